//! Links that lead nowhere: what comes nearest to what was written.

use super::join;
use crate::{
    diagnostics::{Report, SitePath, id, suggest},
    link::Site,
    parse::FoundLink,
    source::{
        picture, slug,
        url::{self, Address},
    },
};

/// Reports a link to a path or id that is none.
pub(super) fn broken(from: &SitePath, link: &FoundLink, site: &Site, report: &mut Report) {
    let Address::Relative { path, .. } = url::kind(&link.address) else { return };
    let is_left_out = join(from.folder(), &path).is_some_and(|joined| site.files.contains_key(&joined));
    if is_left_out || site.left_out.iter().any(|one| one.ids.contains(&path)) {
        return; // that file's own findings say what is wrong with it
    }
    if path.is_empty() {
        let finding = report.at(&id::BROKEN_LINK, link.span, "this link has no address");
        finding.hint("write the path of a file, an id or a web address between the parentheses");
        return;
    }

    if let Some((what, scheme)) = without_scheme(&path).filter(|_| !link.image) {
        let message = format!("`{}` is {what} without `{scheme}`", link.address);
        report.at(&id::BROKEN_LINK, link.span, message).hint(format!("write `{scheme}{}`", link.address));
        return;
    }

    let may_search = report.may_search(link.span.file);
    let near = if may_search { nearest(from, &path, link.image, site) } else { None };
    let is_folder = folder(from, &path, site);
    let message = match (link.image, &is_folder) {
        (true, _) => format!("there is no picture `{}`", link.address),
        (false, Some(_)) => format!("`{}` is a folder, and links lead to files or ids", link.address),
        (false, None) => format!("broken link: nothing has the path or id `{}`", link.address),
    };
    let finding = report.at(&id::BROKEN_LINK, link.span, message);
    match (near, is_folder) {
        (_, Some(file)) => finding.hint(format!("link to a file in it, such as `{file}`")),
        (Some(near), None) => finding.hint(format!("did you mean `{near}`?")),
        (None, None) if link.image => finding.hint("write the path of the picture relative to this file"),
        (None, None) => {
            finding.hint("write the path relative to this file, or the id of an objective, team, KPI or page")
        }
    };
}

/// What an address is that wants a scheme before it, and the scheme: `www.example.com`, `anna@example.com`.
fn without_scheme(path: &str) -> Option<(&'static str, &'static str)> {
    let has_dots = |host: &str| host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let host = path.split('/').next().unwrap_or(path);
    if path.len() > 4 && path.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && has_dots(host) {
        return Some(("a web address", "https://"));
    }
    let (name, host) = path.split_once('@')?;
    (!name.is_empty() && !name.contains(['/', ' ']) && has_dots(host)).then_some(("a mail address", "mailto:"))
}

/// The first file in the folder that `path` names, if it names one.
fn folder(from: &SitePath, path: &str, site: &Site) -> Option<String> {
    let folder = join(from.folder(), path)?;
    let inside = format!("{}/", folder.as_str());
    let is_inside = |known: &&SitePath| known.as_str().starts_with(&inside);
    site.by_path.keys().find(is_inside).map(|known| relative(from, known))
}

/// The nearest file; for a link, else the nearest id.
fn nearest(from: &SitePath, path: &str, is_picture: bool, site: &Site) -> Option<String> {
    if let Some(near) = file(from, path, is_picture, site) {
        return Some(near);
    }
    if is_picture {
        return None;
    }
    let objectives = site.objectives.iter().map(|one| one.head.id.as_str());
    let pages = site.pages.iter().map(|one| one.head.id.as_str());
    let teams = site.teams.iter().map(|one| one.team.head.id.as_str());
    let kpis = site.kpis.iter().map(|one| one.kpi.head.id.as_str());
    let wanted = SitePath::new(path);
    suggest::closest(wanted.stem(), objectives.chain(pages).chain(teams).chain(kpis)).map(str::to_owned)
}

/// The nearest file, as the file `from` would write its path: of the same name but for capitals, hyphens and spaces, in
/// whatever folder and with whatever ending; else one whose name is nearly the same. Files of the same ending come first, then
/// those in the same folder.
pub(super) fn file(from: &SitePath, path: &str, is_picture: bool, site: &Site) -> Option<String> {
    let path = path.replace('\\', "/");
    let wanted = join(from.folder(), &path).unwrap_or_else(|| SitePath::new(path.as_str()));
    let has_ending = !picture::ending(&path).is_empty();
    let is_wanted = |known: &&SitePath| !is_picture || picture::is_picture(known.as_str());
    let files: Vec<&SitePath> = site.by_path.keys().chain(&*site.others).filter(is_wanted).collect();

    let slug_of = |stem: &str| slug::slug(stem);
    let wanted_slug = slug_of(wanted.stem());
    let same: Vec<&SitePath> = files.iter().copied().filter(|known| slug_of(known.stem()) == wanted_slug).collect();
    let candidates = if same.is_empty() && has_ending {
        let stem = suggest::closest(wanted.stem(), files.iter().map(|known| known.stem()))?;
        files.into_iter().filter(|known| known.stem() == stem).collect()
    } else {
        same
    };

    let rank = |known: &&SitePath| {
        let is_other_ending = picture::ending(known.as_str()) != picture::ending(wanted.as_str());
        (is_other_ending, known.folder() != wanted.folder())
    };
    candidates.into_iter().min_by_key(rank).map(|known| relative(from, known))
}

/// The path from the folder of `from` to `to`.
pub(super) fn relative(from: &SitePath, to: &SitePath) -> String {
    let here: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
    let there: Vec<&str> = to.as_str().split('/').collect();
    let shared = here.iter().zip(&there).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", here.len() - shared);
    up.chain(there[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}
