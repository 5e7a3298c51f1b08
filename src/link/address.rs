//! Links in Markdown texts: where they lead, and whether that is somewhere.

mod nearest;
mod unread;

use std::sync::Arc;

use super::{
    Surroundings,
    site::{ItemKey, KpiKey, ObjectiveKey, PageKey, Site, TeamKey},
};
use crate::{
    diagnostics::{FileId, Report, SitePath, Span, Spanned, id, suggest},
    model::Head,
    parse::{FoundLink, Parsed},
    source::{
        picture, slug,
        url::{self, Address},
    },
};

/// Where an address in a content file leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// To the page of an item, perhaps to a place on it.
    Item(ItemKey, Option<String>),
    /// To a file that is copied.
    Asset(SitePath),
    /// To a place on the same page.
    Here(String),
    /// Out of the site: to the web or a mail address.
    Out(String),
    /// Nowhere.
    Nowhere,
}

impl Site {
    /// Resolves an address written in the file `from`: a relative path, an id, an anchor, or a web address.
    #[must_use]
    pub fn resolve(&self, from: &SitePath, address: &str) -> Resolved {
        match url::kind(address) {
            Address::Unsafe => Resolved::Nowhere,
            Address::Web | Address::Mail => Resolved::Out(address.to_owned()),
            Address::Anchor(anchor) => {
                let item = self.by_path.get(from).copied();
                Resolved::Here(item.and_then(|item| self.anchor(item, &anchor)).unwrap_or(anchor))
            }
            Address::Relative { path, fragment } => match self.inside(from, &path, fragment) {
                Resolved::Item(item, Some(anchor)) => {
                    let named = self.anchor(item, &anchor).unwrap_or(anchor);
                    Resolved::Item(item, Some(named))
                }
                resolved => resolved,
            },
        }
    }

    fn inside(&self, from: &SitePath, path: &str, fragment: Option<String>) -> Resolved {
        if let Some(joined) = join(from.folder(), path) {
            if let Some(item) = self.by_path.get(&joined) {
                return Resolved::Item(*item, fragment);
            }
            if self.others.contains(&joined) {
                return Resolved::Asset(joined);
            }
        }
        let own_id = || self.aliases.get(path).and_then(|own_id| self.by_id(own_id));
        self.by_id(path).or_else(own_id).map_or(Resolved::Nowhere, |item| Resolved::Item(item, fragment))
    }

    /// The item with this id; objectives come before pages, teams and KPIs.
    fn by_id(&self, own_id: &str) -> Option<ItemKey> {
        let objective = self.objectives.binary_search_by(|one| one.head.id.as_str().cmp(own_id));
        let page = || self.pages.binary_search_by(|one| one.head.id.as_str().cmp(own_id));
        let team = || self.teams.binary_search_by(|one| one.team.head.id.as_str().cmp(own_id));
        let kpi = || self.kpis.binary_search_by(|one| one.kpi.head.id.as_str().cmp(own_id));
        let found = objective.map(|index| ItemKey::Objective(ObjectiveKey(index)));
        let found = found.or_else(|_| page().map(|index| ItemKey::Page(PageKey(index))));
        let found = found.or_else(|_| team().map(|index| ItemKey::Team(TeamKey(index))));
        let found = found.or_else(|_| kpi().map(|index| ItemKey::Kpi(KpiKey(index))));
        found.ok()
    }

    /// The anchor of the place on the page of `item` that is called `name`: by its own anchor, or as services that host
    /// repositories call it. They do not mind capitals.
    fn anchor(&self, item: ItemKey, name: &str) -> Option<String> {
        if let ItemKey::Objective(key) = item
            && self.objective(key).has_key_result(name)
        {
            return Some(name.to_owned());
        }
        let names = self.anchors.get(&self.head(item)?.path)?;
        names.get(name).or_else(|| names.get(&name.to_lowercase())).cloned()
    }

    /// The anchors of the page of `item`.
    fn anchors_of(&self, item: ItemKey) -> Vec<&str> {
        let headings = self.head(item).and_then(|head| self.anchors.get(&head.path));
        let mut anchors: Vec<&str> = headings.iter().flat_map(|names| names.values()).map(String::as_str).collect();
        if let ItemKey::Objective(key) = item {
            anchors.extend(self.objective(key).key_results.iter().map(|one| one.id.as_str()));
        }
        anchors.sort_unstable();
        anchors.dedup();
        anchors
    }

    fn head(&self, item: ItemKey) -> Option<&Head> {
        match item {
            ItemKey::Objective(key) => Some(&self.objective(key).objective.head),
            ItemKey::Team(key) => Some(&self.team(key).team.head),
            ItemKey::Kpi(key) => Some(&self.kpis[key.0].kpi.head),
            ItemKey::Page(key) => Some(&self.pages[key.0].head),
            ItemKey::Organisation => None,
        }
    }
}

/// Joins a folder and a relative path; `None` where it leads out of the content folder. A leading `/` starts at the root.
pub(super) fn join(folder: &str, path: &str) -> Option<SitePath> {
    let (start, rest) = path.strip_prefix('/').map_or((folder, path), |rest| ("", rest));
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(SitePath::new(parts.join("/")))
}

