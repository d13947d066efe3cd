//! Small texts in many languages, written as a reader would colour them.
//!
//! `⟦k fn⟧` stands for `fn` in an element of class `k`; without such marks, the sample is the
//! text that is coloured.

use super::super::html;
use crate::markup::escape;

/// The text of a sample, and its HTML.
fn text_and_html(sample: &str) -> (String, String) {
    let (mut text, mut html) = (String::new(), String::new());
    for (number, piece) in sample.split('⟦').enumerate() {
        let (marked, plain) = if number == 0 { ("", piece) } else { piece.split_once('⟧').unwrap() };
        if let Some((class, marked)) = marked.split_once(' ') {
            html.push_str(&format!("<span class=\"{class}\">"));
            escape::text(&mut html, marked);
            html.push_str("</span>");
            text.push_str(marked);
        }
        escape::text(&mut html, plain);
        text.push_str(plain);
    }
    (text, html)
}

#[track_caller]
fn check(language: &str, sample: &str) {
    let (text, expected) = text_and_html(sample);
    assert_eq!(html(language, &text), Some(expected), "{language}: {text}");
}

#[test]
fn the_output_is_html() {
    assert_eq!(
        html("rust", "fn main() { let x = \"<a>\"; } // end\n").unwrap(),
        "<span class=\"k\">fn</span> <span class=\"f\">main</span>() { <span class=\"k\">let</span> x = \
         <span class=\"s\">&quot;&lt;a&gt;&quot;</span>; } <span class=\"c\">// end</span>\n"
    );
    assert_eq!(
        html("json", "{\"a\": 1}\n").unwrap(),
        "{<span class=\"a\">&quot;a&quot;</span>: <span class=\"n\">1</span>}\n"
    );
}

#[test]
fn the_usual_languages_are_known() {
    let names = "rust toml yaml yml json jsonc json5 sh bash zsh fish shell console shell-session powershell ps1 python \
                 py js javascript ts typescript tsx jsx sql html css dockerfile Dockerfile diff patch markdown md go \
                 java c cpp c++ c# csharp ruby xml svg vue ini make kotlin swift hcl terraform graphql nginx scss less \
                 php lua perl r scala haskell elixir dart zig nix protobuf properties env cmake groovy jinja liquid";
    for name in names.split(' ') {
        assert!(html(name, "a = 1\n").is_some(), "{name}");
    }
}

#[test]
fn what_is_unknown_or_too_long_stays_plain() {
    assert_eq!(html("nonsense", "a"), None);
    assert_eq!(html("text", "a"), None);
    assert_eq!(html("plain", "a"), None);
    assert_eq!(html("", "a"), None);
    assert!(html("rust", &"a\n".repeat(128 * 1024)).is_some());
    assert_eq!(html("rust", &"a\n".repeat(128 * 1024 + 1)), None);
}

#[test]
fn rust() {
    check(
        "rust",
        "⟦c /// Doc⟧\n#[⟦a derive⟧(⟦t Debug⟧)]\n⟦k pub⟧ ⟦k struct⟧ ⟦t A⟧<⟦k 'a⟧>(&⟦k 'a⟧ ⟦t str⟧);\n",
    );
    check("rust", "⟦k let⟧ s = ⟦s r#\"a \"b\" \\\"#⟧ + ⟦s b\"\\\"\"⟧ + ⟦s \"a\nb\"⟧;");
    check("rust", "⟦c /* a /* b */ c */⟧ ⟦k match⟧ c { ⟦s '\\''⟧ | ⟦s '\\u{1f600}'⟧ | ⟦s 'é'⟧ => ⟦n MAX⟧ }");
    check(
        "rust",
        "⟦f println!⟧(⟦s \"{}\"⟧, ⟦n 0xff_u32⟧ + ⟦n 1_000⟧ + ⟦n 1e-5⟧); ⟦n 0⟧..⟦n 10⟧; a != b; x.⟦k await⟧",
    );
    check("rust", "⟦k 'outer⟧: ⟦k loop⟧ { ⟦k break⟧ ⟦k 'outer⟧ }");
}

