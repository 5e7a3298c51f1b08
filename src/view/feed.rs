//! Check-ins for feed readers, and dates for calendars.

use crate::model::Date;

/// `feed.xml`, `teams/<id>.xml` and `objectives/<id>.xml`: only with a `base_url`, for every address in it is whole.
#[derive(Debug, Clone)]
pub struct Feed {
    /// "Ytterlinjen OKRs: check-ins".
    pub title: String,
    /// The language of the interface.
    pub lang: String,
    /// Its own address, which is its identity as well.
    pub address: String,
    /// The page that shows the same.
    pub page: String,
    /// Who speaks where a check-in has no author: the site.
    pub author: String,
    /// The day of the latest check-in; where there is none, the first day of what it is about.
    pub updated: Date,
    /// The latest check-ins, newest first.
    pub entries: Vec<FeedEntry>,
}

/// A check-in.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// What it is known by, whatever changes in it.
    pub id: String,
    /// The objective.
    pub title: String,
    /// The language of the objective where it differs from the site's; else empty.
    pub lang: String,
    /// The objective's page.
    pub page: String,
    /// Who wrote it; may be empty.
    pub by: String,
    /// The day.
    pub date: Date,
    /// What it says, in plain words.
    pub text: String,
}

/// `teams/<id>.ics`
#[derive(Debug, Clone)]
pub struct Calendar {
    /// "Workshop, Ytterlinjen OKRs".
    pub name: String,
    /// Its dates.
    pub events: Vec<CalendarEvent>,
}

/// A whole day, or the same day again and again.
#[derive(Debug, Clone)]
pub struct CalendarEvent {
    /// What it is known by.
    pub id: String,
    /// The first day.
    pub date: Date,
    /// Every how many days it comes again, and until when.
    pub repeats: Option<(i32, Date)>,
    /// What happens.
    pub title: String,
    /// What it is about.
    pub text: String,
}
