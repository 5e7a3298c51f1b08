//! Rules on the wording of objectives.

use std::collections::BTreeMap;

use super::{
    Facts,
    activity::ends_clause,
    lexicon::{Lexicon, names},
    measures::{direction, is_vague},
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
/// Capitals with more letters than this are a word that somebody shouts.
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
    if let Some(count) = day(wording, tokens, at) {
        return Some((count, "a date"));
    }

    let token = &tokens[at];
    let before = at.checked_sub(1).map(|at| tokens[at].text.as_str());
    let rest = &tokens[at + 1..];
    let is_after_currency = matches!(before, Some("€" | "$" | "£"));
    if is_multiple(&token.text, is_after_currency) {
        return Some((1, "a measure"));
    }
    if token.kind != Kind::Number {
        return None;
    }
    if rest.first().is_some_and(|next| next.text == "%") {
        return Some((2, "a measure"));
    }
    let duration = lexicon.durations.at(rest);
    if duration > 0 && before.is_some_and(|word| lexicon.before_durations.has(word)) {
        return Some((1 + duration, "a measure"));
    }
    let is_name = lexicon.number_names.has(&token.text) || lexicon.ages.at(rest) > 0 || token.text.contains('/');
    if is_name || is_year(&token.text) {
        return is_after_currency.then_some((1, "a measure"));
    }

    let units = lexicon.after_numbers.at(rest);
    let is_measured = before.is_some_and(|word| lexicon.before_numbers.has(word)) || is_object(wording, tokens, at);
    let is_range = rest.first().is_some_and(|next| matches!(next.text.as_str(), "-" | "\u{2013}"));
    let is_amount = is_grouped(&token.text) || is_measured || is_after_currency;
    if units > 0 {
        return Some((1 + units, "a measure"));
    }
    (is_amount && !is_range && !ages_follow(wording, tokens, at)).then_some((1, "a measure"))
}

/// How many tokens the date has that starts at `at`.
fn day(wording: &Wording<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let lexicon = wording.lexicon;
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|at| tokens[at].text.as_str());
    let is_dated = before.is_some_and(|word| lexicon.before_years.has(word));
    if is_part_of_year(&token.text) && (is_dated || (at > 0 && at + 1 == tokens.len())) {
        return Some(1);
    }
    if token.kind != Kind::Number {
        return None;
    }

    let dot = usize::from(tokens.get(at + 1).is_some_and(|next| next.text == ".")); // "1. Juli"
    let month = lexicon.months.at(&tokens[at + 1 + dot..]);
    if month > 0 {
        return Some(1 + dot + month);
    }
    if is_date(&token.text) || before.is_some_and(|word| lexicon.months.has(word)) {
        return Some(1);
    }
    let first = wording.linked.period.start.year();
    let is_ahead = token.text.parse().is_ok_and(|year: i16| year >= first); // "since 1907", "lost in 2025": history
    let is_name = lexicon.number_names.has(&token.text)
        || wording.house.abbreviations.contains(&token.text)
        || starts_name(wording, tokens, at);
    (is_year(&token.text) && is_ahead && is_dated && !is_name).then_some(1)
}

/// "to 2016 Brewery": where nouns are written small, a capital after the number makes a name of both, unless the title
/// has capitals all over.
fn starts_name(wording: &Wording<'_>, tokens: &[Token], at: usize) -> bool {
    let is_capital = |token: &Token| wording.title.value[token.range.clone()].starts_with(char::is_uppercase);
    let words = tokens.iter().filter(|token| token.kind == Kind::Word);
    let is_heading = words.clone().filter(|token| is_capital(token)).count() * 2 > words.count();
    !is_heading && !wording.lexicon.has_capital_nouns && tokens.get(at + 1).is_some_and(is_capital)
}