#[test]
fn python() {
    check(
        "python",
        "⟦a @app.route⟧(⟦s \"/x\"⟧)\n⟦k class⟧ ⟦t Foo⟧(⟦t Bar⟧):\n    ⟦s \"\"\"Doc\n    \"x\" \"\"\"⟧\n",
    );
    check("py", "⟦k def⟧ ⟦f run⟧(⟦k self⟧, n: ⟦t int⟧ = ⟦n 1_000⟧) -> ⟦n None⟧: ⟦k pass⟧  ⟦c # end⟧");
    check("python", "x = ⟦s f\"a ⟧⟦v {n + 1}⟧⟦s  {{b}}\"⟧ + ⟦s r'\\d'⟧ + ⟦s b\"x\"⟧");
}

#[test]
fn a_quote_that_is_not_closed_is_no_string() {
    check("python", "don't ⟦s \"say\"⟧ it's\n⟦k if⟧");
    check("js", "don`t ⟦k if⟧");
}

#[test]
fn javascript_and_typescript() {
    check("js", "⟦k const⟧ f = ⟦k async⟧ (x) => ⟦s `a ⟧⟦v ${x.map(y => `n`)}⟧⟦s  b`⟧;");
    check("js", "⟦k const⟧ re = ⟦s /a[/]\\/d/gi⟧, q = a / b / c, r = (a) / ⟦n 2⟧ / ⟦n 0xff⟧;");
    check(
        "js",
        "o = { type: ⟦s \"x\"⟧, in: ⟦n null⟧ }; ⟦k import⟧(⟦s './a.js'⟧); x.delete; ⟦c // https://a.b⟧",
    );
    check("jsx", "⟦k return⟧ <⟦t A.B⟧ ⟦a c⟧=⟦s \"d\"⟧ ⟦a e⟧={f}>it's <⟦t b⟧>x</⟦t b⟧></⟦t A.B⟧>;");
    check(
        "ts",
        "⟦a @Input⟧() ⟦k private⟧ ⟦k readonly⟧ a: ⟦t string⟧[] = []; ⟦k interface⟧ ⟦t A⟧<⟦t T⟧> { b?: ⟦t number⟧ }",
    );
}

#[test]
fn a_comment_in_an_object_of_javascript_ends() {
    check("javascript", "{\n  ⟦c /* a \"b\" */⟧\n  ⟦s \"c\"⟧: ⟦s \"d\"⟧,\n}\n");
}

#[test]
fn json() {
    check(
        "json",
        "{⟦a \"a\"⟧: ⟦s \"b:c\"⟧, ⟦a \"n\\\"\"⟧ : [-⟦n 1⟧, ⟦n 1e-5⟧, ⟦n true⟧, ⟦n null⟧]} ⟦c // x⟧\n",
    );
    check("json5", "{ ⟦a key⟧: ⟦s 'x'⟧ } ⟦c /* y */⟧");
}

#[test]
fn yaml() {
    check(
        "yaml",
        "⟦c # c⟧\n---\n⟦a name⟧: ⟦s Build it⟧ ⟦c #now⟧\n⟦a on⟧: [⟦s push⟧, {⟦a branch⟧: ⟦s main⟧}]\n",
    );
    check(
        "yaml",
        "⟦a \"a b\"⟧: ⟦s 'it''s'⟧\n⟦a list⟧:\n  - ⟦n 1.2⟧\n  - ⟦a date⟧: ⟦n 2025-03-01⟧\n    ⟦a x⟧: ⟦n true⟧\n",
    );
    check(
        "yml",
        "⟦a base⟧: ⟦v &a⟧\n  ⟦a url⟧: ⟦s https://a.b:80/c#d⟧\n⟦a use⟧: ⟦v *a⟧\n⟦a tag⟧: ⟦t !Ref⟧ ⟦s x⟧\n",
    );
    check(
        "yaml",
        "- ⟦a run⟧: |\n    ⟦s echo \"a: b\"⟧\n    ⟦s # text⟧\n\n  ⟦a with⟧: >-\n    ⟦s x⟧\n- ⟦s y⟧\n",
    );
}

