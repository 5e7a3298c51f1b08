//! Rules on dates.

use super::Facts;
use crate::{
    diagnostics::{Report, Severity, Span, id},
    link::LinkedObjective,
    model::CheckIn,
};

/// OKR017
pub(super) fn future_check_in(facts: &Facts<'_>, report: &mut Report) {
    let Some(latest) = facts.latest else { return };
    let today = facts.today();
    let dated = facts.site.dated.values().flat_map(|list| list.iter());

    for dated in dated.filter(|dated| dated.date.value > today) {
        let date = dated.date.value;
        let message = format!("this {} is dated {date}, after today ({today})", dated.what);
        let finding = report.at(&id::FUTURE_CHECK_IN, dated.date.span, message);

        if date <= latest {
            finding.severity = Severity::Note;
            finding.hint(format!(
                "{date} has begun in other time zones, so this is accepted, and counts from {date} on; the environment \
                 variable TZ sets the time zone"
            ));
        } else {
            finding.hint("correct the date; `--date` builds the site for another day");
        }
    }
}

/// OKR026
pub(super) fn check_in_outside_period(facts: &Facts<'_>, report: &mut Report) {
    let today = facts.today();
    for (_, linked) in facts.each() {
        let known = linked.check_ins.iter().filter(|check_in| check_in.date <= today);
        let (late, counted): (Vec<&CheckIn>, Vec<&CheckIn>) = known.partition(|check_in| is_lost(linked, check_in));
        let period = &linked.period;
        let outside: Vec<&CheckIn> = counted.into_iter().filter(|one| !period.contains(one.date)).collect();

        if let (Some((first, next)), Some(closing)) = (in_order_of_file(&late), &linked.closing) {
            let day = closing.date;
            let message = match late.len() {
                1 => format!("this check-in is dated after the closing day {day}: its values do not count"),
                count => format!("{count} check-ins are dated after the closing day {day}: their values do not count"),
            };
            let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, first.date_span, message);
            finding.also(
                next.map_or(closing.date_span, |next| next.date_span),
                match next {
                    Some(_) => "after it, too",
                    None => "the closing day",
                },
            );
            finding.hint("move the closing day or the check-in");
        }

        for key_result in 0..linked.key_results.len() {
            after_dropped(facts, linked, key_result, report);
        }

        if let Some((first, next)) = in_order_of_file(&outside) {
            let days = format!("the period `{}` ({} to {})", period.id, period.start, period.end);
            let message = match outside.len() {
                1 if first.date < period.start => format!("this check-in is dated before {days}"),
                1 => format!("this check-in is dated after {days}"),
                count => format!("{count} check-ins are dated outside {days}"),
            };
            let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, first.date_span, message);
            if let Some(next) = next {
                finding.also(next.date_span, "outside it, too");
            }
            finding.hint("correct the date if it is wrong; the check-in counts in any case, and the page marks it");
        }
    }
}

/// Values that are given of a key result after the day on which it was dropped.
fn after_dropped(facts: &Facts<'_>, linked: &LinkedObjective, key_result: usize, report: &mut Report) {
    let Some(dropped) = &linked.key_results[key_result].dropped else { return };
    let is_known = |check_in: &&CheckIn| check_in.date <= facts.today() && !is_lost(linked, check_in);
    let late = linked.check_ins.iter().filter(is_known).filter(|check_in| check_in.date > dropped.date);
    let updates = late.flat_map(|check_in| &check_in.updates);
    let mut late: Vec<Span> = updates
        .filter(|update| update.key_result == key_result && update.update.is_some())
        .map(|update| update.value_span)
        .collect();
    late.sort_unstable();

    let Some(first) = late.first() else { return };
    let (name, day) = (linked.key_results[key_result].id.as_str(), dropped.date);
    let message = match late.len() {
        1 => format!("this value of `{name}` is given after {day}, when it was dropped: it does not count"),
        count => format!("{count} values of `{name}` are given after {day}, when it was dropped: they do not count"),
    };
    let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, *first, message);
    if let Some(next) = late.get(1) {
        finding.also(*next, "after it, too");
    }
    finding.hint("move the day in `dropped`, or remove the value");
}

/// Whether what a check-in says of key results does not count, because the objective was closed before its day.
fn is_lost(linked: &LinkedObjective, check_in: &CheckIn) -> bool {
    let is_after = linked.closing.as_ref().is_some_and(|closing| check_in.date > closing.date);
    is_after && !check_in.updates.is_empty()
}

/// The check-in nearest to the top of the file, and the next newest: the model has them newest first.
fn in_order_of_file<'a>(check_ins: &[&'a CheckIn]) -> Option<(&'a CheckIn, Option<&'a CheckIn>)> {
    let first = check_ins.iter().copied().min_by_key(|check_in| check_in.date_span.start)?;
    let next = check_ins.iter().copied().find(|check_in| check_in.date_span != first.date_span);
    Some((first, next))
}
