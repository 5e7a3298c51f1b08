//! A text put right so that it can be read further, and the way back to the text as written.
//!
//! One mistake in the layout of YAML hides everything behind it. Where it can be told what was meant, reading goes on in a
//! text that says so, and whatever is found there is shown at its place in the file.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, Span, id};

/// How often reading goes on in a text where mistakes are put right.
const REPAIRS_MAX: usize = 16;

/// How many bytes are read again at most, so that a large file is read no more than a few times.
const BYTES_MAX: usize = 256 * 1024;

/// Whether a text may be read again after those of `trail`.
#[must_use]
pub fn may_go_on(trail: &[Repaired]) -> bool {
    trail.len() < REPAIRS_MAX && trail.iter().map(|repaired| repaired.text.len()).sum::<usize>() < BYTES_MAX
}

/// Other text in place of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes, in the text as written.
    pub bytes: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// The same change without what is the same before and after at both ends.
    pub(super) fn shortened(self, written: &str) -> Self {
        let Some(old) = written.get(self.bytes.clone()) else { return self };
        let same = |(old, new): &(char, char)| old == new;
        let start: usize =
            old.chars().zip(self.text.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let (old, new) = (&old[start..], &self.text[start..]);
        let end: usize =
            old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        Self { bytes: self.bytes.start + start..self.bytes.end - end, text: new[..new.len() - end].to_owned() }
    }

    /// Several changes, in the order of their places, as one that keeps what lies between them.
    #[must_use]
    pub fn joined(edits: &[Self], written: &str) -> Option<Self> {
        let (first, last) = (edits.first()?, edits.last()?);
        let mut text = String::new();
        let mut at = first.bytes.start;
        for edit in edits {
            text.push_str(written.get(at..edit.bytes.start)?);
            text.push_str(&edit.text);
            at = edit.bytes.end;
        }
        Some(Self { bytes: first.bytes.start..last.bytes.end, text })
    }
}

/// A text with some bytes replaced.
#[derive(Debug, Clone)]
pub struct Repaired {
    /// The text.
    pub text: String,
    places: Vec<Place>,
}

/// A place that differs from the text as written.
#[derive(Debug, Clone)]
struct Place {
    /// Its bytes as written.
    then: Range<usize>,
    /// Its bytes in the repaired text.
    now: Range<usize>,
    /// What was written there.
    old: String,
}

impl Repaired {
    /// Puts `edits` in place. One that overlaps an earlier one, or does not fit the text, is left out; `None` where nothing
    /// changes.
    #[must_use]
    pub fn new(written: &str, edits: &[Edit]) -> Option<Self> {
        let mut sorted: Vec<&Edit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));

        let mut repaired = Self { text: String::with_capacity(written.len()), places: Vec::new() };
        let mut at = 0;
        for edit in sorted {
            let (Some(before), Some(old)) = (written.get(at..edit.bytes.start), written.get(edit.bytes.clone())) else {
                continue;
            };
            if old == edit.text {
                continue;
            }
            repaired.text.push_str(before);
            let start = repaired.text.len();
            repaired.text.push_str(&edit.text);
            let now = start..repaired.text.len();
            repaired.places.push(Place { then: edit.bytes.clone(), now, old: old.to_owned() });
            at = edit.bytes.end;
        }
        repaired.text.push_str(written.get(at..).unwrap_or(""));

        (!repaired.places.is_empty()).then_some(repaired)
    }

    /// The byte of the text as written where the byte `at` of this text came from; never inside a letter.
    #[must_use]
    pub fn back(&self, at: usize) -> usize {
        let before = self.places.partition_point(|place| place.now.start <= at);
        let Some(Place { then, now, old }) = before.checked_sub(1).and_then(|index| self.places.get(index)) else {
            return at;
        };
        if at >= now.end { then.end + (at - now.end) } else { then.start + old.floor_char_boundary(at - now.start) }
    }

    /// The same for a range that no change touches; `None` where one does.
    fn back_untouched(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let is_touched = self.places.iter().any(|place| place.now.start <= bytes.end && bytes.start <= place.now.end);
        (!is_touched).then(|| self.back(bytes.start)..self.back(bytes.end))
    }
}

/// The place in the text as written of a place in the last of several repaired texts.
#[must_use]
pub fn place_back(span: Span, trail: &[Repaired]) -> Span {
    let back = |at: usize| trail.iter().rev().fold(at, |at, repaired| repaired.back(at));
    let bytes = span.range();
    Span::new(span.file, back(bytes.start), back(bytes.end))
}

/// Moves a finding in the last of several repaired texts to its place in the text as written. A fix that touches what was
/// put right is dropped: the file does not read so.
fn finding_back(finding: &mut Diagnostic, trail: &[Repaired]) {
    let file = finding.primary.span.file;
    let labels = std::iter::once(&mut finding.primary).chain(&mut finding.also);
    for label in labels.filter(|label| label.span.file == file) {
        label.span = place_back(label.span, trail);
    }
    if let Some(fix) = &mut finding.fix {
        let back = |bytes, repaired: &Repaired| repaired.back_untouched(bytes);
        let bytes = trail.iter().rev().try_fold(fix.span.range(), back);
        match bytes {
            Some(bytes) => fix.span = Span::new(file, bytes.start, bytes.end),
            None => finding.fix = None,
        }
    }
}

/// Adds to `found` what was found in the last of several repaired texts, at its place in the text as written. What lies where
/// a mistake in the layout was found already is left out: the text there is not what was written. Says whether something
/// new was found, or nothing at all, so that it is of use to go on.
pub fn add_further(found: &mut Vec<Diagnostic>, further: Vec<Diagnostic>, trail: &[Repaired]) -> bool {
    let is_layout = |finding: &&Diagnostic| finding.rule == &id::YAML_SYNTAX;
    let mut known: Vec<Span> = found.iter().filter(is_layout).map(|finding| finding.primary.span).collect();
    known.sort_unstable();
    let is_known = |span: Span| {
        let before = known.partition_point(|known| known.start <= span.start);
        let nearest = before.checked_sub(1).and_then(|index| known.get(index));
        nearest.is_some_and(|known| span.start < known.end || span.start == known.start)
    };

    let mut goes_on = true;
    for mut finding in further {
        finding_back(&mut finding, trail);
        if !is_known(finding.primary.span) {
            found.push(finding);
        } else if finding.rule == &id::YAML_SYNTAX {
            goes_on = false; // the same place again: what was put there did not help
        }
    }
    goes_on
}
