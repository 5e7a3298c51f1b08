//! Dashes and indentation: what belongs to which list, and how far in it stands.

use std::ops::Range;

use super::{Fault, indent, lead, line_above, line_at, line_below, quotes::shown};
use crate::source::{
    form::{self, Keys},
    repair::Edit,
};

/// Looks at dashes and indentation around the error at byte `at`.
pub(super) fn find(yaml: &str, at: usize, known: &[&'static Keys]) -> Option<Fault> {
    let here = line_at(yaml, at);
    let above = line_above(yaml, here.start);
    let near = |line: &Range<usize>| {
        let text = &yaml[line.clone()];
        let rest = text.trim_start();
        let before = &text[..text.len() - text.trim_start_matches(['-', ' ', '\t']).len()];
        let tabs = before.contains('\t').then(|| lead::tabs(yaml)).flatten();
        let has_odd_space = text[..text.len() - rest.len()].contains(|letter| !matches!(letter, ' ' | '\t' | '\r'));
        let spaces = || has_odd_space.then(|| lead::odd_spaces(yaml)).flatten();
        tabs.or_else(spaces).or_else(|| lead::odd_dashes(yaml, line))
    };
    let above_dash = || lead::odd_dashes(yaml, above.as_ref()?);
    let below = || near(&line_below(yaml, &here)?);
    near(&here)
        .or_else(above_dash)
        .or_else(|| missing_dash(yaml, &here))
        .or_else(|| dash_askew(yaml, &here))
        .or_else(|| first_lines(yaml, &here))
        .or_else(|| key_askew(yaml, &here, known))
        .or_else(|| text_not_indented(yaml, &here))
        .or_else(below)
        .or_else(|| near(above.as_ref()?))
}

/// A list whose first entry has no dash: the error comes at the dash of the second.
fn missing_dash(yaml: &str, here: &Range<usize>) -> Option<Fault> {
    let column = indent(&yaml[here.clone()]);
    if !yaml[here.clone()].trim_start().starts_with("- ") {
        return None;
    }
    let mut entry: Option<Range<usize>> = None; // the lines of the entry without a dash
    let mut line = here.clone();
    while let Some(above) = line_above(yaml, line.start) {
        let text = &yaml[above.clone()];
        if indent(text) < column || text.trim_start().starts_with('-') && indent(text) <= column {
            break;
        }
        let end = entry.map_or(above.end, |entry| entry.end);
        entry = Some(above.start..end);
        line = above;
    }
    let owner = line_above(yaml, line.start)?;
    let list = yaml[owner.clone()].trim().trim_start_matches("- ").strip_suffix(':')?;
    let entry = entry.filter(|_| indent(&yaml[owner.clone()]) <= column)?;
    let first = line_at(yaml, entry.start);
    let text = &yaml[first.clone()];
    let (is, shift) = (indent(text), (column + 2).checked_sub(indent(text))?);
    if text.trim_start().starts_with('-') {
        return None;
    }
    let mut meant = String::new();
    for (number, line) in yaml[entry.clone()].split_inclusive('\n').enumerate() {
        let start = if number == 0 { format!("{}- ", " ".repeat(column)) } else { " ".repeat(shift) };
        meant.push_str(&start);
        meant.push_str(if number == 0 { &line[is..] } else { line });
    }
    let first_corrected = format!("- {}", text.trim());
    let hint = format!("each entry of a list starts with `- `{}", shown("", &first_corrected));
    let fault =
        Fault::new(first.start + is..first.end, format!("a dash is missing before the first entry of `{list}`"), hint);
    Some(fault.fixed_by(entry, meant))
}

/// A dash that stands neither below the one above nor where a new level could start.
fn dash_askew(yaml: &str, here: &Range<usize>) -> Option<Fault> {
    let column = indent(&yaml[here.clone()]);
    if !yaml[here.clone()].trim_start().starts_with("- ") {
        return None;
    }
    let mut line = here.clone();
    let above = loop {
        let above = line_above(yaml, line.start)?;
        let text = &yaml[above.clone()];
        if text.trim_start().starts_with("- ") && indent(text) != column {
            break above;
        }
        if indent(text) < column && !text.trim_start().starts_with("- ") {
            return None;
        }
        line = above;
    };
    let wanted = indent(&yaml[above]);
    let (entries, edits) = askew_entries(yaml, here, (column, wanted));
    let text = yaml[here.clone()].trim();
    let fault = Fault::new(
        here.start + column..here.start + column + 1,
        format!("this dash is indented by {} and the one above by {wanted}", spaces(column)),
        format!("indent all dashes of a list alike{}", shown(&" ".repeat(wanted), text)),
    );
    Some(fault.and_on_more_lines(entries - 1).repaired_by(edits, true))
}

/// A key that stands neither below the one above nor where a new level could start.
fn key_askew(yaml: &str, here: &Range<usize>, known: &[&'static Keys]) -> Option<Fault> {
    let text = &yaml[here.clone()];
    let (is, key) = (indent(text), key_of(text.trim_start())?);
    let wanted = right_column(yaml, here, is)?;
    let owners = if is + 2 <= wanted { owners(yaml, here, key, known) } else { Owners::Entry };
    let wanted = if owners == Owners::File { 0 } else { wanted };
    let (keys, edits) = askew_keys(yaml, here, (is, wanted));

    let amount = |count: usize| if count == 0 { "not at all".to_owned() } else { format!("by {}", spaces(count)) };
    let more = match keys - 1 {
        0 => "is".to_owned(),
        1 => "and 1 more key are".to_owned(),
        more => format!("and {more} more keys are"),
    };
    let line = text.trim();
    let start = here.start + is;
    let (message, hint) = match owners {
        Owners::File => (
            format!("`{key}` {more} indented {}, and a key of the whole file", amount(is)),
            format!("start it at the beginning of the line{}", shown("", line)),
        ),
        Owners::Both => (
            format!("`{key}` {more} indented {}: an entry and the whole file can have it", amount(is)),
            format!("write `{line}` at the beginning of the line, or indent it by {} for the entry", spaces(wanted)),
        ),
        Owners::Entry => (
            format!(
                "`{key}` {more} indented {}, and the key above {} {}",
                amount(is),
                if keys > 1 { "them" } else { "it" },
                amount(wanted)
            ),
            format!("indent the keys of one entry alike{}", shown(&" ".repeat(wanted), line)),
        ),
    };
    let is_sure = owners != Owners::Both && (wanted > is || !may_go_on(yaml, here, known));
    Some(Fault::new(start..here.end, message, hint).repaired_by(edits, is_sure))
}

/// What can have a key that stands below the dash of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owners {
    Entry,
    File,
    Both,
}

/// What can have the key on the line `here`: the entry above, whose list is looked up among `known`, or the file.
fn owners(yaml: &str, here: &Range<usize>, key: &str, known: &[&'static Keys]) -> Owners {
    let mut line = here.clone();
    let list = loop {
        let Some(above) = line_above(yaml, line.start) else { return Owners::Entry };
        let text = &yaml[above.clone()];
        if indent(text) == 0 && !text.starts_with("- ") {
            break text.trim_end().trim_end_matches(':');
        }
        line = above;
    };
    let in_entry = known.iter().find_map(|mapping| form::entry_of_own_list(mapping, list));
    let in_entry = in_entry.is_none_or(|entry| entry.has(key));
    let in_file = known.iter().any(|mapping| mapping.has(list) && mapping.has(key));
    match (in_entry, in_file) {
        (true, true) => Owners::Both,
        (false, true) => Owners::File,
        _ => Owners::Entry,
    }
}

/// Whether the value on the line above may go on on this line, as a text does that is not done.
fn may_go_on(yaml: &str, here: &Range<usize>, known: &[&'static Keys]) -> bool {
    let Some(above) = line_above(yaml, here.start).map(|above| &yaml[above]) else { return false };
    let key = above.trim_start_matches(['-', ' ']).split_once(':').map_or("", |(key, _)| key);
    form::takes_markdown(known, key) || above.trim_end().ends_with(',')
}

/// Where a key should start that starts at column `is`, if that is wrong.
fn right_column(yaml: &str, here: &Range<usize>, is: usize) -> Option<usize> {
    const LINES_MAX: usize = 200;
    let mut line = here.clone();
    for _ in 0..LINES_MAX {
        line = line_above(yaml, line.start)?;
        let text = &yaml[line.clone()];
        let content = text.trim_start_matches(['-', ' ']);
        let (dash, column) = (indent(text), text.len() - content.len());
        if column == is || content.is_empty() || content.starts_with('#') {
            return None;
        }
        if column < is {
            let key = key_of(content)?;
            let has_value = !content[key.len() + 1..].trim().is_empty();
            return has_value.then_some(column);
        }
        if dash <= is {
            return Some(column); // between a dash and the keys of its entry
        }
    }
    None
}

/// A text of several lines that is not indented below `note: |`.
fn text_not_indented(yaml: &str, here: &Range<usize>) -> Option<Fault> {
    let text = &yaml[here.clone()];
    let above = line_above(yaml, here.start)?;
    let above_text = &yaml[above];
    let (key, mark) = above_text.trim_start_matches(['-', ' ']).split_once(": ")?;
    let wanted = above_text.len() - above_text.trim_start_matches(['-', ' ']).len() + 2;
    if !matches!(mark.trim(), "|" | ">" | "|-" | ">-" | "|+" | ">+") || indent(text) >= wanted {
        return None;
    }
    let (is, column) = (indent(text), wanted - 2);
    let start = here.start + is;
    let message = format!("the text of `{key}` is not indented");
    let hint = format!("indent each line of it by {}{}", spaces(wanted), shown(&" ".repeat(wanted), text.trim()));

    let is_text =
        |text: &str| text.trim().is_empty() || indent(text) >= is && !(indent(text) <= column && ends_text(text));
    let lines = std::iter::successors(Some(here.clone()), |line| line_below(yaml, line));
    let lines = lines.take_while(|line| line == here || is_text(&yaml[line.clone()]));
    let edits = lines.filter(|line| !yaml[line.clone()].trim().is_empty()).map(|line| moved(&line, (is, wanted)));
    Some(Fault::new(start..here.end, message, hint).repaired_by(edits.collect(), true))
}

/// Whether a line that is not indented below a text is no more of it: a key, or an entry of a list that has one.
fn ends_text(line: &str) -> bool {
    key_of(line.trim_start_matches(['-', ' '])).is_some()
}

/// Front matter whose first lines are indented, or start with dashes, and the line of the error is not.
fn first_lines(yaml: &str, here: &Range<usize>) -> Option<Fault> {
    let start = yaml.strip_prefix("---").and_then(|rest| rest.find('\n')).map_or(0, |newline| newline + 4);
    let mut first = line_at(yaml, start);
    while yaml[first.clone()].trim().is_empty() {
        first = line_below(yaml, &first)?;
    }
    let text = &yaml[first.clone()];
    let column = indent(text);
    let is_list = text.starts_with("- ");
    if first.start >= here.start || indent(&yaml[here.clone()]) > 0 || column == 0 && !is_list {
        return None;
    }
    let lines = std::iter::successors(Some(first.clone()), |line| line_below(yaml, line));
    let lines = lines.take_while(|line| line.start < here.start);
    let key = key_of(text.trim_start_matches(['-', ' ']))?;
    let (message, edits): (_, Vec<Edit>) = if is_list {
        let dashes = lines.filter(|line| yaml[line.clone()].starts_with("- "));
        let edits = dashes.map(|line| Edit { bytes: line.start..line.start + 2, text: String::new() }).collect();
        (format!("`{key}` is a key of the front matter, and needs no dash"), edits)
    } else {
        let indented = lines.filter(|line| indent(&yaml[line.clone()]) >= column);
        let edits = indented.map(|line| moved(&line, (column, 0))).collect();
        (format!("`{key}` is indented by {}, and the keys below it are not", spaces(column)), edits)
    };
    let hint = format!(
        "start the keys of the front matter at the beginning of the line{}",
        shown("", text.trim_start_matches(['-', ' ']))
    );
    Some(Fault::new(first.start..first.end, message, hint).repaired_by(edits, true))
}

/// The key that a line starts with.
fn key_of(text: &str) -> Option<&str> {
    let (key, rest) = text.split_once(':')?;
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let is_key = !key.is_empty() && !key.starts_with('-') && key.chars().all(is_word);
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// How many entries of a list start at column `is` from `here` on, and the changes that move them to where they should.
fn askew_entries(yaml: &str, here: &Range<usize>, (is, wanted): (usize, usize)) -> (usize, Vec<Edit>) {
    let (mut count, mut edits) = (0, Vec::new());
    for line in std::iter::successors(Some(here.clone()), |line| line_below(yaml, line)) {
        let text = &yaml[line.clone()];
        let is_entry = text.trim_start().starts_with("- ");
        if text.trim().is_empty() {
            continue;
        }
        if indent(text) < is || indent(text) == is && !is_entry || indent(text) == wanted && is_entry {
            break;
        }
        count += usize::from(indent(text) == is);
        edits.push(moved(&line, (is, wanted)));
    }
    (count, edits)
}

/// How many keys start at column `is` from `here` on, in this entry and the next ones of the same list, and the changes that move
/// them to where they should.
fn askew_keys(yaml: &str, here: &Range<usize>, (is, wanted): (usize, usize)) -> (usize, Vec<Edit>) {
    let (mut count, mut edits) = (0, Vec::new());
    let (mut is_askew, mut is_first, mut has_lines_below) = (true, false, false);
    for line in std::iter::successors(Some(here.clone()), |line| line_below(yaml, line)) {
        let text = &yaml[line.clone()];
        let (column, is_entry) = (indent(text), text.trim_start().starts_with("- "));
        if text.trim().is_empty() {
            continue;
        }
        if is_entry && column + 2 == wanted {
            (is_askew, is_first) = (false, true);
            continue;
        }
        if column < is.min(wanted) {
            break;
        }

        let is_key = column == is && key_of(text.trim_start()).is_some();
        let is_right = column == wanted && !has_lines_below;
        is_askew = (is_askew || is_first && is_key) && !is_right;
        is_first = false;
        if is_askew && column >= is {
            edits.push(moved(&line, (is, wanted)));
            count += usize::from(is_key);
            has_lines_below = if column == is { text.trim_end().ends_with(':') } else { has_lines_below };
        }
    }
    (count, edits)
}

/// The change that moves a line which is indented by at least `is` spaces by as much as it takes from there to `wanted`.
fn moved(line: &Range<usize>, (is, wanted): (usize, usize)) -> Edit {
    let bytes = line.start..line.start + is.saturating_sub(wanted);
    Edit { bytes, text: " ".repeat(wanted.saturating_sub(is)) }
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