/// "sign 5 partners", "12 Pflegekräfte einstellen": what a verb does to a number of things.
fn is_object(wording: &Wording<'_>, tokens: &[Token], at: usize) -> bool {
    let lexicon = wording.lexicon;
    if tokens.get(at + 1).is_none_or(|next| next.kind != Kind::Word || lexicon.units.has(&next.text)) {
        return false;
    }
    let verbs = [
        &lexicon.activities,
        &lexicon.activities_with_object,
        &lexicon.activities_with_number,
        &lexicon.goals,
        &lexicon.goals_with_object,
    ];
    let is_verb = |token: &Token| verbs.iter().any(|list| list.has(&token.text));
    let is_last = |token: &Token| lexicon.activities_at_end.has(&token.text) || lexicon.goals_at_end.has(&token.text);
    match at.checked_sub(1) {
        Some(before) => is_verb(&tokens[before]),
        None => tokens.len() > 2 && tokens.last().is_some_and(is_last),
    }
}

/// `10x`; after a sign of a currency also `5m` and the like.
fn is_multiple(text: &str, is_after_currency: bool) -> bool {
    let letters = text.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.');
    letters.len() < text.len()
        && match letters {
            "x" => true,
            "k" | "m" | "bn" | "mn" => is_after_currency,
            _ => false,
        }
}

/// `200 000`, `200,000`, `200.000`
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split([' ', '\u{a0}', '\u{202f}', '\u{2009}', ',', '.']);
    let first = groups.next().map_or(0, str::len);
    let mut others = groups.map(str::len).peekable();
    (1..=3).contains(&first) && others.peek().is_some() && others.all(|digits| digits == 3)
}

/// "from 3 to 6 years": the words that make an age stand after the second number.
fn ages_follow(wording: &Wording<'_>, tokens: &[Token], at: usize) -> bool {
    let ahead = tokens.get(at + 2).filter(|token| token.kind == Kind::Number).and_then(|_| tokens.get(at + 3..));
    ahead.is_some_and(|rest| wording.lexicon.ages.at(rest) > 0)
}

