//! `sitemap.xml`: the address of every page that readers come to.

use std::fmt::Write;

use crate::{
    diagnostics::xml,
    view::{Facts, Page, pages},
};

/// The file. Pages carry no date here: none of them knows when it last changed.
pub(super) fn sitemap(facts: &Facts<'_>) -> String {
    let mut text = String::from(xml::DECLARATION);
    text.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let is_read = |page: &Page| !matches!(page, Page::NotFound(_) | Page::Redirect(..) | Page::Document(_));
    for page in pages(facts).into_iter().filter(is_read) {
        if let Some(address) = facts.web_address(&page.path(facts)) {
            let _ = writeln!(text, "<url><loc>{}</loc></url>", xml::escape(&address));
        }
    }
    text.push_str("</urlset>\n");
    text
}
