//! What is the same on every page, written into the built-in templates when they are loaded: texts without values, and icons.
//!
//! `{{ t(key="skip") }}` becomes the text, `{{ <icon name="menu"/> }}` the markup of that component. Both come from the files as
//! the site's own theme leaves them, so what is shown stays the same. Templates of the site's own theme are left alone: what is
//! wrong in them is told with its place.

use super::escape::escape;
use crate::view::Texts;

/// Where a component starts and ends in the file of components.
const ICON: (&str, &str) = ("component icon(name) %}", "{% endcomponent icon");
/// What stands for its argument.
const ICON_NAME: &str = "{{ name }}";

/// Writes into templates what is the same on every page.
pub(super) struct Fixed<'a> {
    texts: &'a Texts,
    /// The markup of an icon before and after its name; none where it takes more than the name.
    icon: Option<(&'a str, &'a str)>,
}

impl<'a> Fixed<'a> {
    /// With the texts of the interface, and the components as the theme has them.
    pub(super) fn new(texts: &'a Texts, components: &'a str) -> Self {
        let (start, end) = ICON;
        let body = components.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map(|(body, _)| body);
        let icon = body.and_then(|body| body.split_once(ICON_NAME));
        let is_plain = |part: &str| !part.contains(['{', '}']) && part.trim() == part;
        Self { texts, icon: icon.filter(|(before, after)| is_plain(before) && is_plain(after)) }
    }

    /// A template with what is the same on every page written in.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{{ ") {
            filled.push_str(before);
            let written = after.split_once(" }}").and_then(|(inside, after)| Some((self.written(inside)?, after)));
            let (text, after) = written.unwrap_or_else(|| ("{{ ".to_owned(), after));
            filled.push_str(&text);
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// What an expression always becomes; none where that depends on the page.
    fn written(&self, expression: &str) -> Option<String> {
        let within = |start: &str, end: &str| {
            let inside = expression.strip_prefix(start)?.strip_suffix(end)?;
            inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(inside)
        };
        if let Some(key) = within("t(key=\"", "\")") {
            let text = self.texts.fixed(key)?;
            let is_kept = !text.is_empty() && text.trim() == text && !text.contains(['{', '}']); // tags cut spaces around them
            return is_kept.then(|| escape(&text));
        }
        let name = within("<icon name=\"", "\"/>")?;
        let (before, after) = self.icon?;
        Some(format!("{before}{name}{after}"))
    }
}