#[test]
fn toml_and_ini() {
    check("toml", "[⟦t package⟧]\n⟦a name⟧ = ⟦s \"x\"⟧ ⟦c # c⟧\n[[⟦t bin⟧]]\n⟦a a.b.\"c d\"⟧ = ⟦n 1_000⟧\n");
    check(
        "toml",
        "⟦a a⟧ = ⟦n 1979-05-27T07:32:00Z⟧\n⟦a b⟧ = [\n  ⟦s 'x\\'⟧, { ⟦a k⟧ = ⟦n true⟧, ⟦a l⟧ = ⟦n inf⟧ },\n]\n",
    );
    check("toml", "⟦a s⟧ = ⟦s \"\"\"\na \"b\"\n\"\"\"⟧\n");
    check("ini", "⟦c ; c⟧\n[⟦t section⟧]\n⟦a key⟧ = value ⟦c # c⟧\n⟦a n⟧: ⟦n 10⟧\n");
    check("env", "⟦k export⟧ ⟦a A⟧=⟦s \"b ⟧⟦v $C⟧⟦s \"⟧\n⟦a URL⟧=https://x/⟦v ${Y}⟧\n");
}

#[test]
fn shell() {
    check(
        "sh",
        "⟦c #!/bin/sh⟧\n⟦v A⟧=b ⟦f cargo⟧ build ⟦a --target⟧=⟦s \"⟧⟦v $T⟧⟦s \"⟧ 2⟦o >&⟧1 ⟦o |⟧ ⟦f grep⟧ ⟦a -v⟧ ⟦s 'x'⟧\n",
    );
    check(
        "bash",
        "⟦k for⟧ f ⟦k in⟧ *.md; ⟦k do⟧ ⟦f echo⟧ ⟦s \"⟧⟦v ${f%.md}⟧⟦s  ⟧⟦v $(a \"b\")⟧⟦s \"⟧; ⟦k done⟧\n",
    );
    check(
        "sh",
        "⟦k if⟧ [ ⟦a -f⟧ a ] ⟦o &&⟧ ⟦f test⟧ b; ⟦k then⟧\n  ⟦k export⟧ ⟦v P⟧=⟦v $H⟧/bin ⟦c # c⟧\n⟦k fi⟧\n",
    );
    check(
        "sh",
        "⟦k case⟧ ⟦v $1⟧ ⟦k in⟧\n  a) ⟦f run⟧ $(⟦f pwd⟧) ;;\n⟦k esac⟧\n⟦f curl⟧ a#b \\\n  ⟦a -d⟧ @f\n",
    );
    check("powershell", "⟦v $x⟧ = ⟦f Get-Item⟧ ⟦a -Path⟧ ⟦s \"C:\\a\"⟧ ⟦o |⟧ ⟦f Sort⟧ ⟦c <# b #>⟧\n");
}

#[test]
fn only_lines_with_a_prompt_are_commands() {
    check(
        "console",
        "$ ⟦f cargo⟧ build ⟦a --release⟧\n   Compiling a v0.1 (don't)\n⟦c # c⟧\nme@host:~$ ⟦f ls⟧ \\\n  ⟦a -l⟧\n",
    );
    check("sh", "$ ⟦f npm⟧ install\nadded 3\n");
    check("console", "⟦f npm⟧ install\n");
}

#[test]
fn dockerfile() {
    check(
        "Dockerfile",
        "⟦c # c⟧\n⟦k FROM⟧ rust:1.89 ⟦k AS⟧ build\n⟦k RUN⟧ ⟦f apt⟧ update ⟦o &&⟧ \\\n    ⟦f apt⟧ install ⟦a -y⟧ curl\n⟦k COPY⟧ \
         ⟦a --from⟧=build /a /b\n⟦k ENV⟧ ⟦v A⟧=⟦v $B⟧\n⟦k CMD⟧ [⟦s \"a\"⟧, ⟦s \"-b\"⟧]\n",
    );
}

#[test]
fn sql() {
    check(
        "sql",
        "⟦k SELECT⟧ u.name, ⟦f sum⟧(x) ⟦k as⟧ n ⟦k From⟧ t ⟦k WHERE⟧ a = ⟦s 'it''s'⟧ ⟦k AND⟧ b > ⟦n 10⟧ ⟦c -- c⟧\n",
    );
    check(
        "postgres",
        "⟦k create⟧ ⟦k table⟧ t (id ⟦t INTEGER⟧ ⟦k primary⟧ ⟦k key⟧); ⟦c /* b */⟧ ⟦v :p⟧ ⟦v $1⟧ a::⟦t text⟧",
    );
}

