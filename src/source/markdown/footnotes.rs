//! Footnotes: numbered where they are first referred to, gathered at the end, with ways there and back.

use std::collections::BTreeMap;

use pulldown_cmark::Event;

use super::{
    Style,
    html::{ours, push_escaped},
};

/// The footnotes of one text, by label.
#[derive(Default)]
pub(super) struct Footnotes<'e> {
    /// The number of each, and how often it was referred to.
    numbers: BTreeMap<String, (usize, usize)>,
    /// What each says.
    texts: BTreeMap<String, Vec<Event<'e>>>,
}

impl<'e> Footnotes<'e> {
    /// The mark that leads to a footnote.
    ///
    /// Its ids hold a `_`, which no slug does, so they clash with no heading.
    pub(super) fn reference(&mut self, label: &str, prefix: &str) -> String {
        let next = self.numbers.len() + 1;
        let (number, uses) = self.numbers.entry(label.to_owned()).or_insert((next, 0));
        *uses += 1;
        let id = match uses {
            1 => format!("{prefix}ref_{number}"),
            again => format!("{prefix}ref_{number}_{again}"),
        };
        format!("<sup id=\"{id}\"><a href=\"#{prefix}note_{number}\">{number}</a></sup>")
    }

    /// Keeps what a footnote says.
    pub(super) fn add(&mut self, label: &str, text: Vec<Event<'e>>) {
        self.texts.entry(label.to_owned()).or_default().extend(text);
    }

    /// Writes them all, in the order of their numbers; those that nothing refers to come last.
    pub(super) fn write(mut self, style: &Style<'_>, events: &mut Vec<Event<'e>>) {
        if self.texts.is_empty() {
            return;
        }
        let mut ordered: Vec<(usize, bool, Vec<Event<'e>>)> = Vec::new();
        for (label, text) in std::mem::take(&mut self.texts) {
            let is_used = self.numbers.contains_key(&label);
            let next = self.numbers.len() + 1;
            let (number, _) = *self.numbers.entry(label).or_insert((next, 0));
            ordered.push((number, is_used, text));
        }
        ordered.sort_by_key(|(number, ..)| *number);
        let named = |name: &str| {
            let mut escaped = String::new();
            push_escaped(&mut escaped, name);
            escaped
        };
        let prefix = style.id_prefix;
        events.push(ours(format!("<section class=\"footnotes\" aria-label=\"{}\"><ol>\n", named(style.footnotes))));
        for (number, is_used, text) in ordered {
            events.push(ours(format!("<li id=\"{prefix}note_{number}\">")));
            events.extend(text);
            if is_used {
                let back = named(style.back);
                events.push(ours(format!("<a href=\"#{prefix}ref_{number}\" aria-label=\"{back}\">↩</a>")));
            }
            events.push(ours("</li>\n"));
        }
        events.push(ours("</ol></section>\n"));
    }
}
