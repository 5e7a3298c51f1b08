//! Rules on the wording of key results.

use super::{
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

/// OKR075
pub(super) fn activity(wording: &Wording<'_>, report: &mut Report) {
    for (key_result, text) in each(wording) {
        let Some((at, count)) = doing(wording.lexicon, key_result, text) else { continue };
        let words = text.words(at, count);
        let message = format!("`{words}` is an activity, not a result");
        let finding = report.at(&id::ACTIVITY, text.place(at, count), message);
        finding.hint("measure what changes when it is done, and list the work itself under `initiatives`");
    }
}

/// Where a title says that something is done: by its first words, its last, or as a step that is done or not.
fn doing(lexicon: &Lexicon, key_result: &KeyResult, text: &Text<'_>) -> Option<(usize, usize)> {
    let tokens = &text.tokens;
    let first = tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    let rest = tokens.get(first..)?;
    let strong = lexicon.activities.at(rest);
    if strong > 0 && rest.len() > strong && !is_name(rest, strong) {
        return Some((first, strong));
    }
    let weak = lexicon.activities_with_object.at(rest);
    if weak > 0
        && rest.get(weak).is_some_and(|next| next.kind == Kind::Number || lexicon.determiners.at(&rest[weak..]) > 0)
    {
        return Some((first, weak));
    }
    let holder = lexicon.holders.at(rest);
    if holder > 0 && rest.iter().skip(holder).take(FIRST_WORDS).any(|token| lexicon.events.has(&token.text)) {
        return Some((first, holder));
    }
    let last = tokens.len().checked_sub(1)?;
    if last > 0 && lexicon.activities_at_end.has(&tokens[last].text) {
        return Some((last, 1));
    }
    if is_step(key_result) {
        let noun = lexicon.activity_nouns.at(rest);
        if noun > 0 && rest.get(noun).is_some_and(|next| lexicon.of.has(&next.text)) {
            return Some((first, noun));
        }
        let mut done = (1..=last).map(|at| (at, lexicon.done.at(&tokens[at..])));
        return done.rfind(|(at, count)| *count > 0 && at + count == tokens.len());
    }
    None
}

/// "Training: hours a year": what stands before a colon is a heading.
fn is_name(rest: &[Token], count: usize) -> bool {
    rest.get(count).is_some_and(|next| next.text == ":" || next.text == "-" || next.text == "\u{2013}")
}

/// Whether a key result is done or not, in steps or as 0 or 1, or as a hundred per cent of itself.
fn is_step(key_result: &KeyResult) -> bool {
    match &key_result.measure {
        Measure::Milestones(_) => true,
        Measure::Metric { baseline, target, .. } => {
            let is_zero = baseline.abs() < f64::EPSILON;
            let is_one = (target - 1.0).abs() < f64::EPSILON && key_result.unit.is_none();
            let is_whole = (target - 100.0).abs() < f64::EPSILON && key_result.unit.as_deref() == Some("%");
            is_zero && (is_one || is_whole)
        }
        Measure::Band { .. } | Measure::NotKnown(_) | Measure::Rubric { .. } => false,
    }
}

/// OKR076: nothing but words that measure nothing. A note or a KPI may say the rest.
pub(super) fn vague_measure(wording: &Wording<'_>, report: &mut Report) {
    for (key_result, text) in each(wording) {
        let is_told_elsewhere = key_result.note.is_some()
            || matches!(
                key_result.measure,
                Measure::Metric { kpi: Some(_), .. } | Measure::Rubric { .. } | Measure::Milestones(_)
            )
            || key_result.unit.as_ref().is_some_and(|unit| !is_generic(wording.lexicon, unit));
        if !is_told_elsewhere && is_vague(wording.lexicon, &text.tokens) {
            let message = "this does not say exactly what is measured";
            let finding = report.at(&id::VAGUE_MEASURE, text.span(), message);
            finding.hint("name what can be counted: \"20 % more invoiced to new customers\", not \"20 % growth\"");
        }
    }
}

/// Whether a unit says nothing about what is counted.
fn is_generic(lexicon: &Lexicon, unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    unit == "%" || lexicon.generic_units.has(&unit)
}

fn is_vague(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    let (mut at, mut vague) = (0, 0);
    while at < tokens.len() {
        let token = &tokens[at];
        let matched = lexicon.vague.at(&tokens[at..]);
        if matched > 0 {
            vague += 1;
            at += matched;
        } else if token.kind != Kind::Word || lexicon.small.has(&token.text) || lexicon.after_numbers.has(&token.text) {
            at += 1;
        } else {
            return false;
        }
    }
    vague > 0
}

/// OKR077: a measure of time, money, share and the like, and no word in what.
pub(super) fn missing_unit(wording: &Wording<'_>, report: &mut Report) {
    for (key_result, text) in each(wording) {
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
    if count >= 2 && each(wording).all(is_counted) {
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
    let key_results = wording.measures.iter().map(|(key_result, _)| key_result);
    let notes = key_results.flat_map(|one| [Some(one.title.as_str()), one.note.as_deref()]).flatten();
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

/// The key results with their titles.
fn each<'a, 'b>(wording: &'b Wording<'a>) -> impl Iterator<Item = (&'a KeyResult, &'b Text<'a>)> {
    wording.measures.iter().map(|(key_result, text)| (*key_result, text))
}
