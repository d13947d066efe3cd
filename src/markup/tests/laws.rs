//! What holds for any text whatever: no panic, balanced tags, nothing but allowed HTML, and
//! links in the same order in both passes.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::terms::{terms, with_terms, without_terms};
use super::{parse, render, resolve};
use crate::config::{Markdown, RawHtml};
use crate::parse::Document;

const VOID: &[&str] = &["br", "hr", "img", "source", "col", "wbr"];

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "class",
    "colspan",
    "controls",
    "data-language",
    "data-label",
    "datetime",
    "decoding",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "media",
    "open",
    "poster",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "sizes",
    "span",
    "src",
    "srcset",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "width",
];

/// What is wrong with a page's HTML; nothing if it is balanced and holds only what is allowed.
fn faults(html: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut faults = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !ELEMENTS.contains(&name.as_str()) {
                    faults.push(format!("<{name}>"));
                }
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    if !ATTRIBUTES.contains(&&*attribute) {
                        faults.push(format!("{name}@{attribute}"));
                    }
                    if matches!(&*attribute, "href" | "src" | "poster" | "srcset") {
                        faults.extend(address_fault(&String::from_utf8_lossy(value)));
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if open.pop().as_deref() != Some(&name) {
                    faults.push(format!("</{name}> without its start"));
                }
            }
            Token::Error(error) if format!("{error:?}").contains("InInputStream") => {}
            Token::Error(error) => faults.push(format!("{error:?}")),
            Token::Comment(_) | Token::Doctype(_) => faults.push("a comment".to_owned()),
            Token::String(_) => {}
        }
    }
    faults.extend(open.iter().map(|name| format!("<{name}> without its end")));
    faults
}

/// What a browser would make of the address: blanks and control characters skipped.
fn address_fault(address: &str) -> Option<String> {
    let plain: String = address.chars().filter(|letter| *letter > ' ').collect::<String>().to_lowercase();
    let bad = ["javascript:", "vbscript:", "data:text", "data:image/svg", "file:", "blob:", "view-source:"];
    bad.iter().any(|scheme| plain.starts_with(scheme)).then(|| format!("address {address}"))
}

fn has_link_in_link(html: &str) -> bool {
    let (starts, ends) = (
        html.match_indices("<a ").map(|(at, _)| (at, 1)),
        html.match_indices("</a>").map(|(at, _)| (at, -1)),
    );
    let mut marks: Vec<(usize, i32)> = starts.chain(ends).collect();
    marks.sort_unstable();
    marks
        .iter()
        .scan(0, |open, (_, step)| {
            *open += step;
            Some(*open)
        })
        .any(|open| open > 1)
}

fn safe() -> Markdown {
    Markdown { highlight: false, ..Markdown::default() }
}

fn page(markdown: &str, options: Markdown) -> (Document, String) {
    let document = parse(markdown, options);
    let html = render(&document, &resolve(&document), options);
    (document, html)
}

#[test]
fn no_payload_gets_through() {
    for payload in PAYLOADS {
        for around in [
            payload.to_string(),
            format!("words {payload} words"),
            format!("- item {payload}\n\n  {payload}\n"),
            format!("> {payload}"),
            format!("| a |\n|---|\n| {payload} |\n"),
            format!("<div>\n{payload}\n</div>"),
            format!("[{payload}]({payload})"),
            format!("# {payload}"),
            format!("{payload}\n\nmore\n\n{payload}"),
            format!("> [!note] {payload}\n> {payload}"),
        ] {
            let (_, html) = page(&around, safe());
            assert_eq!(faults(&html), Vec::<String>::new(), "\n-- Markdown\n{around}\n-- HTML\n{html}");
            let (_, html) = page(&around, Markdown { raw_html: RawHtml::Escape, ..safe() });
            assert_eq!(faults(&html), Vec::<String>::new(), "\n-- escaped\n{around}\n-- HTML\n{html}");
        }
    }
}

/// The links of the HTML in order; `resolve` gave every one its own target.
fn hrefs(html: &str) -> Vec<String> {
    let mut all = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let value = |name: &str| {
            tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        all.extend(value("href").or_else(|| value("src")).filter(|href| href.starts_with("link-")));
    }
    all
}

fn numbered(document: &Document) -> Vec<crate::model::Resolved> {
    let mut resolved = resolve(document);
    for (at, link) in resolved.iter_mut().enumerate() {
        link.href = Some(format!("link-{at}").into());
        link.class = crate::model::LinkClass::Internal;
    }
    resolved
}

