//! Rules on dates.

use super::Facts;
use crate::{
    diagnostics::{Report, id},
    model::Date,
};

/// OKR017
pub(super) fn future_check_in(facts: &Facts<'_>, report: &mut Report) {
    let today = facts.progress.today.0;
    let mut tell = |date: Date, span, what: &str| {
        if date > today {
            let finding =
                report.at(&id::FUTURE_CHECK_IN, span, format!("{what} is dated {date}, after today ({today})"));
            finding.hint("write the day it happened; to see the site on another day use `--date`");
        }
    };
    for linked in &facts.site.objectives {
        for check_in in &linked.check_ins {
            tell(check_in.date, check_in.date_span, "this check-in");
        }
        if let Some(closing) = &linked.closing {
            tell(closing.date, closing.date_span, "this closing");
        }
    }
    for kpi in &facts.site.kpis {
        for measurement in &kpi.measurements {
            tell(measurement.date, measurement.span, "this measurement");
        }
    }
}

/// OKR026
pub(super) fn check_in_outside_period(facts: &Facts<'_>, report: &mut Report) {
    for linked in &facts.site.objectives {
        let period = &linked.period;
        for check_in in linked.check_ins.iter().filter(|check_in| !period.contains(check_in.date)) {
            let side = if check_in.date < period.start { "before" } else { "after" };
            let message = format!(
                "this check-in is dated {side} the period `{}` ({} to {})",
                period.id, period.start, period.end
            );
            let finding = report.at(&id::CHECK_IN_OUTSIDE_PERIOD, check_in.date_span, message);
            finding.hint("correct the date, or leave it: it counts all the same, and the page marks it");
        }
    }
}
