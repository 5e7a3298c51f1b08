//! Feeds in the Atom format (RFC 4287).

use std::fmt::Write;

use crate::{
    diagnostics::xml::{self, escape},
    model::Date,
    view::{Feed, FeedEntry},
};

/// The file.
pub(super) fn feed(feed: &Feed) -> String {
    let mut text = String::from(xml::DECLARATION);
    let lang = escape(&feed.lang);
    let _ = writeln!(text, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    let (address, page) = (escape(&feed.address), escape(&feed.page));
    let _ = writeln!(text, "<id>{address}</id>\n<title>{}</title>", escape(&feed.title));
    let _ = writeln!(text, "<updated>{}</updated>", moment(feed.updated));
    let _ = writeln!(text, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{address}\"/>");
    let _ = writeln!(text, "<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>");
    let _ = writeln!(text, "<author><name>{}</name></author>", escape(&feed.author));
    for one in &feed.entries {
        entry(one, &mut text);
    }
    text.push_str("</feed>\n");
    text
}

fn entry(one: &FeedEntry, text: &mut String) {
    let lang = if one.lang.is_empty() { String::new() } else { format!(" xml:lang=\"{}\"", escape(&one.lang)) };
    let _ = writeln!(text, "<entry{lang}>\n<id>{}</id>\n<title>{}</title>", escape(&one.id), escape(&one.title));
    let _ = writeln!(text, "<updated>{}</updated>", moment(one.date));
    let _ = writeln!(text, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escape(&one.page));
    if !one.by.is_empty() {
        let _ = writeln!(text, "<author><name>{}</name></author>", escape(&one.by));
    }
    let _ = writeln!(text, "<content type=\"text\">{}</content>\n</entry>", escape(&one.text));
}

/// A day as the moment that the format asks for.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
