//! OKR075: whether a key result says what is done instead of what is different afterwards.
//!
//! Three things tell: the verb that a title begins or ends with, work that "is done" by the end of it, and a noun of work
//! alone. The last two only count where nothing else is measured: where a key result is done or not, or counts from 0.
//! Where milestones or levels of a rubric lead to it, each of them is read in the same way.

use super::{
    lexicon::{Lexicon, List},
    text::{self, Kind, Text, Token},
    wording::Wording,
};
use crate::{
    diagnostics::{Report, id},
    model::{KeyResult, Measure},
};

/// What is held stands this near to the verb that holds it, and a noun of work has at most so many words before it.
const NEAR: usize = 4;
/// Who counts meetings or posts counts up to here; beyond, it is what others do: sessions on a page.
const ITEMS_MAX: f64 = 100.0;

/// OKR075
pub(super) fn activity(wording: &Wording<'_>, report: &mut Report) {
    for (key_result, text) in wording.key_results() {
        if let Some(doing) = doing(wording.lexicon, &text.tokens, Counted::of(key_result)) {
            report_doing(&doing, text, report);
        } else if let Some(steps) = only_activities(wording.lexicon, key_result) {
            let message = format!("all {steps} of this key result are activities, not results");
            let finding = report.at(&id::ACTIVITY, text.span(), message);
            finding.hint(
                "write what is different after each of them, such as \"two shops manage a day without help\", \
                 not \"pilot completed\"",
            );
        }
    }
}

fn report_doing(doing: &Doing, text: &Text<'_>, report: &mut Report) {
    let words = text.words(doing.at, doing.count);
    let (message, hint) = match doing.what {
        What::Verb => (
            format!("`{words}` is an activity, not a result"),
            "measure what changes when it is done, such as \"newcomers who stay after a month\", and list the work \
             itself under `initiatives`",
        ),
        What::Done => (
            format!("`{words}` says that work is done, not what it changed"),
            "measure what is different afterwards, such as \"nurses who follow the plan\" for \"plan created\", and \
             list the work itself under `initiatives`",
        ),
        What::Work => (
            format!("`{words}` is work, not a result"),
            "measure what it is for, such as \"colleagues who lead a shift alone\" for \"training plan\", and list \
             the work itself under `initiatives`",
        ),
    };
    report.at(&id::ACTIVITY, text.place(doing.at, doing.count), message).hint(hint);
}

/// Words of a title that say that something is done.
struct Doing {
    what: What,
    /// The first of their tokens.
    at: usize,
    /// How many there are.
    count: usize,
}

enum What {
    Verb,
    Done,
    Work,
}

/// How a key result is counted, as far as it tells work from results.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Done or not: by a day, as 0 or 1, or as a hundred per cent of itself.
    Step,
    /// In several steps, which say more than the title.
    Steps,
    /// From 0, up to a number that people can do themselves.
    Items,
    /// From 0, beyond that.
    Many,
    /// From some up to more, a number that people can do themselves.
    MoreItems,
    /// As a share of something that is there already: "deliver all orders on time" is a result then.
    Share,
    /// In any other way.
    Other,
}

impl Counted {
    pub(super) fn of(key_result: &KeyResult) -> Self {
        let is_share = key_result.unit.as_ref().is_some_and(|unit| unit.contains('%'));
        match &key_result.measure {
            Measure::Milestones(steps) if steps.len() > 1 => Self::Steps,
            Measure::Milestones(_) => Self::Step,
            Measure::Metric { baseline, target, .. } if baseline.abs() < f64::EPSILON => {
                let is_one = (target - 1.0).abs() < f64::EPSILON && key_result.unit.is_none();
                let is_whole = (target - 100.0).abs() < f64::EPSILON && key_result.unit.as_deref() == Some("%");
                if is_one || is_whole {
                    Self::Step
                } else if is_share {
                    Self::Share
                } else if *target <= ITEMS_MAX {
                    Self::Items
                } else {
                    Self::Many
                }
            }
            Measure::Metric { .. } | Measure::Band { .. } if is_share => Self::Share,
            Measure::Metric { baseline, target, .. } if baseline < target && *target <= ITEMS_MAX => Self::MoreItems,
            Measure::Metric { .. } | Measure::Band { .. } | Measure::NotKnown(_) | Measure::Rubric { .. } => {
                Self::Other
            }
        }
    }

    fn is_from_zero(self) -> bool {
        matches!(self, Self::Step | Self::Steps | Self::Items | Self::Many)
    }
}

