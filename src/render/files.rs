//! Which files a site has, and what each is made from: the same for `build`, which writes them all, and for `serve`, which
//! makes the one that is asked for.

use std::collections::BTreeMap;

use super::{Asset, Theme, asset_name};
use crate::{
    diagnostics::SitePath,
    source::{picture, slug},
    view::{Facts, Names, Page, pages},
};

/// A file of a site.
#[derive(Debug, Clone)]
pub struct SiteFile<'a> {
    /// Where it stands, from the root.
    pub path: String,
    /// What it is made from.
    pub origin: Origin<'a>,
}

/// What a file of a site is made from.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'a> {
    /// Part of the theme.
    Theme(&'a Asset),
    /// A file of the content, as it is.
    Copy(&'a SitePath),
    /// A page, which [`super::page`] renders.
    Page(Page),
}

/// Every file of a site, in a fixed order.
#[must_use]
pub fn files<'a>(facts: &Facts<'a>, theme: &'a Theme) -> Vec<SiteFile<'a>> {
    let theme = theme.styles.values().chain([&theme.icon]).chain(theme.scripts.values()).chain(&theme.fonts);
    let mut files: Vec<SiteFile<'a>> =
        theme.map(|asset| SiteFile { path: asset.name.clone(), origin: Origin::Theme(asset) }).collect();
    let copies = facts.derived().names.assets.iter();
    files.extend(copies.map(|(path, name)| SiteFile { path: name.clone(), origin: Origin::Copy(path) }));
    files.extend(pages(facts).into_iter().map(|page| SiteFile { path: page.path(facts), origin: Origin::Page(page) }));
    files
}

impl Theme {
    /// Where pages find the files of the theme, and the copied files in `assets`.
    #[must_use]
    pub fn names(&self, assets: BTreeMap<SitePath, String>) -> Names {
        let scripts = self.scripts.iter().map(|(script, asset)| (*script, asset.name.clone())).collect();
        let styles = self.styles.iter().map(|(style, asset)| (*style, asset.name.clone())).collect();
        Names { styles, icon: self.icon.name.clone(), scripts, assets }
    }
}

/// The name that a copied file gets: readable, and never the same for other bytes.
#[must_use]
pub fn copy_name(path: &SitePath, bytes: &[u8]) -> String {
    asset_name(&format!("{}.{}", slug::slug(path.stem()), picture::ending(path.as_str())), bytes)
}
