//! Which languages are known, by which names, and how each is read.
//!
//! In: a name from the opening line of a block. Out: a [`Form`]. Never: guesses.

mod curly;
mod other;
mod scripts;
mod shells;

use super::shell::Dialect;
use super::tokens::Code;
use super::toml;

/// How a language is read.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Tokens(&'static Code),
    Shell(&'static Dialect),
    Tags,
    Css,
    Yaml,
    Toml(toml::Dialect),
    Markdown,
    Diff,
    Makefile,
    Nginx,
}

/// The form of the language with this name, in whatever case.
pub(super) fn form(name: &str) -> Option<Form> {
    let is_meant = |(names, _): &&(&[&str], Form)| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    LANGUAGES.iter().find(is_meant).map(|(_, form)| *form)
}

/// Every language with its names. Frequent ones stand first.
pub(super) static LANGUAGES: &[(&[&str], Form)] = &[
    (&["rust", "rs"], Form::Tokens(&curly::RUST)),
    (&["toml"], Form::Toml(toml::Dialect::Toml)),
    (&["yaml", "yml"], Form::Yaml),
    (
        &["json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "webmanifest", "jsonnet"],
        Form::Tokens(&other::JSON),
    ),
    (
        &["sh", "bash", "zsh", "shell", "shellscript", "ksh", "dash", "bats", "ash"],
        Form::Shell(&shells::POSIX),
    ),
    (
        &["console", "shell-session", "shellsession", "sh-session", "terminal", "bash-session"],
        Form::Shell(&shells::CONSOLE),
    ),
    (&["fish"], Form::Shell(&shells::FISH)),
    (&["powershell", "ps1", "pwsh", "psm1", "posh"], Form::Shell(&shells::POWERSHELL)),
    (&["dockerfile", "docker", "containerfile"], Form::Shell(&shells::DOCKERFILE)),
    (
        &["python", "py", "python3", "py3", "pycon", "pyi", "starlark", "bazel"],
        Form::Tokens(&scripts::PYTHON),
    ),
    (&["javascript", "js", "jsx", "node", "mjs", "cjs", "ecmascript"], Form::Tokens(&curly::JAVASCRIPT)),
    (&["typescript", "ts", "tsx", "mts", "cts"], Form::Tokens(&curly::TYPESCRIPT)),
    (
        &["sql", "postgresql", "postgres", "pgsql", "plpgsql", "mysql", "sqlite", "plsql", "tsql", "mariadb"],
        Form::Tokens(&other::SQL),
    ),
    (
        &[
            "html",
            "htm",
            "xhtml",
            "xml",
            "svg",
            "vue",
            "svelte",
            "astro",
            "xsl",
            "xslt",
            "xsd",
            "plist",
            "rss",
            "atom",
            "jinja",
            "jinja2",
            "j2",
            "django",
            "liquid",
            "twig",
            "nunjucks",
            "handlebars",
            "hbs",
            "mustache",
            "tera",
            "ejs",
            "erb",
        ],
        Form::Tags,
    ),
    (&["css", "scss", "sass", "less", "postcss"], Form::Css),
    (&["diff", "patch", "udiff"], Form::Diff),
    (&["markdown", "md", "mdx", "gfm", "commonmark", "mkd"], Form::Markdown),
    (&["go", "golang"], Form::Tokens(&curly::GO)),
    (&["java"], Form::Tokens(&curly::JAVA)),
    (&["kotlin", "kt", "kts"], Form::Tokens(&curly::KOTLIN)),
    (&["swift"], Form::Tokens(&curly::SWIFT)),
    (&["c", "h", "objc", "objective-c"], Form::Tokens(&curly::C)),
    (&["cpp", "c++", "cxx", "cc", "hpp", "h++", "hxx", "arduino", "cuda"], Form::Tokens(&curly::CPP)),
    (&["csharp", "cs", "c#", "dotnet"], Form::Tokens(&curly::CSHARP)),
    (&["ruby", "rb", "rake", "gemfile", "rakefile", "jruby", "podfile"], Form::Tokens(&scripts::RUBY)),
    (&["php", "php3", "php8"], Form::Tokens(&scripts::PHP)),
    (&["lua", "luau"], Form::Tokens(&scripts::LUA)),
    (&["perl", "pl", "pm", "raku"], Form::Tokens(&scripts::PERL)),
    (&["r", "rscript", "splus"], Form::Tokens(&scripts::R)),
    (&["scala", "sbt", "sc"], Form::Tokens(&curly::SCALA)),
    (&["haskell", "hs", "purescript"], Form::Tokens(&scripts::HASKELL)),
    (&["elixir", "ex", "exs"], Form::Tokens(&scripts::ELIXIR)),
    (&["dart"], Form::Tokens(&curly::DART)),
    (&["zig"], Form::Tokens(&curly::ZIG)),
    (&["nix"], Form::Tokens(&other::NIX)),
    (&["hcl", "terraform", "tf", "tfvars", "nomad", "opentofu"], Form::Tokens(&other::HCL)),
    (&["graphql", "gql", "graphqls"], Form::Tokens(&other::GRAPHQL)),
    (&["protobuf", "proto", "proto3"], Form::Tokens(&other::PROTOBUF)),
    (&["nginx", "nginxconf"], Form::Nginx),
    (
        &[
            "ini",
            "cfg",
            "conf",
            "config",
            "properties",
            "env",
            "dotenv",
            ".env",
            "editorconfig",
            "gitconfig",
            "systemd",
            "service",
            "desktop",
            "npmrc",
        ],
        Form::Toml(toml::Dialect::Ini),
    ),
    (&["make", "makefile", "mk", "gnumakefile", "mak"], Form::Makefile),
    (&["cmake"], Form::Tokens(&other::CMAKE)),
    (&["groovy", "gradle", "jenkinsfile"], Form::Tokens(&curly::GROOVY)),
];
