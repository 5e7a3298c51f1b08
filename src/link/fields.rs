//! Fields that the organisation declared: whether files give those that they may and must, with values of the right type.

use std::sync::Arc;

use super::site::{ItemKey, Site};
use crate::{
    config::{Config, DeclaredField, FieldKind, Holder},
    diagnostics::{FileId, Report, Span, Spanned, id, suggest},
    model::{Date, GivenField, State},
    parse::{Item, Parsed},
    source::{
        reader::{Reader, Wanted, either},
        url,
    },
};

/// What holds fields: what it is, where it is named, and those that it gives.
struct Held<'a> {
    holder: Holder,
    span: Span,
    given: &'a [GivenField],
    /// Whether it needs those that are required.
    is_complete: bool,
}

/// Checks the fields of every item. What is required is asked for where it can still be given: a period that had ended by `today`
/// stays as it was.
pub(super) fn check(parsed: &[Arc<Parsed>], config: &Config, (site, today): (&Site, Date), report: &mut Report) {
    for one in parsed {
        let is_past = match site.by_path.get(&one.path) {
            Some(ItemKey::Objective(key)) => site.objective(*key).period.end < today,
            _ => false,
        };
        for held in one.item.iter().flat_map(held) {
            for given in held.given {
                check_given(config, &held, given, one.file, report);
            }
            if !is_past {
                missing(config, &held, report);
            }
        }
    }
}

fn held(item: &Item) -> Vec<Held<'_>> {
    match item {
        Item::Objective(objective) => {
            let is_complete = matches!(objective.state, State::Proposed | State::Active);
            let head = &objective.head;
            let whole = Held { holder: Holder::Objective, span: head.title_span, given: &head.fields, is_complete };
            let key_results = objective.key_results.iter().map(|one| Held {
                holder: Holder::KeyResult,
                span: one.span,
                given: &one.fields,
                is_complete: is_complete && one.dropped.is_none(),
            });
            [whole].into_iter().chain(key_results).collect()
        }
        Item::Team(team) => {
            vec![Held {
                holder: Holder::Team,
                span: team.head.title_span,
                given: &team.head.fields,
                is_complete: team.active_to.is_none(),
            }]
        }
        Item::Kpi(kpi) => {
            vec![Held { holder: Holder::Kpi, span: kpi.head.title_span, given: &kpi.head.fields, is_complete: true }]
        }
        Item::Organisation(_) | Item::Page(_) => Vec::new(),
    }
}

/// Reports the required fields that are not given.
fn missing(config: &Config, held: &Held<'_>, report: &mut Report) {
    let is_needed = |field: &&DeclaredField| field.is_required && field.holders.contains(&held.holder);
    for field in config.fields.iter().filter(is_needed).filter(|_| held.is_complete) {
        if held.given.iter().all(|given| given.name.value != field.id) {
            let message = format!("missing field `{}` in {}", field.id, held.holder.words());
            let finding = report.at(&id::MISSING_KEY, held.span, message);
            finding.hint(format!("add `fields: {{{}: ...}}`, or a line to `fields`", field.id));
        }
    }
}

fn check_given(config: &Config, held: &Held<'_>, given: &GivenField, file: FileId, report: &mut Report) {
    let name = &given.name;
    let Some(field) = config.fields.iter().find(|field| field.id == name.value) else {
        unknown(config, held.holder, name, report);
        return;
    };
    if !field.holders.contains(&held.holder) {
        let word = Holder::ALL.iter().find(|(_, holder)| *holder == held.holder).map_or("", |(word, _)| word);
        let message = format!("`{}` is not a field of {}", name.value, held.holder.words());
        let finding = report.at(&id::UNKNOWN_KEY, name.span, message);
        finding.hint(format!("remove it, or add `{word}` to `for` of this field in okrsite.yaml"));
        return;
    }
    let (value, span) = (given.value.value.as_str(), given.value.span);
    let mut reader = Reader { file, source: "", report, marks: given.marks };
    match &field.kind {
        FieldKind::Text => {}
        FieldKind::Number => {
            if let Err(problem) = given.number() {
                reader.bad_number(span, &name.value, value, &problem, Wanted::measured(None));
            }
        }
        FieldKind::Date => {
            let _ = reader.date_of(span, &name.value, value); // reported, where it is none
        }
        FieldKind::Link => {
            if !matches!(url::kind(value), url::Address::Web | url::Address::Mail) {
                let finding = report.at(&id::UNSAFE_LINK, span, format!("`{}` must be a web address", name.value));
                finding.hint("start it with `https://`");
            }
        }
        FieldKind::Choice(choices) => choice(name, &given.value, choices, report),
    }
}

fn choice(name: &Spanned<String>, value: &Spanned<String>, choices: &[(String, String)], report: &mut Report) {
    let words: Vec<&str> = choices.iter().map(|(word, _)| word.as_str()).collect();
    if words.contains(&value.value.as_str()) {
        return;
    }
    let lower = value.value.to_lowercase();
    let meant = choices.iter().find(|(word, title)| word.to_lowercase() == lower || title.to_lowercase() == lower);
    let message = format!("unknown value `{}` for the field `{}`", value.value, name.value);
    let finding = report.at(&id::UNKNOWN_VALUE, value.span, message);
    if let Some((word, _)) = meant {
        finding.hint(format!("write `{word}`")).fix(value.span, word.clone());
        return;
    }
    match suggest::closest(&value.value, words.iter().copied()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("write {}", either(&words))),
    };
}

fn unknown(config: &Config, holder: Holder, name: &Spanned<String>, report: &mut Report) {
    let known: Vec<&str> =
        config.fields.iter().filter(|field| field.holders.contains(&holder)).map(|field| field.id.as_str()).collect();
    let message = format!("unknown field `{}` in {}", name.value, holder.words());
    let finding = report.at(&id::UNKNOWN_KEY, name.span, message);
    match suggest::closest_of(&name.value, known.iter().copied()) {
        Some((near, is_alone)) => {
            finding.hint(format!("did you mean `{near}`?"));
            if is_alone {
                finding.fix(name.span, near);
            }
        }
        None if known.is_empty() => {
            finding.hint(format!("declare it in okrsite.yaml, such as `fields: {{{}: text}}`", name.value));
        }
        None => {
            finding.hint(format!(
                "declare it in okrsite.yaml; known fields are {}",
                crate::source::reader::listed(&known)
            ));
        }
    }
}
