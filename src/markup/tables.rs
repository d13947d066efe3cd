//! Tables in a region that scrolls.
//!
//! In: tables of Markdown. Out: `<div class="table" …><table>` with alignment as classes.
//! Never: an inline style, which the page's security policy forbids.

use super::writer::Writer;
use crate::parse::markdown::Alignment;

/// The columns of an open table.
#[derive(Debug)]
pub(super) struct Columns {
    alignment: Vec<Alignment>,
    next: usize,
    in_head: bool,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignment: Vec<Alignment>) {
        self.tables.push(Columns { alignment, next: 0, in_head: false });
        self.table_region();
        self.out.push_str("<table>\n");
    }

    /// Starts the region in which a table scrolls when it is too wide.
    pub(super) fn table_region(&mut self) {
        self.block("<div class=\"table\" role=\"region\" tabindex=\"0\"");
        let label = self.options.words.get("table");
        self.attribute("aria-label", label);
        self.out.push_str(">\n");
    }

    pub(super) fn end_table(&mut self) {
        self.tables.pop();
        if self.out.ends_with("<tbody>\n") {
            self.out.truncate(self.out.len() - "<tbody>\n".len());
        } else {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
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
        let class = match columns.alignment.get(columns.next) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        columns.next += 1;
        let start = if columns.in_head { "<th scope=\"col\"" } else { "<td" };
        self.out.push_str(start);
        self.out.push_str(class);
        self.out.push('>');
    }

    pub(super) fn end_cell(&mut self) {
        let in_head = self.tables.last().is_some_and(|columns| columns.in_head);
        self.out.push_str(if in_head { "</th>\n" } else { "</td>\n" });
    }
}
