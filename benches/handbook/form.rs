//! For which generator a handbook is written.
//!
//! In: paths below the content. Out: links and the names of fields as that generator wants them.

/// A generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Ours: links lead to files.
    Understory,
    /// Hugo: links lead to addresses, which costs it less than having them looked up and checked.
    Hugo,
}

impl Form {
    /// The form of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Understory, Self::Hugo].into_iter().find(|form| form.name() == name)
    }

    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Understory => "understory",
            Self::Hugo => "hugo",
        }
    }

    /// The field for the one sentence about a page.
    pub(crate) fn summary_key(self) -> &'static str {
        match self {
            Self::Understory => "summary",
            Self::Hugo => "description",
        }
    }

    /// The field for the date of the last change.
    pub(crate) fn updated_key(self) -> &'static str {
        match self {
            Self::Understory => "updated",
            Self::Hugo => "lastmod",
        }
    }

    /// The folder of pictures below the root of a handbook.
    pub(crate) fn pictures(self) -> &'static str {
        match self {
            Self::Understory => "content/pictures",
            Self::Hugo => "static/pictures",
        }
    }

    /// The link from one page to another; both paths without an ending.
    pub(crate) fn page_to(self, from: &str, to: &str) -> String {
        match self {
            Self::Understory => relative(from, to) + ".md",
            Self::Hugo => relative(&format!("{from}/index"), to) + "/",
        }
    }

    /// The link from a page to a file.
    pub(crate) fn path_to(self, from: &str, to: &str) -> String {
        match self {
            Self::Understory => relative(from, to),
            Self::Hugo => relative(&format!("{from}/index"), to),
        }
    }
}

/// The shortest way from the file `from` to the file `to`.
fn relative(from: &str, to: &str) -> String {
    let (mut here, mut there): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    here.pop();
    let shared = here.iter().zip(&there).take_while(|(one, other)| one == other).count();
    let shared = shared.min(there.len() - 1);
    let rest = there.split_off(shared);
    "../".repeat(here.len() - shared) + &rest.join("/")
}
