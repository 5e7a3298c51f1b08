//! View and theme to bytes.
//!
//! [`Theme`] holds the templates and assets of the default theme with the site's own files laid over them, path by path.
//! [`page`] is a pure function of a page, the facts and the theme: `build` calls it for every page.

mod atom;
mod built_in;
mod calendar;
mod escape;
mod files;
mod script;
mod sitemap;
mod table;
mod theme;

pub use files::{Origin, SiteFile, copy_name, files};
pub use table::table;
pub use theme::{Asset, Theme, asset_name, idle_files};

use serde::Serialize;

use crate::view::{AlignmentView, Document, Facts, Maker, Page};

/// What the data looks like, as a JSON Schema.
const SCHEMA: &str = include_str!("okrs.schema.json");

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's path in the theme: `templates/start.html`.
    pub template: String,
    /// Where in it, as byte offsets; none where the fault has no place.
    pub range: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.template, self.message)
    }
}

impl std::error::Error for TemplateError {}

/// Renders one page.
///
/// # Errors
///
/// When a template of the site's own theme does not work.
pub fn page(page: Page, facts: &Facts<'_>, theme: &Theme) -> Result<Vec<u8>, TemplateError> {
    let path = page.path(facts);
    let maker = Maker::new(facts, page, &path);
    match page {
        Page::Start => fill(theme, "start.html", &maker.start()),
        Page::Alignment(view, period) if facts.alignment_pages(period).is_split(view) => {
            fill(theme, "alignment-units.html", &maker.alignment_units(view, period, 0))
        }
        Page::AlignmentUnits(view, period, number) => {
            fill(theme, "alignment-units.html", &maker.alignment_units(view, period, number))
        }
        Page::AlignmentPart(AlignmentView::List, period, number) => {
            fill(theme, "alignment.html", &maker.alignment_list_part(period, number))
        }
        Page::AlignmentPart(AlignmentView::Map, period, number) => {
            fill(theme, "alignment-map.html", &maker.alignment_map_part(period, number))
        }
        Page::AlignmentPart(AlignmentView::Matrix, period, number) => {
            fill(theme, "alignment-matrix.html", &maker.alignment_matrix_part(period, number))
        }
        Page::Alignment(AlignmentView::List, period) => fill(theme, "alignment.html", &maker.alignment_list(period)),
        Page::Alignment(AlignmentView::Map, period) => fill(theme, "alignment-map.html", &maker.alignment_map(period)),
        Page::Alignment(AlignmentView::Matrix, period) => {
            fill(theme, "alignment-matrix.html", &maker.alignment_matrix(period))
        }
        Page::Branches(period, number) => fill(theme, "alignment.html", &maker.branches(period, number)),
        Page::Objective(key) => fill(theme, "objective.html", &maker.objective_page(key)),
        Page::Teams => fill(theme, "teams.html", &maker.team_index()),
        Page::Team(key) | Page::TeamPeriod(key, _) => fill(theme, "team.html", &maker.team_page(key)),
        Page::Kpis => fill(theme, "kpis.html", &maker.kpi_index()),
        Page::Kpi(key) => fill(theme, "kpi.html", &maker.kpi_page(key)),
        Page::Text(key) => fill(theme, "page.html", &maker.text_page(key)),
        Page::Periods => fill(theme, "periods.html", &maker.period_index()),
        Page::Period(index) => fill(theme, "period.html", &maker.period_page(index)),
        Page::Tag(index) => fill(theme, "tag.html", &maker.tag_page(index)),
        Page::People => fill(theme, "people.html", &maker.person_index()),
        Page::Person(index) => fill(theme, "person.html", &maker.person_page(index)),
        Page::Rules => fill(theme, "rules.html", &maker.rules_page()),
        Page::Help => fill(theme, "help.html", &maker.help_page()),
        Page::Screen(index) => fill(theme, "screen.html", &maker.screen(index)),
        Page::Search => fill(theme, "search.html", &maker.finder()),
        Page::Letter(index, part) => fill(theme, "search.html", &maker.finder_letter(index, part)),
        Page::Attention => fill(theme, "attention.html", &maker.attention_page()),
        Page::Activity => fill(theme, "activity.html", &maker.activity()),
        Page::Month(month) => fill(theme, "activity.html", &maker.activity_month(month)),
        Page::Further(listing, part) => fill(theme, "further.html", &maker.further_page(listing, part)),
        Page::Redirect(item, _) => fill(theme, "redirect.html", &maker.redirect(item)),
        Page::Document(one) => Ok(document(one, facts, &maker).into_bytes()),
        Page::NotFound(_) => fill(theme, "404.html", &maker.not_found()),
    }
}

/// A file for programs.
fn document(document: Document, facts: &Facts<'_>, maker: &Maker<'_>) -> String {
    match document {
        Document::Data => json(&facts.site_data()),
        Document::Schema => SCHEMA.to_owned(),
        Document::Part(period, team) => json(&facts.part_data(period, team)),
        Document::Table => {
            let keys: Vec<_> = facts.site.published().map(|(key, _)| key).collect();
            table(facts, &keys)
        }
        Document::Calendar(key) => calendar::calendar(&maker.calendar(key), &host(facts)),
        Document::Feed => atom::feed(&maker.site_feed()),
        Document::TeamFeed(key) => atom::feed(&maker.team_feed(key)),
        Document::ObjectiveFeed(key) => atom::feed(&maker.objective_feed(key)),
        Document::Sitemap => sitemap::sitemap(facts),
    }
}

/// What makes ids of this site unlike those of others: its host, else its title.
fn host(facts: &Facts<'_>) -> String {
    let address = facts.config.base_url.as_deref().and_then(|address| address.split_once("://"));
    let host = address.map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned());
    host.unwrap_or_else(|| crate::source::slug::slug(&facts.config.title))
}

fn json<T: Serialize>(data: &T) -> String {
    let mut text = serde_json::to_string(data).unwrap_or_default(); // plain structs with texts as keys: cannot fail
    text.push('\n');
    text
}

fn fill<T: Serialize>(theme: &Theme, template: &str, view: &T) -> Result<Vec<u8>, TemplateError> {
    theme.fill(template, view).map(String::into_bytes)
}