/// Pieces that make trouble when they meet.
fn piece() -> impl Strategy<Value = String> {
    let pieces: Vec<&'static str> = PIECES.to_vec();
    prop_oneof![4 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_sound_html(markdown in text()) {
        let (document, html) = page(&markdown, safe());
        prop_assert_eq!(faults(&html), Vec::<String>::new(), "\n-- Markdown\n{}\n-- HTML\n{}", markdown, html);
        for link in &document.links {
            prop_assert!(markdown.get(link.span.range()).is_some(), "span {:?} of {:?}", link.span, link);
        }
        for found in &document.diagnostics {
            prop_assert!(found.span.is_none_or(|span| markdown.get(span.range()).is_some()), "{found:?}");
        }
    }

    #[test]
    fn the_nth_link_of_the_scan_is_the_nth_of_the_page(markdown in text()) {
        let document = parse(&markdown, safe());
        let html = render(&document, &numbered(&document), safe());
        let mut shown = hrefs(&html);
        let in_order = |left: &String, right: &String| {
            let number = |href: &str| href.trim_start_matches("link-").parse::<usize>().unwrap_or(usize::MAX);
            number(left).cmp(&number(right))
        };
        shown.sort_by(in_order);
        let before = shown.len();
        shown.dedup();
        prop_assert_eq!(before, shown.len(), "a link is shown twice in\n{}", html);
        prop_assert!(shown.iter().all(|href| href[5..].parse::<usize>().unwrap() < document.links.len()));
    }

    #[test]
    fn terms_add_links_and_nothing_else(markdown in text()) {
        let (document, without) = page(&markdown, safe());
        let html = with_terms(&document, &terms(&document, &["words", "a", "c", "d words", "Note", "x"]));
        prop_assert_eq!(faults(&html), Vec::<String>::new(), "\n-- Markdown\n{}\n-- HTML\n{}", markdown, html);
        prop_assert_eq!(has_link_in_link(&html), has_link_in_link(&without), "\n-- Markdown\n{}\n-- HTML\n{}", markdown, html);
        prop_assert_eq!(without_terms(&html), without);
    }

    #[test]
    fn any_bytes_become_sound_html(markdown in "[ -~\\n\\t\u{0}é\u{2028}]{0,200}") {
        let (_, html) = page(&markdown, safe());
        prop_assert_eq!(faults(&html), Vec::<String>::new(), "\n-- Markdown\n{}\n-- HTML\n{}", markdown, html);
    }
}

#[test]
fn links_keep_their_words_in_both_passes() {
    let markdown = "[one](a) ![two](b) <a href=c>three</a> <img src=d alt=four> https://e.f [[five]] <http://six.x>\n\n\
                    [^1] [seven](g)\n\n[^1]: [eight](h)\n\n| [nine](i) |\n|---|\n| ![ten](j) |\n";
    let document = parse(markdown, safe());
    let targets: Vec<&str> = document.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["a", "b", "c", "d", "https://e.f", "five", "http://six.x", "g", "h", "i", "j"]);
    let html = render(&document, &numbered(&document), safe());
    for (at, words) in
        [(0, "one"), (2, "three"), (4, "https://e.f"), (5, "five"), (7, "seven"), (8, "eight"), (9, "nine")]
    {
        assert!(html.contains(&format!("<a href=\"link-{at}\">{words}</a>")), "{at} {words} in {html}");
    }
    for (at, words) in [(1, "two"), (3, "four"), (10, "ten")] {
        assert!(html.contains(&format!("src=\"link-{at}\"")), "{at} {words} in {html}");
    }
}

