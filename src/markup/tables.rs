//! Tables: narrow ones become labelled blocks on a phone, wide ones scroll in a region.
//!
//! In: tables of Markdown. Out: `<div class="table" …><table>` with alignment as classes and, in
//! narrow tables, the head of its column on every cell. Never: an inline style, which the page's
//! security policy forbids.

use super::escape;
use super::writer::Writer;
use crate::parse::markdown::Alignment;

/// Up to this many columns fit a phone as labelled blocks.
const NARROW: usize = 5;

/// From this many bytes on a word may be wider than a column.
const LONG_WORD: usize = 24;

/// The columns of an open table.
#[derive(Debug)]
pub(super) struct Columns {
    alignment: Vec<Alignment>,
    /// The words of the head of each column, as HTML text.
    heads: Vec<String>,
    next: usize,
    in_head: bool,
    /// Where the open cell's content starts in the output.
    cell_start: usize,
    /// Where the start tag of the table's frame ends in the output.
    opened: usize,
    /// Length of the longest word, in bytes.
    longest: usize,
}

impl Columns {
    fn new(alignment: Vec<Alignment>) -> Self {
        Self { alignment, heads: Vec::new(), next: 0, in_head: false, cell_start: 0, opened: 0, longest: 0 }
    }

    /// The head of the column that the next cell stands in.
    fn label(&self) -> Option<&str> {
        let is_narrow = (2..=NARROW).contains(&self.alignment.len());
        self.heads
            .get(self.next)
            .filter(|head| is_narrow && !self.in_head && !head.is_empty())
            .map(String::as_str)
    }

    fn class(&self) -> &'static str {
        match self.alignment.get(self.next) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        }
    }
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignment: Vec<Alignment>) {
        if alignment.len() > NARROW {
            self.table_region();
        } else {
            self.block("<div class=\"table\"");
            self.out.push_str(">\n");
        }
        let opened = self.out.len() - ">\n".len();
        self.tables.push(Columns { opened, ..Columns::new(alignment) });
        self.out.push_str("<table>\n");
    }

    /// Starts the region in which a table scrolls when it is too wide; every region of a page has
    /// its own name.
    pub(super) fn table_region(&mut self) {
        self.block("<div class=\"table\"");
        let attributes = self.region_attributes();
        self.out.push_str(&attributes);
        self.out.push_str(">\n");
    }

    fn region_attributes(&mut self) -> String {
        self.table_regions += 1;
        let mut label = String::new();
        escape::text(&mut label, self.options.words.get("table"));
        if self.table_regions > 1 {
            label.push_str(&format!(" {}", self.table_regions));
        }
        format!(" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"")
    }

    pub(super) fn end_table(&mut self) {
        let closed = self.tables.pop();
        if self.out.ends_with("<tbody>\n") {
            self.out.truncate(self.out.len() - "<tbody>\n".len());
        } else {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
        // A word that no line holds makes even a narrow table scroll.
        if let Some(table) =
            closed.filter(|table| table.alignment.len() <= NARROW && table.longest > LONG_WORD)
        {
            let attributes = self.region_attributes();
            self.out.insert_str(table.opened, &attributes);
        }
    }

    pub(super) fn start_table_head(&mut self) {
        if let Some(columns) = self.tables.last_mut() {
            columns.in_head = true;
            columns.next = 0;
        }
        self.block("<thead>\n<tr>\n");
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(columns) = self.tables.last_mut() {
            columns.in_head = false;
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
    }

    pub(super) fn start_row(&mut self) {
        if let Some(columns) = self.tables.last_mut() {
            columns.next = 0;
        }
        self.block("<tr>\n");
    }

    pub(super) fn start_cell(&mut self) {
        let Some(columns) = self.tables.last_mut() else { return };
        let start = if columns.in_head { "<th scope=\"col\"" } else { "<td" };
        self.out.push_str(start);
        self.out.push_str(columns.class());
        if let Some(label) = columns.label() {
            self.out.push_str(" data-label=\"");
            self.out.push_str(label);
            self.out.push('"');
        }
        self.out.push('>');
        columns.next += 1;
        columns.cell_start = self.out.len();
    }

    pub(super) fn end_cell(&mut self) {
        let Some(columns) = self.tables.last_mut() else { return };
        let text = without_tags(self.out.get(columns.cell_start..).unwrap_or(""));
        let longest = text.split_whitespace().map(str::len).max().unwrap_or(0);
        columns.longest = columns.longest.max(longest);
        if columns.in_head {
            columns.heads.push(text);
        }
        self.out.push_str(if columns.in_head { "</th>\n" } else { "</td>\n" });
    }
}

/// The text between the tags of well-formed HTML, still escaped.
fn without_tags(html: &str) -> String {
    let parts = html.split('<').enumerate();
    parts
        .map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn heads_lose_their_tags_and_keep_their_words() {
        assert_eq!(without_tags("a <b>bold</b> &lt;x&gt; &quot;"), "a bold &lt;x&gt; &quot;");
        assert_eq!(without_tags("<code>f</code>"), "f");
    }
}
