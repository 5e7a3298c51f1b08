//! Rules on dates.

use super::Facts;
use crate::diagnostics::{Report, Severity, id};

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
        let period = &linked.period;
        let known = linked.check_ins.iter().filter(|check_in| check_in.date <= today);
        let mut outside = known.filter(|check_in| !period.contains(check_in.date));
        // newest first in the model, and from the top of the file for its reader
        let Some(first) = outside.clone().min_by_key(|check_in| check_in.date_span.start) else { continue };

        let days = format!("the period `{}` ({} to {})", period.id, period.start, period.end);
        let message = match outside.clone().count() {
            1 if first.date < period.start => format!("this check-in is dated before {days}"),
            1 => format!("this check-in is dated after {days}"),
            count => format!("{count} check-ins are dated outside {days}"),
        };

        let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, first.date_span, message);
        if let Some(next) = outside.find(|check_in| check_in.date_span != first.date_span) {
            finding.also(next.date_span, "outside it, too");
        }
        finding.hint("correct the date if it is wrong; the check-in counts in any case, and the page marks it");
    }
}
