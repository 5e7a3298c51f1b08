//! Keys that nothing knows: what was meant by them.

use super::{Fields, Reader, elsewhere, entries, listed, shapes, words};
use crate::{
    diagnostics::{id, suggest},
    source::{field::Keyed, form::Keys, yaml::Entry},
};

impl Reader<'_> {
    /// Reports the keys of `fields` that `T` does not know.
    pub fn unknown_keys<T: Keyed>(&mut self, fields: Fields<'_>, of: &str) {
        let all = super::entries(fields.node);
        let lists = shapes::empty_lists::<T>(all);
        let astray = self.values_astray::<T>(all);
        let below_pairs = entries::below_pairs::<T>(all, self.source);

        let mut has_listed = false;
        for (position, entry) in all.iter().enumerate() {
            let is_of_list = |(at, keys): &(usize, &'static Keys)| *at < position && keys.has(&entry.key);
            let is_misplaced =
                astray.contains(&entry.key) || below_pairs.contains(&position) || lists.iter().any(is_of_list);
            if T::KEYS.contains(&entry.key.as_str()) || is_misplaced {
                continue; // of what is misplaced another finding says where it stands, or that it is not indented
            }
            self.unknown_key::<T>(entry, all, of, &mut has_listed);
        }
    }

    /// Reports one of them. The known keys are listed once, with the first for which there is no better advice.
    fn unknown_key<T: Keyed>(&mut self, entry: &Entry, all: &[Entry], of: &str, has_listed: &mut bool) {
        let message = format!("unknown key `{}` in {of}", entry.key);
        let finding = self.report.at(&id::UNKNOWN_KEY, entry.key_span, message);

        let written = self.source.get(entry.value.span.range()).unwrap_or("");
        let is_state = entry.key == "status" && words::is_state(written);
        let elsewhere = elsewhere::advice(&entry.key, T::KEYS).filter(|_| !is_state).map(str::to_owned);
        if let Some(advice) = elsewhere.or_else(|| elsewhere::own_field(&entry.key, T::KEYS)) {
            finding.hint(advice);
            return;
        }

        let translated = words::meant(&entry.key, T::KEYS).map(|key| (key, true));
        let near = translated.or_else(|| suggest::closest_of(&entry.key, T::KEYS.iter().copied()));
        match near {
            Some((near, _)) if all.iter().any(|other| other.key == near) => {
                finding.hint(format!("`{near}` is there already: put both into one"));
            }
            Some((near, is_alone)) => {
                finding.hint(format!("did you mean `{near}`?"));
                if is_alone {
                    finding.fix(entry.key_span, near);
                }
            }
            None if std::mem::replace(has_listed, true) => {
                finding.hint("it is none of the keys that are listed above");
            }
            None => {
                finding.hint(format!("known keys are {}", listed(T::KEYS)));
            }
        }
    }
}
