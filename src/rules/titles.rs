//! Rules on the wording of objectives.

use std::collections::BTreeMap;

use super::{
    Facts,
    text::{Kind, Token},
    wording::Wording,
};
use crate::{
    diagnostics::{Report, id},
    link::{LinkedObjective, Target},
};

/// A longer title is not remembered.
const WORDS_MAX: usize = 18;
/// The same in characters, for languages with long words.
const CHARACTERS_MAX: usize = 110;
/// How many capital words of a title are looked up at most.
const CAPITALS_MAX: usize = 10;
/// From this number of letters on, capitals are a word that somebody shouts.
const ABBREVIATION_MAX: usize = 6;

/// OKR065
pub(super) fn long_title(wording: &Wording<'_>, report: &mut Report) {
    let words = wording.title.tokens.iter().filter(|token| token.kind != Kind::Mark).count();
    let characters = wording.title.value.chars().count();
    let measured = if words > WORDS_MAX {
        Some(format!("this title has {words} words, more than {WORDS_MAX}"))
    } else if characters > CHARACTERS_MAX {
        Some(format!("this title has {characters} characters, more than {CHARACTERS_MAX}"))
    } else {
        None
    };
    if let Some(message) = measured {
        let finding = report.at(&id::LONG_TITLE, wording.title.span(), message);
        finding.hint("write one short sentence: numbers belong in the key results, and dates in `period`");
    }
}

/// OKR066: a single word, or nothing but words that name a subject.
pub(super) fn short_title(wording: &Wording<'_>, report: &mut Report) {
    let words: Vec<&Token> = wording.title.tokens.iter().filter(|token| token.kind == Kind::Word).collect();
    let is_subject = |token: &&Token| wording.lexicon.topics.has(&token.text) || wording.lexicon.small.has(&token.text);
    if words.len() == 1 || (!words.is_empty() && words.iter().all(is_subject)) {
        let message = "this title names a subject, not a goal";
        let finding = report.at(&id::SHORT_TITLE, wording.title.span(), message);
        finding.hint("write what will be different, and for whom, such as \"our customers never have to ask twice\"");
    }
}

/// OKR067
pub(super) fn number_in_title(wording: &Wording<'_>, report: &mut Report) {
    let tokens = &wording.title.tokens;
    let found = (0..tokens.len()).find_map(|at| Some((at, figure(wording, tokens, at)?)));
    if let Some((at, (count, what))) = found {
        let message = format!("the title contains {what}, `{}`", wording.title.words(at, count));
        let finding = report.at(&id::NUMBER_IN_TITLE, wording.title.place(at, count), message);
        finding.hint("put numbers in the key results and dates in `period`: the title says where you want to go");
    }
}

/// Whether the token at `at` is a measure or a date: how many tokens it has, and which of the two.
fn figure(wording: &Wording<'_>, tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
    let lexicon = wording.lexicon;
    let token = &tokens[at];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let after = tokens.get(at + 1);
    let is_after = |list: &super::lexicon::List| list.at(&tokens[at + 1..]) > 0;
    let is_dated = before.is_some_and(|one| lexicon.before_years.has(&one.text)) || (at > 0 && after.is_none());
    if is_part_of_year(&token.text) && is_dated {
        return Some((1, "a date"));
    }
    if token.kind != Kind::Number {
        return None;
    }
    if after.is_some_and(|one| one.text == "%")
        || before.is_some_and(|one| matches!(one.text.as_str(), "€" | "$" | "£"))
    {
        return Some((if after.is_some_and(|one| one.text == "%") { 2 } else { 1 }, "a measure"));
    }
    if is_date(&token.text) || is_after(&lexicon.months) {
        return Some((1, "a date"));
    }
    if lexicon.number_names.has(&token.text) || is_after(&lexicon.ages) || token.text.contains('/') {
        return None;
    }
    if is_year(&token.text) {
        return before.is_some_and(|one| lexicon.before_years.has(&one.text)).then_some((1, "a date"));
    }
    let is_grouped = token.text.contains([' ', '\u{a0}', '\u{202f}', '\u{2009}', ',']) && token.text.len() > 4;
    let is_measured = before.is_some_and(|one| lexicon.before_numbers.has(&one.text));
    let is_range = after.is_some_and(|one| matches!(one.text.as_str(), "-" | "\u{2013}"));
    let of = |list: &super::lexicon::List| list.at(&tokens[at + 1..]);
    match of(&lexicon.after_numbers) {
        0 => {
            ((is_grouped || is_measured) && !is_range && !ages_follow(wording, tokens, at)).then_some((1, "a measure"))
        }
        count => Some((1 + count, "a measure")),
    }
}

/// "from 3 to 6 years": the words that make an age stand after the second number.
fn ages_follow(wording: &Wording<'_>, tokens: &[Token], at: usize) -> bool {
    let ahead = tokens.get(at + 2).filter(|token| token.kind == Kind::Number).and_then(|_| tokens.get(at + 3..));
    ahead.is_some_and(|rest| wording.lexicon.ages.at(rest) > 0)
}

