//! Rules on dates.

use super::Facts;
use crate::diagnostics::{Report, id};

/// OKR017
pub(super) fn future_check_in(facts: &Facts<'_>, report: &mut Report) {
    let latest = facts.latest;
    for dated in facts.site.dated.values().flat_map(|list| list.iter()).filter(|dated| dated.date.value > latest) {
        let message = format!("this {} is dated {}, after today ({latest})", dated.what, dated.date.value);
        let finding = report.at(&id::FUTURE_CHECK_IN, dated.date.span, message);
        finding.hint("correct the date; `--date` builds the site for a later day");
    }
}

/// OKR026
pub(super) fn check_in_outside_period(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each() {
        let period = &linked.period;
        for check_in in linked.check_ins.iter().filter(|check_in| !period.contains(check_in.date)) {
            let side = if check_in.date < period.start { "before" } else { "after" };
            let message = format!(
                "this check-in is dated {side} the period `{}` ({} to {})",
                period.id, period.start, period.end
            );
            let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, check_in.date_span, message);
            finding.hint("correct the date if it is wrong; the check-in counts in any case, and the page marks it");
        }
    }
}