#[test]
fn markup() {
    check(
        "html",
        "<!⟦k DOCTYPE⟧ ⟦a html⟧>\n⟦c <!-- c -->⟧<⟦t a-b⟧ ⟦a class⟧=⟦s \"a b\"⟧ ⟦a id⟧=⟦s x⟧ ⟦a hidden⟧>a ⟦n &amp;⟧ b < c</⟦t a-b⟧>\n",
    );
    check("html", "<⟦t script⟧ ⟦a src⟧=⟦s 'x'⟧>if (a <b) { \"</b>\" }</⟦t script⟧><⟦t br⟧/>");
    check("xml", "<?⟦k xml⟧ ⟦a version⟧=⟦s \"1.0\"⟧?><⟦t x:y⟧/>⟦s <![CDATA[ <a> ]]>⟧");
    check("jinja", "⟦c {# c #}⟧{ ⟦v {{ x }}⟧<⟦t p⟧>⟦v {% if a %}⟧");
}

#[test]
fn style_sheets() {
    check(
        "css",
        "⟦c /* c */⟧ ⟦t a⟧⟦a :hover⟧, ⟦a .b⟧ > ⟦a #c⟧[⟦a d⟧=⟦s \"x\"⟧] { ⟦a color⟧: ⟦n #fff⟧; ⟦a margin⟧: ⟦n -1px⟧ ⟦n .5em⟧ }",
    );
    check(
        "css",
        "⟦k @media⟧ (width: ⟦n 40rem⟧) { ⟦t p⟧ { ⟦a --x⟧: ⟦f var⟧(⟦v --y⟧) ⟦k !important⟧; ⟦a b⟧: ⟦f url⟧(⟦s \"a;b\"⟧) } }",
    );
    check(
        "scss",
        "⟦v $v⟧: ⟦n 10%⟧; ⟦c // c⟧\n⟦a .a⟧ { &⟦a :hover⟧ { ⟦a top⟧: ⟦v $v⟧; } ⟦k @include⟧ ⟦f b⟧(⟦n 1⟧); }",
    );
}

#[test]
fn differences() {
    check("diff", "⟦c --- a/x⟧\n⟦c +++ b/x⟧\n⟦c @@ -1 +1 @@⟧\n same\n⟦d -old⟧\n⟦i +new⟧\n");
}

#[test]
fn markdown() {
    check(
        "md",
        "⟦k # Title⟧\n⟦k -⟧ item `` with ⟦s `code`⟧ and [link](⟦s http://x⟧)\n⟦c > ⟧quote\n⟦s ```rust⟧\n⟦s fn x⟧\n⟦s ```⟧\n⟦k 1.⟧ a",
    );
}

#[test]
fn makefiles_and_nginx() {
    check(
        "make",
        "⟦a CC⟧ := gcc ⟦c # x⟧\n⟦f all⟧: ⟦v $(OBJ)⟧ a.o\n\t⟦v $(CC)⟧ -o ⟦v $@⟧ ⟦s \"x\"⟧\n⟦k ifeq⟧ (a,b)\n⟦k endif⟧\n",
    );
    check(
        "nginx",
        "⟦k server⟧ {\n  ⟦k listen⟧ ⟦n 80⟧; ⟦c # c; d⟧\n  ⟦k location⟧ /a { ⟦k set⟧ ⟦v $x⟧ ⟦s \"y;\"⟧; ⟦k gzip⟧ ⟦n on⟧; }\n}\n",
    );
}

#[test]
fn languages_with_curly_brackets() {
    check(
        "go",
        "⟦k func⟧ (s *⟦t Server⟧) ⟦f Run⟧() ⟦t error⟧ { fmt.⟦f Println⟧(⟦s `raw`⟧, ⟦s 'c'⟧, ⟦n nil⟧) }",
    );
    check(
        "java",
        "⟦a @Override⟧ ⟦k public⟧ ⟦t void⟧ ⟦f a⟧() { ⟦t List⟧<⟦t A⟧> x = ⟦k new⟧ ⟦t B⟧(⟦n 10L⟧); }",
    );
    check(
        "c",
        "⟦k #include⟧ ⟦s <stdio.h>⟧\n⟦t int⟧ ⟦f main⟧(⟦t void⟧) { ⟦f printf⟧(⟦s \"%d\\n\"⟧, ⟦n 0xFF⟧); } ⟦c // x⟧",
    );
    check("c++", "⟦k auto⟧ s = ⟦s R\"x(a)\" )x\"⟧; std::⟦t Foo⟧ n = ⟦n 1'000⟧;");
    check(
        "cs",
        "⟦k var⟧ x = ⟦s $\"a ⟧⟦v {b}⟧⟦s \"⟧ + ⟦s @\"c:\\\"⟧; ⟦t Console⟧.⟦f WriteLine⟧(⟦k new⟧ ⟦t Foo⟧());",
    );
    check(
        "kotlin",
        "⟦k data⟧ ⟦k class⟧ ⟦t A⟧(⟦k val⟧ x: ⟦t Int⟧) { ⟦k fun⟧ ⟦f b⟧() = ⟦s \"a ⟧⟦v $x⟧⟦s  ⟧⟦v ${y.z}⟧⟦s \"⟧ }",
    );
    check("swift", "⟦k let⟧ y = ⟦s \"a ⟧⟦v \\(x + 1)⟧⟦s  b\"⟧; ⟦k self⟧.⟦f bar⟧(in: ⟦n nil⟧)");
    check("scala", "⟦k case⟧ ⟦k class⟧ ⟦t A⟧(); ⟦k val⟧ s = ⟦s s\"a ⟧⟦v $b⟧⟦s \"⟧");
    check("zig", "⟦k const⟧ std = ⟦f @import⟧(⟦s \"std\"⟧);");
}

