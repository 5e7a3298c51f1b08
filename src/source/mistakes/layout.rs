//! Dashes and indentation: what belongs to which list, and how far in it stands.

use std::ops::Range;

use super::{Fault, indent, line_at, line_below, quotes::shown};

/// Looks at dashes and indentation around the error at byte `at`.
pub(super) fn find(yaml: &str, at: usize) -> Option<Fault> {
    let here = line_at(yaml, at);
    let near = |at: &Range<usize>| tab(yaml, at).or_else(|| odd_space(yaml, at)).or_else(|| odd_dash(yaml, at));
    let above = || line_above(yaml, here.start).and_then(|above| near(&above));
    let below = || near(&line_below(yaml, &here)?);
    near(&here)
        .or_else(|| missing_dash(yaml, &here))
        .or_else(|| dash_askew(yaml, &here))
        .or_else(|| first_lines(yaml, &here))
        .or_else(|| key_askew(yaml, &here))
        .or_else(|| text_not_indented(yaml, &here))
        .or_else(below)
        .or_else(above)
}

/// The nearest line above byte `start` that is not empty.
fn line_above(yaml: &str, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    while start > 0 {
        let line = line_at(yaml, start - 1);
        start = line.start;
        if !yaml[line.clone()].trim().is_empty() {
            return Some(line);
        }
    }
    None
}

fn tab(yaml: &str, line: &Range<usize>) -> Option<Fault> {
    let text = &yaml[line.clone()];
    let lead = &text[..text.len() - text.trim_start_matches([' ', '\t', '-']).len()];
    let at = line.start + lead.find('\t')?;
    let (message, hint) =
        ("this line is indented with a tab", "indent with spaces, two per level: YAML does not allow tabs");
    let fault = Fault::new(at..at + 1, message, hint);
    let whole = line.start..line.start + lead.len();
    let is_tabs_first = lead.trim_start_matches('\t').chars().all(|letter| matches!(letter, ' ' | '-'));
    let above = line_above(yaml, line.start).map(|above| &yaml[above]);
    let sibling = above
        .filter(|above| !lead.contains('-') && !above.trim_end().ends_with(':'))
        .map(|above| " ".repeat(above.len() - above.trim_start_matches(['-', ' ']).len()));
    let spaces = if let Some(sibling) = sibling.filter(|_| lead == "\t" || lead == "\t\t") {
        sibling
    } else if lead.contains('-') && !is_tabs_first {
        lead.replace('\t', " ")
    } else {
        lead.replace('\t', "  ")
    };
    Some(if is_tabs_first { fault.fixed_by(whole, spaces) } else { fault.read_as(whole, spaces) })
}

/// Lines that start with another kind of space than YAML knows, where that made a key of it.
pub(super) fn odd_spaces(yaml: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut line = Some(line_at(yaml, 0));
    while let Some(here) = line {
        faults.extend(odd_space(yaml, &here));
        line = line_below(yaml, &here);
    }
    faults
}

/// A no-break or wide space, which looks like indentation and is text to YAML.
fn odd_space(yaml: &str, line: &Range<usize>) -> Option<Fault> {
    let text = &yaml[line.clone()];
    let lead = &text[..text.len() - text.trim_start().len()];
    let is_odd = |letter: char| !matches!(letter, ' ' | '\t' | '\r');
    let (at, odd) = lead.char_indices().find(|(_, letter)| is_odd(*letter))?;
    let start = line.start + at;
    let message = format!("this line is indented with another kind of space (U+{:04X})", u32::from(odd));
    let fault = Fault::new(start..start + odd.len_utf8(), message, "indent with ordinary spaces, two per level");
    let spaces: String = lead.chars().map(|letter| if is_odd(letter) { ' ' } else { letter }).collect();
    Some(fault.fixed_by(line.start..line.start + lead.len(), spaces))
}

