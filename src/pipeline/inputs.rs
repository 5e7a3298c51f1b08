//! The fingerprint of what every page is made from.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
};

use rayon::prelude::*;

use super::{Checked, Options, Read, Reading, Settings};
use crate::{
    diagnostics::SitePath,
    link,
    source::digest::{Digest, Digester},
};

/// The fingerprint of settings, options, every file that is no objective, and what ties those that are: of all that a page is
/// made from, except the texts of objectives. Where `checked` follows from [`super::check_again`], it is that of the site
/// before.
#[must_use]
pub fn inputs(settings: &Settings, reading: &Reading, options: Options, checked: &Checked) -> Digest {
    let left_out: BTreeSet<&SitePath> = checked.site.left_out.iter().map(|one| &one.path).collect();
    let markdown: Vec<Digest> =
        reading.markdown.par_iter().map(|read| of_file(read, !left_out.contains(&read.source.path))).collect();
    let beside = reading.csv.iter().chain(&reading.svg).map(|read| of_file(read, false));

    let mut digester = Digester::default();
    (&settings.text, options, markdown, left_out).hash(&mut digester);
    (beside.collect::<Vec<_>>(), &reading.others, reading.is_theme_missing).hash(&mut digester);
    digester.digest()
}

/// The path of a file and what it holds; where it `may_be_tied`, and holds an objective, what ties that.
fn of_file(read: &Read, may_be_tied: bool) -> Digest {
    let mut digester = Digester::default();
    read.source.path.hash(&mut digester);
    let parsed = read.parsed.as_deref().filter(|_| may_be_tied);
    if !parsed.is_some_and(|parsed| link::hash_ties(parsed, &mut digester)) {
        read.source.text.hash(&mut digester);
        digester.write_u8(1); // no objective, whatever it says
    }
    digester.digest()
}