#[test]
fn languages_for_scripts() {
    check(
        "ruby",
        "⟦k class⟧ ⟦t Foo⟧ < ⟦t Bar⟧\n  ⟦k def⟧ ⟦f a?⟧; ⟦v @x⟧ == ⟦n :z⟧; ⟦f b⟧(⟦a c⟧: ⟦s \"d ⟧⟦v #{e}⟧⟦s \"⟧); ⟦k end⟧",
    );
    check(
        "php",
        "<?⟦k php⟧ #[⟦a Route⟧(⟦s '/x'⟧)]\n⟦k function⟧ ⟦f a⟧(⟦t string⟧ ⟦v $b⟧): ?⟦t Bar⟧ {} ⟦c # c⟧",
    );
    check("lua", "⟦c --[[ a\nb ]]⟧ ⟦k local⟧ x = ⟦s [[c]]⟧ ⟦c -- d⟧");
    check("perl", "⟦k my⟧ ⟦v $x⟧ = ⟦s \"a ⟧⟦v $b⟧⟦s \"⟧; ⟦c # c⟧");
    check("r", "x.y <- ⟦f c⟧(⟦n 1.5⟧, ⟦n TRUE⟧) ⟦c # c⟧");
    check(
        "haskell",
        "⟦f foo'⟧ :: ⟦t Int⟧ -> ⟦t Maybe⟧ ⟦t A⟧ ⟦c -- c⟧\nfoo' x = ⟦k let⟧ y = ⟦s 'c'⟧ ⟦k in⟧ y ⟦c {- {- -} -}⟧",
    );
    check(
        "elixir",
        "⟦k defmodule⟧ ⟦t Foo⟧ ⟦k do⟧ ⟦a @doc⟧ ⟦s \"x\"⟧; ⟦k def⟧ ⟦f a⟧(b), ⟦a do⟧: {⟦n :ok⟧, b} ⟦k end⟧",
    );
}

#[test]
fn languages_that_describe() {
    check(
        "hcl",
        "⟦k resource⟧ ⟦s \"a\"⟧ {\n  ⟦a name⟧ = ⟦s \"a-⟧⟦v ${var.b}⟧⟦s \"⟧\n  ⟦a n⟧ = ⟦f length⟧(x) == ⟦n 1⟧\n}",
    );
    check("nix", "{ pkgs }: ⟦k let⟧ ⟦a a-b⟧ = ⟦s ''x ⟧⟦v ${y}⟧⟦s ''⟧; ⟦k in⟧ a-b");
    check("graphql", "⟦k query⟧ ⟦t A⟧(⟦v $id⟧: ⟦n ID⟧!) { ⟦f user⟧(⟦a id⟧: ⟦v $id⟧) ⟦a @skip⟧ { name } }");
    check("proto", "⟦k message⟧ ⟦t A⟧ { ⟦k repeated⟧ ⟦t string⟧ b = ⟦n 1⟧; } ⟦k rpc⟧ ⟦f Get⟧(⟦t A⟧)");
    check("cmake", "⟦f add_library⟧(x ⟦n STATIC⟧ ⟦v ${SRC}⟧) ⟦c # c⟧\n⟦k IF⟧(⟦k NOT⟧ a)");
}
