//! Views into bytes, through templates. Tera lives here and nowhere else.
//!
//! In: a [`crate::theme::Theme`] and views. Out: bytes. Never: sees a handbook, a document, or Markdown.

use crate::diag::{Diagnosed, Diagnostic};
use crate::theme::Theme;
use crate::view::{PageView, SiteView};
/// stub
#[derive(Default)]
pub struct Renderer;
impl Renderer {
    /// stub
    #[must_use]
    pub fn new(_theme: &Theme, _site: &SiteView) -> Diagnosed<Self> {
        Diagnosed::default()
    }
    /// # Errors
    /// stub
    pub fn page(
        &self,
        _view: &PageView,
        _body: &str,
        _template: Option<&str>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        Ok(Vec::new())
    }
}