/// Checks the links of every content file, and notes the files to copy.
pub(super) fn check(parsed: &[Arc<Parsed>], surroundings: &Surroundings, site: &mut Site, report: &mut Report) {
    for one in parsed {
        let own = site.by_path.get(&one.path).copied();
        for link in &one.links {
            match link.unread {
                Some(form) => unread::check(&one.path, link, form, site, report),
                None => check_one(&one.path, own, link, site, report),
            }
        }
    }
    for path in site.assets.clone() {
        if surroundings.svg.get(&path).is_some_and(|picture| surroundings.leaves_out(picture)) {
            site.assets.remove(&path);
            continue;
        }
        match surroundings.svg.get(&path) {
            Some(Ok((file, text))) => inert_svg(*file, text, report),
            Some(Err(found)) => report.append(found.clone()),
            None => {}
        }
    }
}

fn check_one(from: &SitePath, own: Option<ItemKey>, link: &FoundLink, site: &mut Site, report: &mut Report) {
    match site.resolve(from, &link.address) {
        Resolved::Out(_) if link.image => {
            let finding = report.at(&id::REMOTE_IMAGE, link.span, "this picture is loaded from another host");
            finding.hint("pages load nothing from other hosts: save the picture beside this file and link to that");
        }
        Resolved::Out(_) | Resolved::Item(_, None) => {}
        Resolved::Asset(path) => copied(link, path, is_hidden(own, site), site, report),
        Resolved::Here(anchor) | Resolved::Item(_, Some(anchor)) if anchor.is_empty() => {}
        Resolved::Here(anchor) => {
            if let Some(own) = own.filter(|own| site.anchor(*own, &anchor).is_none()) {
                missing_anchor(link, &anchor, own, site, report);
            }
        }
        Resolved::Item(item, Some(anchor)) => {
            if site.anchor(item, &anchor).is_none() {
                missing_anchor(link, &anchor, item, site, report);
            }
        }
        Resolved::Nowhere if matches!(url::kind(&link.address), Address::Unsafe) => {
            let finding = report.at(&id::UNSAFE_LINK, link.span, "this kind of link is not safe");
            finding.hint("use a link that starts with `https://` or `mailto:`, the path of a file, or an id");
        }
        Resolved::Nowhere => nearest::broken(from, link, site, report),
    }
}

/// The picture that `logo` in okrsite.yaml names.
pub(super) fn logo(logo: &Spanned<String>, site: &mut Site, report: &mut Report) -> Option<SitePath> {
    let path = join("", &logo.value).filter(|path| site.others.contains(path));
    if path.is_none() {
        let near = nearest::file(&SitePath::new(""), &logo.value, true, site);
        let finding = report.at(&id::BROKEN_LINK, logo.span, format!("there is no file `{}`", logo.value));
        match near {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint("write the path of the picture, relative to okrsite.yaml"),
        };
    }
    let link = FoundLink { span: logo.span, address: logo.value.clone(), image: true, unread: None };
    copied(&link, path.clone()?, false, site, report);
    path.filter(|path| site.assets.contains(path))
}

/// Notes a file to copy, unless it is of a kind that could run script.
///
/// What only a draft links to stays at home with the draft.
fn copied(link: &FoundLink, path: SitePath, is_hidden: bool, site: &mut Site, report: &mut Report) {
    if picture::is_inert(path.as_str()) || picture::ending(path.as_str()) == "svg" {
        if !is_hidden {
            site.assets.insert(path);
        }
        return;
    }
    let finding = report.at(
        &id::UNSAFE_LINK,
        link.span,
        "files of this type are not published: they could run code in a reader's browser",
    );
    finding.hint("link to a picture, a PDF, a text or an office document, or to a web address");
}

/// Reports an SVG picture that holds more than a picture.
fn inert_svg(file: FileId, text: &str, report: &mut Report) {
    if let Some(part) = picture::active_part(text) {
        let finding = report.at(&id::UNSAFE_LINK, Span::new(file, 0, 0), format!("this SVG picture contains {part}"));
        finding.hint("export it as plain SVG, or as PNG");
    }
}

fn is_hidden(own: Option<ItemKey>, site: &Site) -> bool {
    matches!(own, Some(ItemKey::Objective(key)) if site.objective(key).hidden)
}

fn missing_anchor(link: &FoundLink, anchor: &str, item: ItemKey, site: &Site, report: &mut Report) {
    let may_search = report.may_search(link.span.file);
    let finding = report.at(
        &id::BROKEN_LINK,
        link.span,
        format!("the page has no heading or key result with the anchor `{anchor}`"),
    );
    let known = if may_search { site.anchors_of(item) } else { Vec::new() };
    match suggest::closest(&slug::slug(anchor), known) {
        Some(near) => finding.hint(format!("did you mean `#{near}`?")),
        None => {
            finding.hint("anchors are the words of a heading in lower case with hyphens, or the id of a key result")
        }
    };
}
