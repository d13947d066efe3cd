//! Loading real folders: what is a page, what is left out, what cannot be read.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use understory::source::{Known, LoadOptions, ProblemKind, SourceFile, SourceTree, load};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn tree(root: &Path) -> SourceTree {
    load(root, &LoadOptions::default(), None).expect("the folder loads")
}

fn paths(tree: &SourceTree) -> Vec<&str> {
    tree.files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn stores_of_other_tools_hold_no_pages() {
    let files = [
        ("a.md", "# A"),
        (".hidden/b.md", "# B"),
        (".gitbook/assets/c (1).png", "x"),
        ("node_modules/d.md", "# D"),
        ("target/CACHEDIR.TAG", ""),
        ("target/e.md", "# E"),
        (".github/ISSUE_TEMPLATE/f.md", "# F"),
        ("public/.understory-manifest.json", "{}"),
        ("public/index.html", ""),
        ("LICENSE.md", "MIT"),
        ("guide.mdx", "x"),
    ];
    let root = folder(&files);
    let tree = tree(root.path());
    assert_eq!(paths(&tree), [".gitbook/assets/c (1).png", "LICENSE.md", "a.md"]);
    assert!(
        !tree.file("LICENSE.md").expect("it is loaded").is_text(),
        "a licence is no page, but may be linked"
    );
    assert_eq!(tree.problems.len(), 1);
    assert_eq!(
        (tree.problems[0].path.as_str(), &tree.problems[0].kind),
        ("guide.mdx", &ProblemKind::UnsupportedFormat)
    );
}

#[test]
fn symbolic_links_may_lead_inside_but_not_outside_or_in_circles() {
    let outside = folder(&[("secret.md", "# S")]);
    let root = folder(&[("in/a.md", "# A")]);
    symlink(outside.path(), root.path().join("out")).expect("a link");
    symlink(outside.path().join("secret.md"), root.path().join("leak.md")).expect("a link");
    symlink(root.path(), root.path().join("in/loop")).expect("a link");
    symlink(root.path().join("in/a.md"), root.path().join("same.md")).expect("a link");
    symlink(root.path().join("gone.md"), root.path().join("dead.md")).expect("a link");
    let tree = tree(root.path());
    assert_eq!(paths(&tree), ["in/a.md", "same.md"]);
    let problems: Vec<(&str, &ProblemKind)> =
        tree.problems.iter().map(|problem| (problem.path.as_str(), &problem.kind)).collect();
    assert_eq!(
        problems,
        [
            ("dead.md", &ProblemKind::DanglingLink),
            ("in/loop", &ProblemKind::SymlinkLoop),
            ("leak.md", &ProblemKind::OutsideRoot),
            ("out", &ProblemKind::OutsideRoot)
        ]
    );
}

#[test]
fn links_from_folder_to_folder_are_followed_until_they_lead_back() {
    let root = folder(&[("one/a.md", "# A"), ("two/b.md", "# B")]);
    symlink(root.path().join("two"), root.path().join("one/to-two")).expect("a link");
    symlink(root.path().join("one"), root.path().join("two/to-one")).expect("a link");
    symlink(root.path(), root.path().join("two/up")).expect("a link");
    let tree = tree(root.path());
    assert_eq!(paths(&tree), ["one/a.md", "one/to-two/b.md", "two/b.md", "two/to-one/a.md"]);
    let problems: Vec<&str> = tree.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(problems, ["one/to-two/to-one", "one/to-two/up", "two/to-one/to-two", "two/up"]);
    assert!(tree.problems.iter().all(|problem| problem.kind == ProblemKind::SymlinkLoop));
}

#[test]
fn a_file_is_read_again_only_when_it_changed() {
    let root = folder(&[("a.md", "# A"), ("b.md", "# B")]);
    let first = tree(root.path());
    fs::write(root.path().join("b.md"), "# C").expect("a write");
    let second = again(root.path(), &first, &[]);
    assert!(std::sync::Arc::ptr_eq(&first.files[0], &second.files[0]), "a.md is the same");
    assert_ne!(first.files[1].hash, second.files[1].hash);
}

#[test]
fn a_file_that_was_named_as_changed_is_read_again_whatever_its_size_and_times_say() {
    let root = folder(&[("a.md", "# A")]);
    let mut known = tree(root.path());
    // As if two writes of one size had come within one tick of the clock that files have.
    let (path, stamp) = (known.files[0].path.clone(), known.files[0].stamp);
    known.files[0] = SourceFile::of_bytes(path, stamp, b"# B".to_vec()).into();
    let text = |tree: &SourceTree| tree.files[0].text().expect("a text").to_string();
    assert_eq!(text(&again(root.path(), &known, &[])), "# B");
    assert_eq!(text(&again(root.path(), &known, &["a.md"])), "# A");
}

/// The tree, loaded again; these paths were named as changed.
fn again(root: &Path, tree: &SourceTree, named: &[&str]) -> SourceTree {
    let named = named.iter().map(|path| root.join(path)).collect();
    load(root, &LoadOptions::default(), Some(Known { tree, named: &named })).expect("it loads")
}

#[test]
fn a_missing_folder_is_an_error_of_the_environment() {
    assert!(load(Path::new("/nowhere/at/all"), &LoadOptions::default(), None).is_err());
    let root = folder(&[("a.md", "")]);
    assert!(load(&root.path().join("a.md"), &LoadOptions::default(), None).is_err());
}

#[test]
fn the_theme_is_loaded_as_text_and_is_no_content() {
    let root = folder(&[
        ("content/a.md", "# A"),
        ("look/templates/page.html", "x"),
        ("look/custom.css", "y"),
        ("stray.md", "# S"),
    ]);
    let options =
        LoadOptions { content: "content".into(), themes: vec!["look".into()], ..LoadOptions::default() };
    let tree = load(root.path(), &options, None).expect("it loads");
    assert_eq!(paths(&tree), ["content/a.md", "look/custom.css", "look/templates/page.html"]);
}

#[test]
fn settings_and_navigation_are_read_where_the_root_is_the_content() {
    let root = folder(&[("a.md", "# A"), ("mkdocs.yml", "nav:\n"), ("handbook.toml", "content = \"\"\n")]);
    let tree = tree(root.path());
    assert_eq!(paths(&tree), ["a.md", "handbook.toml", "mkdocs.yml"]);
    assert!(tree.files.iter().all(|file| file.is_text()));
}
