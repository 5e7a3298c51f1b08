//! Markdown on a page, and pages of text.

use super::{super::TextPage, Maker};
use crate::{
    diagnostics::SitePath,
    link::{ItemKey, PageKey, Resolved},
    model::Head,
    source::{
        markdown::{self, LinkUse, Style},
        url::Url,
    },
};

/// What the ids of headings start with. No id of a key result holds a `_`, so the two cannot clash.
const HEADING: &str = "text_";

impl Maker<'_> {
    /// A text of the file at `from`, as HTML whose headings start at level `first_heading`; empty where there is no text.
    pub(super) fn html(&self, text: &str, from: &SitePath, first_heading: u8, id_prefix: &str) -> String {
        self.styled(text, from, Some(first_heading), id_prefix)
    }

    /// A note of a paragraph or so, as HTML.
    pub(super) fn note(&self, text: &str, from: &SitePath, id_prefix: &str) -> String {
        self.styled(text, from, None, id_prefix)
    }

    fn styled(&self, text: &str, from: &SitePath, first_heading: Option<u8>, id_prefix: &str) -> String {
        if first_heading.is_none() && markdown::is_plain(text) {
            return text.to_owned();
        }
        let words = ["task-done", "task-open", "footnotes", "footnote-back"].map(|key| self.say(key, &[]));
        markdown::to_html(
            text,
            &Style {
                first_heading,
                id_prefix,
                resolve: &|link| self.resolve(from, link),
                task_done: &words[0],
                task_open: &words[1],
                footnotes: &words[2],
                back: &words[3],
            },
        )
    }

    /// The body of an item, below a heading of level `first_heading - 1`.
    pub(super) fn body(&self, head: &Head, first_heading: u8) -> String {
        self.html(&head.body, &head.path, first_heading, HEADING)
    }

    /// An address in a file, as it is right on this page.
    fn resolve(&self, from: &SitePath, link: &LinkUse) -> Option<Url> {
        let site = self.facts.site;
        match site.resolve(from, &link.address) {
            Resolved::Item(item, anchor) => {
                let anchor = anchor.map_or_else(String::new, |anchor| self.anchor(Some(item), &anchor));
                let address = format!("{}{anchor}", self.href(&self.facts.address(item)));
                self.is_published(item).then(|| Url::new(address))?
            }
            Resolved::Asset(path) => Url::new(self.href(self.facts.names.assets.get(&path)?)),
            Resolved::Here(anchor) => {
                let item = site.by_path.get(from).copied();
                let page = item.map(|item| self.facts.address(item)).filter(|page| page != self.own);
                let page = page.map_or_else(String::new, |page| self.href(&page));
                Url::new(format!("{page}{}", self.anchor(item, &anchor)))
            }
            Resolved::Out(address) if !link.image => Url::new(address),
            Resolved::Out(_) | Resolved::Nowhere => None,
        }
    }

    /// The way to a place on the page of `item`: a key result or a heading.
    fn anchor(&self, item: Option<ItemKey>, anchor: &str) -> String {
        let is_key_result = matches!(item, Some(ItemKey::Objective(key))
            if self.facts.site.objective(key).key_results.iter().any(|one| one.id.as_str() == anchor));
        match anchor {
            "" => String::new(),
            _ if is_key_result => format!("#{anchor}"),
            _ => format!("#{HEADING}{anchor}"),
        }
    }

    fn is_published(&self, item: ItemKey) -> bool {
        match item {
            ItemKey::Objective(key) => !self.facts.site.objective(key).hidden,
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
            body_html: self.body(head, 2),
            waivers: self.waivers(head),
            edit: self.edit(head),
        }
    }
}
