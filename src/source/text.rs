//! Bytes to text: encodings, control characters, size.

use crate::diagnostics::{FileId, Report, Span, id};

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 1024 * 1024;

/// Turns the bytes of `file` into text: strips one byte order mark; refuses other encodings, control characters and
/// oversize files with a finding (rules `unreadable-text`, `too-large`).
///
/// Returns the text to show in findings, and whether it may be parsed. Line ends stay as they are.
pub fn decode(file: FileId, bytes: &[u8], report: &mut Report) -> (String, bool) {
    if bytes.len() > FILE_BYTES_MAX {
        let finding = report.at(&id::TOO_LARGE, Span::new(file, 0, 0), "this file is larger than 1 MiB");
        finding.hint("move what is not text into other files and link to them");
        return (String::new(), false);
    }
    if let Some(encoding) = other_encoding(bytes) {
        let finding = report.at(
            &id::UNREADABLE_TEXT,
            Span::new(file, 0, 0),
            format!("this file is encoded as {encoding}, not as UTF-8"),
        );
        finding.hint("save it as UTF-8");
        return (String::new(), false);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => return (not_utf8(file, bytes, error.valid_up_to(), report), false),
    };
    let is_clean = no_controls(file, &text, report) && !has_old_line_ends(file, &text, report);
    (text, is_clean)
}

/// UTF-16 and UTF-32, with a byte order mark or told by their zeros.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [first, 0, third, 0, ..] | [0, first, 0, third, ..] if *first != 0 && *third != 0 => Some("UTF-16"),
        _ => None,
    }
}

/// Stands for a byte that is no UTF-8 where the text is shown. It has one byte, so every place stays what it is in the file.
const SUBSTITUTE: char = '\u{1a}';

/// Reports the first byte that is no UTF-8; returns the text with such bytes replaced, for showing it.
fn not_utf8(file: FileId, bytes: &[u8], valid: usize, report: &mut Report) -> String {
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|_| SUBSTITUTE));
    }
    let span = Span::new(file, valid, valid + 1);
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let finding = report.at(
        &id::UNREADABLE_TEXT,
        span,
        format!("this file is not encoded as UTF-8: it has a byte 0x{byte:02X} here"),
    );
    finding.hint("save it as UTF-8; it may be Latin-1 or Windows-1252 now");
    shown
}

/// Reports characters that no text needs and that could hide something.
fn no_controls(file: FileId, text: &str, report: &mut Report) -> bool {
    let is_refused = |letter: char| {
        let is_line_mark = matches!(letter, '\t' | '\n' | '\r');
        (letter.is_control() && !is_line_mark) || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    let mut found = text.char_indices().filter(|(_, letter)| is_refused(*letter));
    let Some((at, letter)) = found.next() else { return true };
    let others = found.count();
    let more = if others == 0 { String::new() } else { format!(", and {others} more") };
    let span = Span::new(file, at, at + letter.len_utf8());
    let name = name_of(letter);
    let finding =
        report.at(&id::UNREADABLE_TEXT, span, format!("this file contains {name} (U+{:04X}){more}", u32::from(letter)));
    finding.hint("remove it: retype the line, or paste it as plain text");
    false
}

/// Whether every line ends with a carriage return alone, as on computers of long ago: then the whole file is one line to
/// every program of today.
fn has_old_line_ends(file: FileId, text: &str, report: &mut Report) -> bool {
    let is_old = text.contains('\r') && !text.contains('\n');
    if is_old {
        let message = "the lines of this file end with a carriage return alone, so it is one long line";
        let at = text.find('\r').unwrap_or(0);
        report
            .at(&id::UNREADABLE_TEXT, Span::new(file, at, at + 1), message)
            .hint("save it with line ends of Unix or Windows");
    }
    is_old
}

fn name_of(letter: char) -> &'static str {
    match letter {
        '\0' => "a zero byte",
        '\u{2028}' | '\u{2029}' | '\u{85}' => "an invisible line break",
        '\u{feff}' => "a byte order mark inside the text",
        _ => "a control character",
    }
}