/// `q3`, `h1`, `t2`
fn is_part_of_year(text: &str) -> bool {
    matches!(text.as_bytes(), [b'q' | b'h' | b't', b'1'..=b'4'])
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && crate::model::parse_date(text).is_ok()
}

/// OKR068: capitals that are in no glossary, in no name of the house, and not spelt out in the text.
pub(super) fn unknown_abbreviation(wording: &Wording<'_>, report: &mut Report) {
    let text = &wording.title;
    let written = |token: &Token| &text.value[token.range.clone()];
    let is_capital = |token: &&Token| token.kind == Kind::Word && is_capital(written(token));
    let capitals = text.tokens.iter().filter(is_capital).count();
    let words = text.tokens.iter().filter(|token| token.kind == Kind::Word).count();
    if capitals * 2 > words {
        return; // a title in capitals
    }
    let body = &wording.linked.objective.head.body;
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| is_capital(token)).take(CAPITALS_MAX) {
        let word = written(token);
        let is_known = wording.lexicon.abbreviations.has(word)
            || wording.house.abbreviations.contains(word)
            || is_roman(word)
            || wording.lexicon.small.has(&token.text) // stressed: "ONE door for ALL"
            || wording.lexicon.determiners.has(&token.text)
            || [format!("({word})"), format!("{word} ("), format!("{word}:"), format!("{word} =")]
                .iter()
                .any(|spelt| body.contains(spelt.as_str()));
        if !is_known {
            let message = format!("unexplained abbreviation `{word}`");
            let finding = report.at(&id::UNKNOWN_ABBREVIATION, text.place(at, 1), message);
            finding.hint(format!("write it out, or add it to `glossary` in okrsite.yaml: `glossary: {{{word}: ...}}`"));
        }
    }
}

/// Two to six letters, all of them capitals.
fn is_capital(word: &str) -> bool {
    let count = word.chars().count();
    (2..=ABBREVIATION_MAX).contains(&count) && word.chars().all(char::is_uppercase)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|one| matches!(one, 'I' | 'V' | 'X'))
}

/// OKR069
pub(super) fn woolly_words(wording: &Wording<'_>, report: &mut Report) {
    if let Some((at, count)) = wording.lexicon.woolly.find(&wording.title.tokens) {
        let words = wording.title.words(at, count);
        let finding = report.at(&id::WOOLLY_WORDS, wording.title.place(at, count), format!("`{words}` is too vague"));
        finding.hint("leave it out, or write what exactly will be different");
    }
}

/// OKR070: a verb of its own at the start, and another one after the word that joins them.
pub(super) fn double_objective(wording: &Wording<'_>, report: &mut Report) {
    let (text, lexicon) = (&wording.title, wording.lexicon);
    let first = text.tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    if text.tokens.get(first).is_none_or(|token| !lexicon.goals.has(&token.text)) {
        return;
    }
    for at in first + 2..text.tokens.len() {
        let count = lexicon.and.at(&text.tokens[at..]);
        if lexicon.relatives.has(&text.tokens[at].text) {
            return; // "where people meet and grow"
        }
        if count == 0 || lexicon.goals.has(&text.tokens[at - 1].text) {
            continue;
        }
        let rest = &text.tokens[at + count..];
        let skipped = rest.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
        if rest.get(skipped).is_some_and(|token| lexicon.goals.has(&token.text)) {
            let message = "this title contains two objectives";
            let finding = report.at(&id::DOUBLE_OBJECTIVE, text.place(at, count + skipped + 1), message);
            finding.hint("keep the one that leads to the other, or make two objectives");
            return;
        }
    }
}

/// OKR071: within a period, and between an objective and its parent.
pub(super) fn repeated_title(facts: &Facts<'_>, report: &mut Report) {
    let mut first: BTreeMap<(&str, String), &LinkedObjective> = BTreeMap::new();
    for (_, linked) in facts.live() {
        let own = plain(&linked.head.title);
        let above = facts.parent(linked).and_then(Target::objective).map(|key| facts.site.objective(key));
        let same = above.filter(|above| plain(&above.head.title) == own && above.period.id != linked.period.id);
        let earlier = first.get(&(linked.period.id.as_str(), own.clone())).copied();
        match earlier.or(same) {
            Some(other) => {
                let finding =
                    report.at(&id::REPEATED_TITLE, linked.head.title_span, "another objective has the same title");
                finding.also(other.head.title_span, "the other objective");
                finding.hint("write what this team will change, rather than copying the title");
            }
            None => {
                first.insert((linked.period.id.as_str(), own), linked);
            }
        }
    }
}

/// A title as it is compared with others.
fn plain(title: &str) -> String {
    let letters = title.chars().map(|one| if one.is_alphanumeric() { one } else { ' ' }).collect::<String>();
    letters.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
