//! Calendars in the iCalendar format (RFC 5545).

use crate::{model::Date, view::Calendar};

/// How many bytes a line may have, its end not counted.
const LINE_BYTES: usize = 75;

/// The file. `host` makes the ids of events unlike those of other sites.
pub(super) fn calendar(calendar: &Calendar, host: &str) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//okrsite//okrsite//EN");
    line(&mut text, &format!("X-WR-CALNAME:{}", escape(&calendar.name)));
    for event in &calendar.events {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}@{}", escape(&event.id), escape(host)));
        line(&mut text, &format!("DTSTAMP:{}T000000Z", digits(event.date)));
        line(&mut text, &format!("DTSTART;VALUE=DATE:{}", digits(event.date)));
        if let Some((days, until)) = event.repeats {
            line(&mut text, &format!("RRULE:FREQ=DAILY;INTERVAL={days};UNTIL={}", digits(until)));
        }
        line(&mut text, &format!("SUMMARY:{}", escape(&event.title)));
        line(&mut text, &format!("DESCRIPTION:{}", escape(&event.text)));
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// `20261119`
fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A text as a value; control characters have no place in one.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long, never inside a letter.
fn line(text: &mut String, content: &str) {
    let mut bytes = 0;
    for letter in content.chars() {
        if bytes + letter.len_utf8() > LINE_BYTES {
            text.push_str("\r\n ");
            bytes = 1;
        }
        text.push(letter);
        bytes += letter.len_utf8();
    }
    text.push_str("\r\n");
}
