//! Markdown on a page, and pages of text.

use super::{super::TextPage, Maker};
use crate::{
    diagnostics::SitePath,
    link::{PageKey, Resolved},
    model::Head,
    source::markdown::{self, LinkUse, Style},
};

impl Maker<'_> {
    /// A text of the file at `from`, as HTML; empty where there is no text.
    pub(super) fn html(&self, text: &str, from: &SitePath, id_prefix: &str) -> String {
        self.styled(from, id_prefix, |style| markdown::to_html(text, style))
    }

    /// A note of a paragraph or so, as HTML.
    pub(super) fn note(&self, text: &str, from: &SitePath, id_prefix: &str) -> String {
        self.styled(from, id_prefix, |style| markdown::to_inline_html(text, style))
    }

    fn styled(&self, from: &SitePath, id_prefix: &str, make: impl FnOnce(&Style<'_>) -> String) -> String {
        let resolve = |link: &LinkUse| self.resolve(from, link);
        let words = ["task-done", "task-open", "footnotes", "footnote-back"].map(|key| self.say(key, &[]));
        make(&Style {
            first_heading: 2,
            id_prefix,
            resolve: &resolve,
            task_done: &words[0],
            task_open: &words[1],
            footnotes: &words[2],
            back: &words[3],
        })
    }

    /// The body of an item.
    pub(super) fn body(&self, head: &Head) -> String {
        self.html(&head.body, &head.path, "")
    }

    /// An address in a file, as it is right on this page.
    fn resolve(&self, from: &SitePath, link: &LinkUse) -> Option<String> {
        match self.facts.site.resolve(from, &link.address) {
            Resolved::Item(item, anchor) => {
                let anchor =
                    anchor.filter(|anchor| !anchor.is_empty()).map_or_else(String::new, |anchor| format!("#{anchor}"));
                self.is_published(item).then(|| format!("{}{anchor}", self.href(&self.facts.address(item))))
            }
            Resolved::Asset(path) => self.facts.names.assets.get(&path).map(|name| self.href(name)),
            Resolved::Here(anchor) => Some(format!("#{anchor}")),
            Resolved::Out(address) => (!link.image).then_some(address),
            Resolved::Nowhere => None,
        }
    }

    fn is_published(&self, item: crate::link::ItemKey) -> bool {
        match item {
            crate::link::ItemKey::Objective(key) => !self.facts.site.objective(key).hidden,
            _ => true,
        }
    }

    /// A page of text.
    #[must_use]
    pub fn text_page(&self, key: PageKey) -> TextPage {
        let head = &self.facts.site.pages[key.0].head;
        TextPage {
            layout: self.layout(&[&head.title], &markdown::plain_text(&head.body)),
            title: head.title.clone(),
            lang: self.lang(head),
            body_html: self.body(head),
            edit: self.edit(head),
        }
    }
}
