//! The site as a sorted map from path to bytes, to be copied or to be rendered.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostic;

/// A page among those that a [`RenderPage`] can render.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageIndex(pub u32);

/// Renders pages when they are asked for; the same bytes every time, from any thread.
pub trait RenderPage: Send + Sync {
    /// The bytes of a page.
    ///
    /// # Errors
    /// When its template fails; the finding says where.
    fn render(&self, page: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>>;
}

/// Files of a site that only all of its pages together say: they are made when somebody asks for the
/// first of them.
pub trait Annex: Send + Sync {
    /// The folder in which all of them lie, ending in `/`.
    fn folder(&self) -> &str;

    /// All of them by path. The first call takes its time.
    fn entries(&self) -> &BTreeMap<String, Entry>;
}

/// What stands at one path of the site.
#[derive(Debug, Clone)]
pub enum Entry {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// The bytes of this file, as they are.
    Copy(PathBuf),
    /// A page that is rendered when asked for.
    Page(PageIndex),
}

/// A finished site. Paths are relative, `/`-separated, such as `goals/x/index.html`.
#[derive(Clone)]
pub struct Site {
    /// Everything in it but the files of the annex, by path.
    pub entries: Arc<BTreeMap<String, Entry>>,
    /// The files that are made later.
    pub annex: Option<Arc<dyn Annex>>,
    /// What renders its pages, those of the annex included.
    pub pages: Arc<dyn RenderPage>,
}

/// Why the bytes of a path cannot be had.
#[derive(Debug)]
pub enum SiteError {
    /// The page's template fails.
    Template(Box<Diagnostic>),
    /// The file to be copied cannot be read.
    Read(PathBuf, std::io::Error),
}

impl Site {
    /// What stands at `path`. A path in the folder of the annex has the annex made.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path).or_else(|| {
            let annex = self.annex.as_ref().filter(|annex| path.starts_with(annex.folder()))?;
            annex.entries().get(path)
        })
    }

    /// Everything in it by path, with the files of the annex, which is made now.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, &Entry)> {
        let annexed = self.annex.iter().flat_map(|annex| annex.entries());
        let all: BTreeMap<&str, &Entry> =
            annexed.chain(&*self.entries).map(|(path, entry)| (path.as_str(), entry)).collect();
        all.into_iter().collect()
    }

    /// The bytes at `path`, rendered or read now; `None` when the site has no such path.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<Result<Arc<[u8]>, SiteError>> {
        self.entry(path).map(|entry| self.entry_bytes(entry))
    }

    /// Renders every page and says which templates fail, for runs that do not write.
    #[must_use]
    pub fn template_failures(&self) -> Vec<Diagnostic> {
        let entries: Vec<&Entry> = self.entries.values().collect();
        let failure = |entry: &&Entry| match entry {
            Entry::Page(page) => self.pages.render(*page).err().map(|finding| *finding),
            Entry::Bytes(_) | Entry::Copy(_) => None,
        };
        entries.par_iter().filter_map(failure).collect()
    }

    /// The bytes of one of the site's entries.
    ///
    /// # Errors
    /// When a template fails or a file cannot be read.
    pub fn entry_bytes(&self, entry: &Entry) -> Result<Arc<[u8]>, SiteError> {
        match entry {
            Entry::Bytes(bytes) => Ok(bytes.clone()),
            Entry::Copy(file) => read(file),
            Entry::Page(page) => self.pages.render(*page).map_err(SiteError::Template),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "output is one of the two rooms that touch the disk")]
fn read(file: &std::path::Path) -> Result<Arc<[u8]>, SiteError> {
    std::fs::read(file).map(Arc::from).map_err(|error| SiteError::Read(file.to_owned(), error))
}

impl fmt::Debug for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Site").field("entries", &self.entries).finish_non_exhaustive()
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(finding) => write!(out, "{}", finding.message),
            Self::Read(file, error) => write!(out, "cannot read {}: {error}", file.display()),
        }
    }
}

impl std::error::Error for SiteError {}
