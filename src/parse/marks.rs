//! `?` and `-` in place of a number: people write them for what is not known yet, and YAML takes them for marks of its own.

/// The keys of numbers that may not be known yet.
const KEYS: [&str; 7] = ["baseline", "target", "current", "commit", "stretch", "at_least", "at_most"];

/// The text with `~`, which is no value to YAML, in place of a lone `?` or `-` after these keys: every other byte stays where it
/// is. With it, whether one stands inside braces, where parsers take it for different things. Nothing where there is none.
pub(super) fn without_marks(yaml: &str) -> Option<(String, bool)> {
    if !yaml.contains(['?', '-']) {
        return None;
    }
    let mut bytes = yaml.as_bytes().to_vec();
    let (mut has_marks, mut is_inside) = (false, false);
    for key in KEYS {
        for (at, _) in yaml.match_indices(key) {
            if let Some(mark) = mark_after(yaml, at, key) {
                bytes[mark] = b'~';
                has_marks = true;
                is_inside |= yaml[mark + 1..].trim_start().starts_with([',', '}']);
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|_| has_marks).map(|text| (text, is_inside))
}

/// Where a lone mark stands after the key at `at`.
fn mark_after(yaml: &str, at: usize, key: &str) -> Option<usize> {
    let is_start = yaml[..at].chars().next_back().is_none_or(|before| " \n{,\t".contains(before));
    let after = yaml[at + key.len()..].strip_prefix(':').filter(|_| is_start)?;
    let value = after.trim_start_matches(' ');
    let rest = value.strip_prefix(['?', '-']).filter(|_| value.len() < after.len())?.trim_start_matches([' ', '\r']);
    let is_alone = rest.chars().next().is_none_or(|next| "\n#,}".contains(next));
    is_alone.then(|| yaml.len() - value.len())
}
