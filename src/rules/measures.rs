//! Rules on the wording of key results.

use super::{
    activity::Counted,
    lexicon::Lexicon,
    text::{self, Kind, Text, Token},
    wording::Wording,
};
use crate::{
    diagnostics::{Report, id},
    model::{Ambition, KeyResult, Measure},
};

/// A measure names what it measures among its first words.
const FIRST_WORDS: usize = 4;
/// So many words may stand before a measure that needs a unit: "average cost of".
const BEFORE_MEASURE: usize = 1;
/// A unit after one of these says what the value is divided by.
const PER: [&str; 3] = ["je", "per", "pro"];

/// OKR076: words that measure nothing, and directions or praise where nothing is counted. A note or a KPI may say the rest.
pub(super) fn vague_measure(wording: &Wording<'_>, report: &mut Report) {
    let lexicon = wording.lexicon;
    for (key_result, text) in wording.key_results() {
        if key_result.note.is_some() || matches!(key_result.measure, Measure::Metric { kpi: Some(_), .. }) {
            continue;
        }
        if let Some((at, count, praise)) = uncounted(lexicon, key_result, text) {
            let words = text.words(at, count);
            let (message, hint) = if praise {
                (
                    format!("`{words}` does not say how anyone can tell"),
                    "write what would show it: \"visitors who finish the new check-out\", not \"successful launch\"",
                )
            } else {
                (
                    format!("`{words}` has no number that says when it is reached"),
                    "write what is counted, from where to where: \"questions solved in the first reply, 48 to 65 %\", \
                     not \"improve support\"",
                )
            };
            report.at(&id::VAGUE_MEASURE, text.place(at, count), message).hint(hint);
            continue;
        }
        let is_told_elsewhere = matches!(key_result.measure, Measure::Rubric { .. } | Measure::Milestones(_))
            || key_result.unit.as_ref().is_some_and(|unit| !is_generic(lexicon, unit));
        if !is_told_elsewhere && is_vague(lexicon, &text.tokens) {
            let message = "this does not say exactly what is measured";
            let finding = report.at(&id::VAGUE_MEASURE, text.span(), message);
            finding.hint("name what can be counted: \"20 % more invoiced to new customers\", not \"20 % growth\"");
        }
    }
}

/// A direction ("improve support") or praise ("successful launch") in a key result that is only done or not, and without
/// a number: the first token, how many, and whether it is praise.
fn uncounted(lexicon: &Lexicon, key_result: &KeyResult, text: &Text<'_>) -> Option<(usize, usize, bool)> {
    let tokens = &text.tokens;
    let has_number = tokens.iter().any(|token| token.kind == Kind::Number || lexicon.numbers.has(&token.text));
    let is_measured = matches!(key_result.measure, Measure::Metric { .. })
        && [&lexicon.needs_unit, &lexicon.quantities, &lexicon.units].iter().any(|list| list.find(tokens).is_some());
    if Counted::of(key_result) != Counted::Step || has_number || is_measured {
        return None;
    }

    let first = tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    let praise = lexicon.unclear.at(&tokens[first..]);
    if praise > 0 {
        return Some((first, praise, true));
    }
    direction(lexicon, tokens).map(|(at, count)| (at, count, false))
}

/// Where a text says in which direction something goes: by its first words, or by its last.
pub(super) fn direction(lexicon: &Lexicon, tokens: &[Token]) -> Option<(usize, usize)> {
    let first = tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    let count = lexicon.changes.at(&tokens[first..]);
    if count > 0 && tokens.len() > first + count {
        return Some((first, count));
    }
    let last = tokens.len().checked_sub(1)?;
    let is_last =
        last > 0 && lexicon.changes_at_end.has(&tokens[last].text) && lexicon.relatives.find(tokens).is_none();
    is_last.then_some((last, 1))
}

/// Whether a unit says nothing about what is counted.
fn is_generic(lexicon: &Lexicon, unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    unit == "%" || lexicon.generic_units.has(&unit)
}

