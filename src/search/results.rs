//! What a hit shows: one small JSON document a page, with its key results and check-ins.
//!
//! Arrays, not objects: `search-hits.js` knows the places. What follows from the page is left out of its parts.

use serde_json::{Value, json};

use crate::view::{BarView, Entry, EntryKind, SearchPage, StatusView};

/// How many letters of a text are kept for excerpts.
const TEXT_LETTERS_MAX: usize = 4000;

/// `[kind, href, lang, title, crumbs, bar, status, text, key results, check-ins]`
pub(super) fn page(page: &SearchPage) -> Vec<u8> {
    let whole = &page.whole;
    let of = |kind: EntryKind, part: fn(&Entry) -> Value| {
        page.parts.iter().filter(move |one| one.kind == kind).map(part).collect::<Vec<_>>()
    };
    let all = json!([
        kind_number(whole.kind),
        whole.href,
        whole.lang,
        whole.title,
        whole.crumbs,
        whole.bar.as_ref().map(bar),
        whole.status.as_ref().map(status),
        shortened(&whole.text),
        of(EntryKind::KeyResult, key_result),
        of(EntryKind::CheckIn, check_in),
    ]);
    all.to_string().into_bytes()
}

/// The number of a kind in the manifest.
pub(super) fn kind_number(kind: EntryKind) -> usize {
    EntryKind::ALL.iter().position(|one| *one == kind).unwrap_or_default()
}

/// `[anchor, title, bar, status, text]`
fn key_result(entry: &Entry) -> Value {
    json!([
        anchor(entry),
        entry.title,
        entry.bar.as_ref().map(bar),
        entry.status.as_ref().map(status),
        shortened(&entry.text)
    ])
}

/// `[anchor, crumbs, text]`
fn check_in(entry: &Entry) -> Value {
    json!([anchor(entry), entry.crumbs, shortened(&entry.text)])
}

fn anchor(entry: &Entry) -> &str {
    entry.href.split_once('#').map_or("", |(_, anchor)| anchor)
}

/// `[score, progress, expected as text, expected, zone]`
fn bar(bar: &BarView) -> Value {
    let thousandths = |number: f64| (number * 1000.0).round() / 1000.0;
    json!([
        bar.score,
        bar.progress.map(thousandths),
        bar.expected_text,
        bar.expected.map(thousandths),
        u8::from(bar.zone)
    ])
}

/// `[key, label, icon, class]`
fn status(status: &StatusView) -> Value {
    json!([status.key, status.label, status.icon, status.class])
}

fn shortened(text: &str) -> &str {
    text.char_indices().nth(TEXT_LETTERS_MAX).map_or(text, |(at, _)| &text[..at])
}
