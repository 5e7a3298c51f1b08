//! Ids and slugs: words that are safe as file names and addresses everywhere.
//!
//! A slug is `[a-z0-9][a-z0-9.-]{0,79}`, does not end with `.` or `-`, and is no device name of Windows.

/// How long an id may be, in characters.
const LENGTH_MAX: usize = 80;
/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why a text is no id, and what to write in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdProblem {
    /// What is wrong, to stand after a colon: "`Å` is not one of a-z, 0-9, `-` and `.`".
    pub sentence: String,
    /// The nearest id.
    pub suggestion: String,
}

/// Checks that `id` can be an id.
///
/// # Errors
///
/// Says what is wrong and which id comes nearest.
pub fn check_id(id: &str) -> Result<(), IdProblem> {
    let sentence = if let Some(odd) = id.chars().find(|letter| !is_allowed(*letter)) {
        format!("`{}` is not one of a-z, 0-9, `-` and `.`", odd.escape_debug())
    } else if id.chars().count() > LENGTH_MAX {
        format!("it is longer than {LENGTH_MAX} characters")
    } else if !id.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
        "it must start with a letter or a digit".to_owned()
    } else if id.ends_with(['.', '-']) {
        "it must end with a letter or a digit".to_owned()
    } else if is_device(id) {
        "Windows reserves this name".to_owned()
    } else {
        return Ok(());
    };
    Err(IdProblem { sentence, suggestion: slug(id) })
}

/// Makes a slug of any text: `Kundernas förtroende` becomes `kundernas-fortroende`.
///
/// A text without a letter or digit in any script becomes `untitled`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in deunicode::deunicode(text).to_ascii_lowercase().chars() {
        if slug.len() >= LENGTH_MAX {
            break;
        }
        let is_dot_inside = letter == '.' && slug.ends_with(|last: char| last.is_ascii_alphanumeric());
        if letter.is_ascii_alphanumeric() || is_dot_inside {
            slug.push(letter);
        } else if letter != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let trimmed = slug.trim_end_matches(['.', '-']);
    match trimmed {
        "" => "untitled".to_owned(),
        device if is_device(device) => self::slug(&format!("x-{device}")),
        _ => trimmed.to_owned(),
    }
}

fn is_allowed(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '.')
}

fn is_device(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or(id);
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit());
    DEVICES.contains(&stem) || is_port
}

/// The name of an item in what people write for it: a path, a file name, an address, a wiki link.
#[must_use]
pub fn bare_name(written: &str) -> &str {
    let inner = written.trim().trim_start_matches(['[', '!']).trim_end_matches(']');
    let last = inner.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(inner);
    [".md", ".html", ".markdown"].into_iter().find_map(|end| last.strip_suffix(end)).unwrap_or(last)
}