/// What the steps of a key result are called, where there are several and every one of them is an activity.
fn only_activities(lexicon: &Lexicon, key_result: &KeyResult) -> Option<&'static str> {
    let (steps, name): (Vec<&str>, _) = match &key_result.measure {
        Measure::Milestones(steps) => (steps.iter().map(|step| step.title.as_str()).collect(), "milestones"),
        Measure::Rubric { levels, .. } => (levels.iter().map(|(_, text)| text.as_str()).collect(), "levels"),
        Measure::Metric { .. } | Measure::Band { .. } | Measure::NotKnown(_) => return None,
    };
    let is_activity = |step: &&str| !step.contains('%') && doing(lexicon, &text::tokens(step), Counted::Step).is_some();
    (steps.len() > 1 && steps.iter().all(is_activity)).then_some(name)
}

fn doing(lexicon: &Lexicon, tokens: &[Token], counted: Counted) -> Option<Doing> {
    if counted == Counted::Share {
        return None;
    }
    let first = tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    let verb = verb_at_start(lexicon, &tokens[first..]).map(|count| (first, count));
    if let Some((at, count)) = verb.or_else(|| verb_at_end(lexicon, tokens)) {
        return Some(Doing { what: What::Verb, at, count });
    }
    if counted == Counted::MoreItems {
        return counted_events(lexicon, tokens, first);
    }
    if !counted.is_from_zero() || lexicon.relatives.find(tokens).is_some() {
        return None;
    }
    let start = first + skipped(lexicon, &tokens[first..]);
    let bare_verb = || {
        let count = bare_verb(lexicon, &tokens[first..], first > 0, counted)?;
        Some(Doing { what: What::Verb, at: first, count })
    };
    done(lexicon, tokens, start).or_else(|| work(lexicon, tokens, start, counted)).or_else(bare_verb)
}

/// How many tokens the verb at the start has, where it and what follows say that something is done.
fn verb_at_start(lexicon: &Lexicon, rest: &[Token]) -> Option<usize> {
    let follows = |list: &List, is_right: &dyn Fn(&[Token]) -> bool| {
        let count = list.at(rest);
        (count > 0 && rest.len() > count && is_right(&rest[count..])).then_some(count)
    };
    let has_event = |after: &[Token]| after.iter().take(NEAR).any(|token| lexicon.events.has(&token.text));
    let has_object = |after: &[Token]| {
        is_number_of_items(lexicon, after) || lexicon.determiners.at(after) > 0 || is_second_verb(lexicon, after)
    };

    follows(&lexicon.activities, &|after| !is_heading(after) && !is_share(lexicon, after))
        .or_else(|| follows(&lexicon.activities_with_object, &|after| has_object(after) && !is_share(lexicon, after)))
        .or_else(|| follows(&lexicon.activities_with_number, &|after| is_number_of_items(lexicon, after)))
        .or_else(|| follows(&lexicon.holders, &has_event))
        .or_else(|| lexicon.split_activities.parted(rest, |after| ends_clause(lexicon, after)))
}

/// The verb at the start of what is done or not, without a word before its object: "redesign pages"; or after "we have".
fn bare_verb(lexicon: &Lexicon, rest: &[Token], has_lead: bool, counted: Counted) -> Option<usize> {
    let done = lexicon.done.at(rest);
    if has_lead && done > 0 && rest.len() > done {
        return Some(done);
    }
    let count = lexicon.activities_with_object.at(rest);
    let after = rest.get(count..).filter(|after| count > 0 && counted == Counted::Step && !after.is_empty())?;
    let is_object = after[0].kind == Kind::Word && !ends_clause(lexicon, after) && !lexicon.of.has(&after[0].text);
    let is_sentence = lexicon.states.find(after).is_some() || lexicon.done.find(after).is_some();
    (is_object && !is_sentence).then_some(count)
}

/// "write and send": what joins a second verb to the first.
fn is_second_verb(lexicon: &Lexicon, after: &[Token]) -> bool {
    let count = lexicon.and.at(after);
    let verb = &after[count..];
    count > 0 && (lexicon.activities.at(verb) > 0 || lexicon.activities_with_object.at(verb) > 0)
}

/// "Training: hours a year": what stands before a colon is a heading.
fn is_heading(after: &[Token]) -> bool {
    after.first().is_some_and(|next| matches!(next.text.as_str(), ":" | "-" | "\u{2013}"))
}

/// "80 % of": a share of things, and no number of them; "three times" neither.
fn is_share(lexicon: &Lexicon, after: &[Token]) -> bool {
    is_number(lexicon, after) && after.get(1).is_some_and(|next| next.text == "%" || lexicon.units.at(&after[1..]) > 0)
}

fn is_number_of_items(lexicon: &Lexicon, after: &[Token]) -> bool {
    let is_counted = after.get(1).is_some_and(|next| next.kind == Kind::Word);
    is_number(lexicon, after) && is_counted && !is_share(lexicon, after)
}

