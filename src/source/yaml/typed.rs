//! The typed parse of YAML that has passed the guard.

use crate::{
    diagnostics::{FileId, Report},
    source::{
        field::{FromShape, Slot},
        mistakes,
    },
};

/// The typed parse of YAML that has an outline; empty YAML is a mapping without keys.
///
/// Its parser is another than the guard's and refuses a little more: that is reported like any other mistake.
pub fn typed<T: for<'de> FromShape<'de> + Default>(
    file: FileId,
    yaml: &str,
    offset: usize,
    report: &mut Report,
) -> Option<T> {
    match serde_yaml::from_str::<Slot<T>>(yaml) {
        Ok(Slot::Is(read)) => Some(read),
        Ok(Slot::Absent | Slot::Null | Slot::Other(_)) => Some(T::default()),
        Err(error) => {
            let at = error.location().map_or(0, |place| byte_at(yaml, place.line(), place.column()));
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or(&words);
            mistakes::syntax(file, yaml, offset, at, (words, &[]), report);
            None
        }
    }
}

/// The byte at a line and a column, both from 1, the column in characters.
fn byte_at(yaml: &str, line: usize, column: usize) -> usize {
    let mut lines = yaml.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
    let rest = lines.next().unwrap_or("").char_indices().nth(column.saturating_sub(1));
    before + rest.map_or(0, |(at, _)| at)
}
