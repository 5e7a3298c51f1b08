//! Search: what is found, and that the browser finds what tantivy finds.

mod command;
mod corpus;
mod documents;
mod parity;
mod quality;

use std::path::Path;

use okrsite::{
    disk,
    model::{Today, parse_date},
    pipeline::{self, Options},
    render::Theme,
    search::Search,
    view::{Derived, Facts, Names},
};

use crate::support::DAY;

/// The search of a content folder.
pub(crate) fn search_of(folder: &Path, stems: bool) -> Search {
    let settings = pipeline::settings(disk::settings(folder).unwrap().as_deref());
    let content = disk::read(folder, &settings.config, &folder.join("public")).unwrap();
    let today = parse_date(DAY).ok().unwrap();
    let options = Options { today: Today(today), latest: Some(today), drafts: false };
    let checked = pipeline::check(&settings, &content.files, options);
    let theme = Theme::new(&content.theme, checked.config.language, None).unwrap();
    let (site, progress, config) = (&checked.site, &checked.progress, &checked.config);
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);
    let texts = facts.search_texts();
    Search::new(facts.search_pages(), &texts.kinds, checked.config.language.tag(), stems).unwrap()
}