#[test]
fn bombs_of_nesting_become_flat_text() {
    for bomb in [
        ">".repeat(20_000) + " x",
        "- ".repeat(10_000) + "x",
        "*a **a ".repeat(5_000),
        "[".repeat(20_000),
        "<div>".repeat(20_000),
        "<b>".repeat(20_000) + "x",
        "![".repeat(5_000) + &"](x)".repeat(5_000),
        "`".repeat(20_000),
        (0..3000).map(|at| format!("{}- x\n", " ".repeat(2 * at))).collect::<String>(),
        (0..200).map(|at| format!("{} note\nx\n", ":".repeat(203 - at))).collect::<String>(),
    ] {
        let (_, html) = page(&bomb, safe());
        assert_eq!(faults(&html), Vec::<String>::new());
    }
    let (document, _) = page(&(">".repeat(200) + " x"), safe());
    assert_eq!(document.diagnostics.len(), 1, "too deep, said once");
}

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "a",
    "words ",
    "# ",
    "## Head\n",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "> [!note] ",
    "> [!tip]- T\n> ",
    "> **Note:** ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "```rust\n",
    "    ",
    "\t",
    "---\n",
    "===\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "[a](b)",
    "![p](q.png)",
    "[[w]]",
    "[[w|x]]",
    "![[p.png]]",
    "![[n]]",
    "[^1]",
    "[^1]: ",
    "\n[r]: /url \"t\"\n",
    "[r]",
    "<https://x.y>",
    "https://x.y/z",
    "www.x.y",
    "a@b.cd",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<div align=center>\n\n",
    "\n</div>\n",
    "<p>",
    "</p>",
    "<details>\n",
    "<summary>s</summary>\n",
    "</details>\n",
    "<table><tr><td>",
    "</td></tr></table>",
    "<ul><li>",
    "<li>",
    "<img src=i>",
    "<br>",
    "<br/>",
    "<hr>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<style>",
    "<iframe src=f>",
    "</iframe>",
    "<h1>",
    "</h1>",
    "<!--",
    "-->",
    "<!-- c -->",
    "<center>",
    "</center>",
    "<section>",
    "</section>",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "|",
    "\n: ",
    "- [ ] ",
    "- [x] ",
    "{#id}",
    " {#id}\n",
    "{.c}",
    "::: note\n",
    "\n:::\n",
    "!!! tip \"T\"\n    ",
    "??? x\n    ",
    "{% hint style=\"info\" %}\n",
    "\n{% endhint %}\n",
    "{{< ref \"x.md\" >}}",
    "{{< odd >}}",
    "{{% note %}}\n",
    "\n{{% /note %}}\n",
    "{{ x }}",
    "\\(",
    "\\)",
    "$",
    "&amp;",
    "&#106;",
    "\\",
    "\"",
    "'",
    "\u{fffc}",
    "é",
    "{% raw %}",
    "{% endraw %}",
    "{{< tabs >}}",
    "{{< tab \"A\" >}}",
    "{{< /tab >}}",
    "{{< figure src=\"a.png\" >}}",
    "<source srcset=\"a 1x, b 2x\">",
    "<picture>",
    "</picture>",
    "<kbd>",
    "</kbd>",
    "<td>",
    "<dt>",
    "<dd>",
    "</li>",
    "\r\n",
    "\r",
];

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://x.y/z.js></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    "<IMG SRC=\"javascript:alert(1)\">",
    "<IMG SRC=javascript:alert(1)>",
    "<IMG SRC=`javascript:alert(1)`>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
    "<IMG SRC=\"jav\tascript:alert(1)\">",
    "<IMG SRC=\"jav&#x0A;ascript:alert(1)\">",
    "<IMG SRC=\" &#14; javascript:alert(1)\">",
    "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
    "<img srcset=\"javascript:alert(1) 1x\">",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe src=data:text/html,<script>alert(1)</script>></iframe>",
    "<embed src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input onfocus=alert(1) autofocus>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>",
    "<a href=\"javascript&Tab;:alert(1)\">x</a>",
    "<a href=\"\u{1}javascript:alert(1)\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<a href=\"file:///etc/passwd\">x</a>",
    "<a href=x onclick=alert(1) onmouseover=alert(2)>x</a>",
    "<a href=\"x\" style=\"background:url(javascript:alert(1))\">x</a>",
    "<a id=\"x\" name=\"y\" href='\"><script>alert(1)</script>'>x</a>",
    "<div style=\"width: expression(alert(1))\">x</div>",
    "<div onclick=alert(1)>x</div>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<style><script>alert(1)</script>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=\"javascript:alert(1)//\">",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<video src=javascript:alert(1) poster=javascript:alert(1) controls></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<xss onclick=\"alert(1)\">x</xss>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<template><script>alert(1)</script></template>",
    "<plaintext><script>alert(1)</script>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "<p/onclick=alert(1)>x",
    "<p \0onclick=alert(1)>x</p>",
    "<a\0href=javascript:alert(1)>x</a>",
    "<p title=\"</p><script>alert(1)</script>\">x</p>",
    "<table background=javascript:alert(1)><td background=javascript:alert(1)>x</td></table>",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](JAVASCRIPT:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#x6a;avascript:alert(1) 'onclick=alert(1)')",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x\"onerror=\"alert(1)](y)",
    "[x](y \"\\\" onmouseover=\\\"alert(1)\")",
    "<javascript:alert(1)>",
    "<data:text/html,<script>>",
    "[x]: javascript:alert(1)\n[x]",
    "# H {onmouseover=alert(1) #i\"d .c\"x}",
    "```\"><script>alert(1)</script>\nx\n```",
    "`<script>alert(1)</script>`",
    "[[javascript:alert(1)]]",
    "[[x|<script>alert(1)</script>]]",
    "[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "https://x.y/\"onclick=alert(1)//",
    "www.x.y/<script>alert(1)</script>",
    "> [!<script>] x",
    "::: <script>\nx\n:::",
    "::: note <script>alert(1)</script>\nx\n:::",
    "!!! note \"<script>alert(1)</script>\"\n    x",
    "{{< figure src=\"javascript:alert(1)\" alt=\"<script>\" >}}",
    "{{< youtube \"><script>alert(1)</script>\" >}}",
    "{% embed url=\"javascript:alert(1)\" %}",
    "{{< <script>alert(1)</script> >}}",
    "{% hint style=\"\\\"><script>alert(1)</script>\" %}\nx\n{% endhint %}",
];