/// Whether a number comes first, in digits or in words.
fn is_number(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|first| first.kind == Kind::Number || lexicon.numbers.has(&first.text))
}

/// The verb that ends a title, unless it ends a clause about somebody else: "those who test our products".
fn verb_at_end(lexicon: &Lexicon, tokens: &[Token]) -> Option<(usize, usize)> {
    let bracket = tokens.iter().position(|token| token.text == "(").unwrap_or(tokens.len());
    let last = tokens[..bracket].iter().rposition(|token| token.kind != Kind::Mark)?;
    let is_verb = last > 0 && lexicon.activities_at_end.has(&tokens[last].text);
    (is_verb && lexicon.relatives.find(tokens).is_none()).then_some((last, 1))
}

/// How many tokens before the first one that counts say how many there are: "number of", "five", "the".
fn skipped(lexicon: &Lexicon, tokens: &[Token]) -> usize {
    let mut at = lexicon.counts.at(tokens);
    while at < tokens.len() {
        let is_number = is_number(lexicon, &tokens[at..]);
        match lexicon.determiners.at(&tokens[at..]).max(usize::from(is_number)) {
            0 => break,
            count => at += count,
        }
    }
    at
}

/// What is done: "plan created for all sites", "published articles", "rolled out in all shops".
fn done(lexicon: &Lexicon, tokens: &[Token], start: usize) -> Option<Doing> {
    let before = lexicon.done.at(&tokens[start..]);
    if before > 0 {
        let mut near = tokens[start + before..].iter().take(NEAR);
        let is_work = near.any(|token| lexicon.events.has(&token.text) || lexicon.work.has(&token.text));
        return (is_work || ends_clause(lexicon, &tokens[start + before..])).then_some(Doing {
            what: What::Done,
            at: start,
            count: before,
        });
    }
    for at in start + 1..tokens.len() {
        let count = lexicon.done.at(&tokens[at..]);
        if count > 0 && ends_clause(lexicon, &tokens[at + count..]) {
            return Some(Doing { what: What::Done, at, count });
        }
    }
    None
}

/// "Number of workshops held": how often people did something, from `first` on, which is work whatever number it starts from.
fn counted_events(lexicon: &Lexicon, tokens: &[Token], first: usize) -> Option<Doing> {
    let start = first + lexicon.counts.at(&tokens[first..]);
    let has_event = |tokens: &[Token]| tokens.iter().any(|token| lexicon.events.has(&token.text));
    let doing = done(lexicon, tokens, start).filter(|_| start > first)?;
    let is_work = doing.at <= start + NEAR && has_event(&tokens[start..(start + NEAR).min(tokens.len())]);
    (is_work && lexicon.relatives.find(tokens).is_none()).then_some(doing)
}

/// Whether nothing follows but details: "for all sites", "by the board", "and shared".
pub(super) fn ends_clause(lexicon: &Lexicon, after: &[Token]) -> bool {
    after
        .first()
        .is_none_or(|next| next.kind == Kind::Mark || lexicon.details.has(&next.text) || lexicon.and.has(&next.text))
}

/// A noun of work, with what stands before and after it: "new training plan for nurses".
fn work(lexicon: &Lexicon, tokens: &[Token], start: usize, counted: Counted) -> Option<Doing> {
    let rest = &tokens[start..];
    let is_end = |(at, token): (usize, &Token)| {
        token.kind == Kind::Mark || at > 0 && (lexicon.details.has(&token.text) || lexicon.of.has(&token.text))
    };
    let count = rest.iter().enumerate().position(|(at, token)| is_end((at, token))).unwrap_or(rest.len());
    let head = &rest.get(count.checked_sub(1)?)?.text;
    let is_sentence = lexicon.states.find(&rest[count..]).is_some(); // "the plan is with the region"
    let is_rank = |token: &Token| token.kind == Kind::Word && token.text.contains(|one: char| one.is_ascii_digit());
    let has_rank = rest[..count].iter().any(is_rank); // "top-5 post"
    if count > NEAR || has_rank || is_sentence || lexicon.unclear.has(&rest[0].text) {
        return None;
    }

    let is_nominal = lexicon.activity_nouns.has(head) && rest.get(count).is_some_and(|next| lexicon.of.has(&next.text));
    let is_work = match counted {
        Counted::Step => lexicon.work.has(head) || lexicon.events.has(head) || lexicon.activity_nouns.has(head),
        Counted::Items => is_nominal || lexicon.events.has(head),
        Counted::Steps | Counted::Many | Counted::MoreItems | Counted::Share | Counted::Other => is_nominal,
    };
    is_work.then_some(Doing { what: What::Work, at: start, count })
}
