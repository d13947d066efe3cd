//! (stub of the shell branch; the real one is on main)
#![allow(missing_docs, clippy::all, reason = "a stub")]
use crate::{diag::Diagnostic, model::Handbook, output, source::SourceTree};
use std::sync::Arc;
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    pub drafts: bool,
    pub future: bool,
    pub base_url: Option<String>,
    pub as_of: Option<jiff::civil::Date>,
    pub audience: (),
}
#[derive(Debug, Clone, Default)]
pub struct BuildStats {
    pub pages: usize,
    pub parsed: usize,
    pub rendered: usize,
}
pub struct Build {
    pub site: output::Site,
    pub diagnostics: Vec<Diagnostic>,
    pub stats: BuildStats,
    pub handbook: Arc<Handbook>,
}
#[derive(Debug, Default)]
pub struct Builder;
struct None_;
impl output::RenderPage for None_ {
    fn render(&self, _: output::PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        Ok(Arc::from(&b""[..]))
    }
}
impl Builder {
    pub fn new() -> Self {
        Self
    }
    pub fn build(&mut self, tree: &SourceTree, _options: &BuildOptions) -> Build {
        let mut entries = std::collections::BTreeMap::new();
        let mut diagnostics = vec![];
        for file in &tree.files {
            if let Some(text) = file.text() {
                let stem = file.path.as_str().trim_end_matches(".md").trim_end_matches("index");
                let path = if stem.is_empty() || stem.ends_with('/') {
                    format!("{stem}index.html")
                } else {
                    format!("{stem}/index.html")
                };
                entries.insert(
                    path,
                    output::Entry::Bytes(Arc::from(
                        format!("<!doctype html><title>x</title><body><pre>{text}</pre></body>").into_bytes(),
                    )),
                );
                if let Some(at) = text.find("BROKEN") {
                    diagnostics.push(
                        Diagnostic::new(crate::diag::Code::BrokenLink, "no page")
                            .in_file(&file.path)
                            .at(at..at + 6),
                    );
                }
            }
        }
        let pages = entries.len();
        entries.insert(
            "404.html".into(),
            output::Entry::Bytes(Arc::from(&b"<!doctype html><body>nothing here</body>"[..])),
        );
        Build {
            site: output::Site { entries, pages: Arc::new(None_) },
            diagnostics,
            stats: BuildStats { pages, parsed: pages, rendered: 0 },
            handbook: Arc::default(),
        }
    }
}