/// Whether a text has words that measure nothing, and none that measure something.
pub(super) fn is_vague(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    let (mut at, mut vague) = (0, 0);
    while at < tokens.len() {
        let token = &tokens[at];
        let matched = lexicon.vague.at(&tokens[at..]);
        if matched > 0 {
            vague += 1;
            at += matched;
        } else if token.kind != Kind::Word
            || [&lexicon.small, &lexicon.after_numbers, &lexicon.modifiers].iter().any(|list| list.has(&token.text))
        {
            at += 1;
        } else {
            return false;
        }
    }
    vague > 0
}

/// OKR077: a measure of time, money, share and the like, and no word in what.
pub(super) fn missing_unit(wording: &Wording<'_>, report: &mut Report) {
    for (key_result, text) in wording.key_results() {
        let is_number = matches!(key_result.measure, Measure::Metric { kpi: None, .. } | Measure::Band { .. });
        if !is_number || key_result.unit.is_some() || text.value.contains(['%', '(', '€', '$', '£', '\u{2030}']) {
            continue;
        }
        let tokens = &text.tokens;
        let Some((at, count)) = wording.lexicon.needs_unit.find(tokens).filter(|(at, _)| *at <= BEFORE_MEASURE) else {
            continue;
        };
        let mut others = tokens.iter().enumerate().filter(|(position, _)| *position < at || *position >= at + count);
        let is_divisor = |position: usize| position > 0 && PER.contains(&tokens[position - 1].text.as_str());
        if others.any(|(position, _)| wording.lexicon.units.at(&tokens[position..]) > 0 && !is_divisor(position)) {
            continue;
        }
        let message = format!("this key result has no `unit`, and `{}` needs one", text.words(at, count));
        let finding = report.at(&id::MISSING_UNIT, text.place(at, count), message);
        finding.hint("add a line `unit: ...`, such as `h`, `days`, `%` or `kr`");
    }
}

/// OKR080: everything is counted, nothing tells whether it is good, and nothing guards it.
pub(super) fn only_quantity(wording: &Wording<'_>, report: &mut Report) {
    let count = wording.measures.len();
    let is_counted = |(key_result, text): (&KeyResult, &Text<'_>)| {
        let rises =
            matches!(&key_result.measure, Measure::Metric { baseline, target, kpi: None, .. } if target > baseline);
        let is_share = key_result.unit.as_ref().is_some_and(|unit| unit.contains('%')) || text.value.contains('%');
        let lexicon = wording.lexicon;
        rises
            && !is_share
            && key_result.guards.is_none()
            && lexicon.quantities.find(&text.tokens).is_some_and(|(at, _)| at < FIRST_WORDS)
            && lexicon.qualities.find(&text.tokens).is_none()
    };
    if count >= 2 && wording.key_results().all(is_counted) {
        let finding = report.at(
            &id::ONLY_QUANTITY,
            wording.linked.places.key_results,
            "all key results measure quantity, and none measures quality",
        );
        finding.hint(
            "add a measure of what could get worse meanwhile, with `guards: ...` for the key result that it protects",
        );
    }
}

/// OKR085: a promise, and words that promise less.
pub(super) fn committed_stretch(wording: &Wording<'_>, report: &mut Report) {
    let linked = wording.linked;
    if linked.ambition != Ambition::Committed {
        return;
    }
    let head = &linked.objective.head;
    let notes =
        linked.objective.key_results.iter().flat_map(|one| [Some(one.title.as_str()), one.note.as_deref()]).flatten();
    for text in [head.title.as_str(), head.body.as_str()].into_iter().chain(notes) {
        let tokens = text::tokens(text);
        let Some((at, count)) = wording.lexicon.stretch.find(&tokens) else { continue };
        if is_denied(wording.lexicon, &tokens) {
            continue;
        }
        let words = &text[tokens[at].range.start..tokens[at + count - 1].range.end];
        let message = format!("this objective is committed, but its text says `{words}`");
        let finding = report.at(&id::COMMITTED_STRETCH, linked.places.ambition, message);
        finding.hint("committed means that 1.0 is expected; if 0.7 is a good result, write `ambition: aspirational`");
        return;
    }
}

/// Whether a text says of such words that they do not hold here: then it only talks about them.
fn is_denied(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| {
        let before = &tokens[at.saturating_sub(FIRST_WORDS)..at];
        lexicon.stretch.at(&tokens[at..]) > 0 && lexicon.negations.find(before).is_some()
    })
}