/// A list with another mark than the hyphen, or without a space after it.
fn odd_dash(yaml: &str, line: &Range<usize>) -> Option<Fault> {
    let text = &yaml[line.clone()];
    let rest = text.trim_start();
    let start = line.end - rest.len();
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    if matches!(mark, '*' | '•' | '·' | '–' | '—' | '+') && after.starts_with(' ') {
        let hint = format!("write `-{after}`");
        let fault = Fault::new(start..start + mark.len_utf8(), format!("a list needs a hyphen, not `{mark}`"), hint);
        return Some(fault.fixed_by(start..start + mark.len_utf8(), "-"));
    }
    let is_key = |text: &str| text.split_once(':').is_some_and(|(key, _)| key.chars().all(char::is_alphanumeric));
    if mark == '-' && after.starts_with(char::is_alphabetic) && is_key(after) {
        let hint = format!("write `- {after}`");
        let fault = Fault::new(start..start + 1, "a space is missing after the dash", hint);
        return Some(fault.fixed_by(start..start + 1, "- "));
    }
    None
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
    let wanted = indent(&yaml[above.clone()]);
    let entry = here.start..block_end(yaml, here, (column, wanted));
    let fault = Fault::new(
        here.start + column..here.start + column + 1,
        format!("this dash is indented by {} and the one above by {wanted}", spaces(column)),
        "indent all dashes of a list alike",
    );
    Some(fault.fixed_by(entry.clone(), shifted(&yaml[entry], column, wanted)))
}

/// A key that stands neither below the one above nor where a new level could start.
fn key_askew(yaml: &str, here: &Range<usize>) -> Option<Fault> {
    let text = &yaml[here.clone()];
    let (is, key) = (indent(text), key_of(text.trim_start())?);
    let wanted = right_column(yaml, here, is)?;
    let entry = here.start..block_end(yaml, here, (is, wanted));
    let amount = |count: usize| if count == 0 { "not at all".to_owned() } else { format!("by {}", spaces(count)) };
    let fault = Fault::new(
        here.start + is..here.end,
        format!("`{key}` is indented {}, and the key above it {}", amount(is), amount(wanted)),
        format!("indent the keys of one entry alike{}", shown(&" ".repeat(wanted), text.trim())),
    );
    Some(fault.fixed_by(entry.clone(), shifted(&yaml[entry], is, wanted)))
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
    let start = here.start + indent(text);
    let message = format!("the text of `{key}` is not indented");
    let hint = format!("indent each line of it by {}", spaces(wanted));
    Some(Fault::new(start..here.end, message, hint).fixed_by(here.start..start, " ".repeat(wanted)))
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
    let whole = first.start..here.start;
    let key = key_of(text.trim_start_matches(['-', ' ']))?;
    let (message, meant) = if is_list {
        let lines = yaml[whole.clone()].split_inclusive('\n').map(|line| line.strip_prefix("- ").unwrap_or(line));
        (format!("`{key}` is a key of the front matter, and needs no dash"), lines.collect())
    } else {
        (format!("`{key}` is indented by {}, and the keys below it are not", spaces(column)), {
            shifted(&yaml[whole.clone()], column, 0)
        })
    };
    let hint = format!(
        "start the keys of the front matter at the beginning of the line{}",
        shown("", text.trim_start_matches(['-', ' ']))
    );
    Some(Fault::new(first.start..first.end, message, hint).fixed_by(whole, meant))
}

/// The key that a line starts with.
fn key_of(text: &str) -> Option<&str> {
    let (key, rest) = text.split_once(':')?;
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let is_key = !key.is_empty() && !key.starts_with('-') && key.chars().all(is_word);
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// The end of the lines below `here` that belong to it: those that are indented by more than `column`, up to the next that
/// stands where `here` should, after a dash as `here` is or not.
fn block_end(yaml: &str, here: &Range<usize>, (column, wanted): (usize, usize)) -> usize {
    let is_entry = |text: &str| text.trim_start().starts_with("- ");
    let here_is_entry = is_entry(&yaml[here.clone()]);
    let mut last = here.clone();
    while let Some(below) = line_below(yaml, &last) {
        let text = &yaml[below.clone()];
        let is_next = indent(text) == wanted && is_entry(text) == here_is_entry;
        if !text.trim().is_empty() && (indent(text) <= column || is_next) {
            break;
        }
        last = below;
    }
    last.end
}

/// Lines that are indented by at least `is` spaces, indented by `wanted` instead.
fn shifted(lines: &str, is: usize, wanted: usize) -> String {
    let mut moved = String::new();
    for line in lines.split_inclusive('\n') {
        let rest = line.get(is..).filter(|_| indent(line) >= is && !line.trim().is_empty());
        match rest {
            Some(rest) => {
                moved.push_str(&" ".repeat(wanted));
                moved.push_str(rest);
            }
            None => moved.push_str(line),
        }
    }
    moved
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
