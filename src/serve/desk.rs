//! The preview's own pages, below `/__preview/`: the script that keeps pages current, what it shows
//! of a page, and the dashboard.
//!
//! In: what is asked, the published site. Out: an answer, or none for what belongs to the site.
//! Never: a word about a file that the build's readers may not see, or HTML that is not escaped.

mod dashboard;
mod excerpt;
mod explain;
mod eyes;
mod finding;
mod findings;
mod html;
mod page;
mod script;

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use super::answer::{Answer, Asked, HTML};
use super::board::Published;
use super::kinds;
use super::pages::with_client;
use crate::diag::Code;

/// Where browsers hear about new builds.
pub(super) const EVENTS: &str = "/__preview/events";
/// The script that every page gets.
pub(super) const CLIENT: &str = "/__preview/client.js";
/// The dashboard.
const DASHBOARD: &str = "/__preview/";
const STYLE: &str = "/__preview/style.css";
const STYLE_TEXT: &str = include_str!("desk/style.css");

/// The answer of the preview itself.
pub(super) fn answer(asked: &Asked<'_>, published: &Published) -> Option<Answer> {
    let url = asked.url.split('#').next().unwrap_or("");
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let below = path.strip_prefix("/__preview").filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
    let text = |name: &str, text: &str| Answer::new(200, kinds::of(name), Arc::from(text.as_bytes()));
    Some(match below {
        "" => Answer::words(307, "a folder\n").with("Location", DASHBOARD.to_owned()),
        "/" => shown(asked, published, &dashboard::page(published, is_here(asked))),
        "/page" => text("page.json", &page::json(query, published, is_here(asked))),
        "/client.js" => text(CLIENT, &script::text(&published.report)),
        "/style.css" => text(STYLE, STYLE_TEXT),
        other => match other.strip_prefix("/explain/").and_then(Code::from_name) {
            Some(code) => shown(asked, published, &explain::page(code)),
            None => Answer::words(404, "there is no such page\n"),
        },
    })
}

/// One of the preview's own pages; it is kept current like every other page.
fn shown(asked: &Asked<'_>, published: &Published, page: &str) -> Answer {
    let tag = format!("\"{:016x}\"", xxh3_64(page.as_bytes()));
    let is_known = asked.known.is_some_and(|known| known.split(',').any(|it| it.trim() == tag));
    let answer = match is_known {
        true => Answer::new(304, HTML, Arc::from([])),
        false => Answer::new(200, HTML, with_client(page.as_bytes(), published.number)),
    };
    answer.with("ETag", tag).with("X-Build", published.number.to_string())
}

/// Whether who asks sits at this machine, so that its editor can open a file.
fn is_here(asked: &Asked<'_>) -> bool {
    let host = asked.host.unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name.eq_ignore_ascii_case("localhost") || name.starts_with("127.") || host.starts_with("[::1]")
}

/// A whole page of the preview around `main`.
fn framed(title: &str, main: &str) -> String {
    let title = html::escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; \
         img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n<link rel=\"icon\" href=\"data:,\">\n</head>\n\
         <body>\n{main}</body>\n</html>\n"
    )
}

#[cfg(test)]
pub(super) mod tests {

    use super::*;
    use crate::output::{PageIndex, RenderPage, Site};
    use crate::serve::report::Report;

    struct NoPages;

    impl RenderPage for NoPages {
        fn render(&self, _: PageIndex) -> Result<Arc<[u8]>, Box<crate::diag::Diagnostic>> {
            Ok(Arc::from([]))
        }
    }

    /// A published site without pages.
    pub(in crate::serve) fn published(report: Report) -> Published {
        let site = Site { entries: Arc::default(), annex: None, pages: Arc::new(NoPages) };
        Published {
            number: 3,
            site,
            base_path: "/".to_owned(),
            report: Arc::new(report),
            redone: Arc::default(),
            trouble: None,
        }
    }

    fn get<'a>(url: &'a str, known: Option<&'a str>) -> Option<Answer> {
        let asked = Asked { method: "GET", url, host: Some("localhost:1"), known, ..Asked::default() };
        answer(&asked, &published(Report::default()))
    }

    #[test]
    fn only_what_lies_below_its_own_folder_is_answered() {
        for url in ["/", "/__previews/", "/__preview.css", "/goals/__preview/"] {
            assert!(get(url, None).is_none(), "{url}");
        }
        assert_eq!(get("/__preview", None).unwrap().status, 307);
        assert_eq!(get("/__preview/nothing", None).unwrap().status, 404);
        assert_eq!(get("/__preview/explain/no-such-code", None).unwrap().status, 404);
        for url in ["/__preview/", "/__preview/?x", "/__preview/style.css", "/__preview/client.js"] {
            assert_eq!(get(url, None).unwrap().status, 200, "{url}");
        }
    }

    #[test]
    fn the_dashboard_has_the_script_and_is_not_sent_twice() {
        let page = get("/__preview/", None).unwrap();
        let text = String::from_utf8(page.body.to_vec()).unwrap();
        assert_eq!(text.matches("<script").count(), 1);
        assert!(text.contains("<script src=\"/__preview/client.js\" data-build=\"3\" defer></script>"));
        let (_, tag) = page.headers.iter().find(|(name, _)| *name == "ETag").unwrap();
        assert_eq!(get("/__preview/", Some(tag)).unwrap().status, 304);
    }

    #[test]
    fn only_this_machine_gets_links_into_its_editor() {
        let from = |host| is_here(&Asked { host: Some(host), ..Asked::default() });
        assert!(from("localhost:4747") && from("127.0.0.1:4747") && from("[::1]:4747") && from("LOCALHOST"));
        assert!(!from("desk.local:4747") && !from("192.168.1.7:4747") && !from(""));
    }
}