/// `q3`, `h1`, `t2`, `fy27`
fn is_part_of_year(text: &str) -> bool {
    matches!(text.as_bytes(), [b'q' | b'h' | b't', b'1'..=b'4'] | [b'f', b'y', b'0'..=b'9', b'0'..=b'9', ..])
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
            || names().contains(word)
            || wording.house.abbreviations.contains(word)
            || is_roman(word)
            || at.checked_sub(1).is_some_and(|at| text.tokens[at].kind == Kind::Number) // a unit
            || wording.lexicon.small.has(&token.text) // stressed: "ONE door for ALL"
            || wording.lexicon.determiners.has(&token.text)
            || [format!("({word})"), format!("{word} ("), format!("{word}:"), format!("{word} =")]
                .iter()
                .any(|spelt| body.contains(spelt.as_str()) || text.value.contains(spelt.as_str()));
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

/// OKR069: words that take back the promise; big words without a measure beside them; and nothing but a direction.
pub(super) fn woolly_words(wording: &Wording<'_>, report: &mut Report) {
    let (title, lexicon) = (&wording.title, wording.lexicon);
    let is_measured = || (0..title.tokens.len()).any(|at| figure(wording, &title.tokens, at).is_some());
    let words = lexicon.hedges.find(&title.tokens);
    let words = words.or_else(|| lexicon.woolly.find(&title.tokens).filter(|_| !is_measured()));
    if let Some((at, count)) = words {
        let message = format!("`{}` is too vague", title.words(at, count));
        let finding = report.at(&id::WOOLLY_WORDS, title.place(at, count), message);
        finding.hint("leave it out, or write what exactly will be different");
    } else if direction(lexicon, &title.tokens).is_some() && is_vague(lexicon, &title.tokens) && !is_measured() {
        let message = "this title has a direction, but does not say what will be different";
        let finding = report.at(&id::WOOLLY_WORDS, title.span(), message);
        finding.hint(
            "write what somebody would notice: \"patients know whom to call at night\", not \"improve the patient \
             experience\"",
        );
    }
}

/// OKR070: two verbs with an object each, and a word between them that joins them.
pub(super) fn double_objective(wording: &Wording<'_>, report: &mut Report) {
    let text = &wording.title;
    let second = second_goal(wording.lexicon, &text.tokens).or_else(|| goal_at_end(wording.lexicon, &text.tokens));
    let Some((at, count, shown)) = second else { return };
    let finding = report.at(&id::DOUBLE_OBJECTIVE, text.place(at, shown), "this title contains two objectives");
    let parts = [text.words(0, at), text.words(at + count, text.tokens.len() - at - count)];
    let [one, other] = parts.map(capitalised);
    finding.hint(format!("keep the one that the other leads to, or make two objectives: `{one}` and `{other}`"));
}

/// The word that joins two goals which begin with a verb each: where it stands, how many tokens it has, and how many
/// with the verb.
fn second_goal(lexicon: &Lexicon, tokens: &[Token]) -> Option<(usize, usize, usize)> {
    let goal = |tokens: &[Token]| lexicon.goals.at(tokens).max(lexicon.goals_with_object.at(tokens));
    let first = tokens.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
    let verb = Some(goal(&tokens[first..])).filter(|count| *count > 0)?;
    for at in first + verb + 1..tokens.len() {
        let rest = &tokens[at..];
        let is_purpose = lexicon.infinitives.has(&rest[0].text) && goal(&rest[1..]) > 0;
        if lexicon.relatives.at(rest) > 0 || lexicon.means.at(rest) > 0 || is_purpose {
            return None; // "where people meet and grow", "by asking and finding", "a place to live and build"
        }
        let count = lexicon.and.at(rest);
        let before = tokens[..at].iter().rposition(|token| token.kind != Kind::Mark).unwrap_or(first);
        if count == 0 || goal(&tokens[before..]) > 0 {
            continue; // "grow, improve and expand"
        }
        let second = &rest[count..];
        let skipped = second.iter().take_while(|token| lexicon.leads.has(&token.text)).count();
        let verb = second_verb(lexicon, &second[skipped..]);
        if verb > 0 {
            return Some((at, count, count + skipped + verb));
        }
    }
    None
}

/// How many tokens the verb has that begins a goal of its own, with an object after it.
fn second_verb(lexicon: &Lexicon, tokens: &[Token]) -> usize {
    let has_object = |count: usize| count < tokens.len() && !is_pronoun(lexicon, &tokens[count..]);
    let is_determined = |count: usize| lexicon.determiners.at(&tokens[count..]) > 0;
    let clear = lexicon.goals.at(tokens).max(lexicon.further_goals.at(tokens));
    let unclear = lexicon.goals_with_object.at(tokens);
    if clear > 0 && has_object(clear) {
        clear
    } else if unclear > 0 && is_determined(unclear) {
        unclear
    } else {
        0
    }
}

/// "it", with nothing that it belongs to: "den", but not "den interna".
fn is_pronoun(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|first| lexicon.pronouns.has(&first.text)) && ends_clause(lexicon, &tokens[1..])
}

/// The same where the verbs end the goals: "Kosten senken und Qualität verbessern".
fn goal_at_end(lexicon: &Lexicon, tokens: &[Token]) -> Option<(usize, usize, usize)> {
    let is_goal = |at: usize| {
        let is_infinitive = at.checked_sub(1).is_some_and(|at| lexicon.infinitives.has(&tokens[at].text));
        lexicon.goals_at_end.has(&tokens[at].text) && !is_infinitive
    };
    let last = tokens.len().checked_sub(1).filter(|last| is_goal(*last))?;
    if lexicon.relatives.find(tokens).is_some() {
        return None;
    }
    (2..last).find_map(|at| {
        let count = lexicon.and.at(&tokens[at..]);
        let has_object = at + count < last && !is_pronoun(lexicon, &tokens[at + count..last]);
        (count > 0 && has_object && is_goal(at - 1)).then_some((at, count, last + 1 - at))
    })
}

/// A text with a capital at its start.
fn capitalised(text: &str) -> String {
    let mut letters = text.trim_end_matches([',', ' ']).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
