//! What looks like a link and is none in Markdown: names in double brackets, addresses with a space, labels of nothing.

use super::{Resolved, nearest};
use crate::{
    diagnostics::{Report, SitePath, id},
    link::{ItemKey, Site},
    parse::FoundLink,
    source::{markdown::Unread, slug},
};

/// Reports what looks like a link, with the link that was meant where that can be told.
pub(super) fn check(from: &SitePath, link: &FoundLink, form: Unread, site: &Site, report: &mut Report) {
    match form {
        Unread::Wiki => wiki(from, link, site, report),
        Unread::Spaced => spaced(link, report),
        Unread::Undefined => undefined(link, report),
    }
}

/// Reports `[words](my file.md)`.
fn spaced(link: &FoundLink, report: &mut Report) {
    let Some((words, address)) = link.address.rsplit_once("](") else { return };
    let address = address.trim_end_matches(')');
    let meant = format!("{words}](<{address}>)");
    let message = format!("a space ends an address: the page shows `{}` as it is", link.address);
    let finding = report.at(&id::BROKEN_LINK, link.span, message);
    finding.hint(format!("put the address between `<` and `>`: `{meant}`"));
    if link.span.range().len() == link.address.len() {
        finding.fix(link.span, meant);
    }
}

/// Reports `[words][label]` without a line that says what `label` is.
fn undefined(link: &FoundLink, report: &mut Report) {
    let Some((words, label)) = link.address.rsplit_once("][") else { return };
    let label = label.trim_end_matches(']');
    let message = format!("nothing says where `[{label}]` leads: the page shows `{}` as it is", link.address);
    let finding = report.at(&id::BROKEN_LINK, link.span, message);
    finding.hint(format!("write `{words}](...)` with the address, or add a line `[{label}]: ...` below the text"));
}

/// Reports `[[name]]`, with the link that was meant where something has this name.
fn wiki(from: &SitePath, link: &FoundLink, site: &Site, report: &mut Report) {
    let inside = link.address.trim_start_matches(['!', '[']).trim_end_matches(']');
    let (name, words) = inside.split_once('|').map_or((inside, None), |(name, words)| (name, Some(words.trim())));
    let (name, place) = name.split_once('#').map_or((name, None), |(name, place)| (name, Some(slug::slug(place))));
    let name = name.trim();
    let mark = if link.image { "!" } else { "" };
    let meant = path(from, name, link.image, site).map(|path| {
        let place = place.map_or_else(String::new, |place| format!("#{place}"));
        let is_plain = !path.contains([' ', '(', ')']);
        let path = format!("{path}{place}");
        format!("{mark}[{}]({})", words.unwrap_or(name), if is_plain { path } else { format!("<{path}>") })
    });

    let written = &link.address;
    let finding =
        report.at(&id::WIKI_LINK, link.span, format!("`{written}` is no link in Markdown: the page shows it as it is"));
    match meant {
        Some(meant) => {
            finding.hint(format!("write `{meant}`"));
            let is_alone = link.span.range().len() == written.len();
            if is_alone {
                finding.fix(link.span, meant);
            }
        }
        None => {
            finding.hint(format!(
                "write `{mark}[{}](...)`, with the path of a file or an id in the parentheses",
                words.unwrap_or(name)
            ));
        }
    }
}

/// The path from `from` to what has this name: a path, an id, a title, or the name of a file.
fn path(from: &SitePath, name: &str, is_picture: bool, site: &Site) -> Option<String> {
    let slug = slug::slug(name);
    let tries = [name.to_owned(), format!("{name}.md"), slug.clone()];
    for address in tries {
        match site.resolve(from, &address) {
            Resolved::Item(item, _) => return path_of(item, site).map(|path| nearest::relative(from, path)),
            Resolved::Asset(path) => return Some(nearest::relative(from, &path)),
            _ => {}
        }
    }
    let items = site.by_path.iter().filter(|_| !is_picture);
    let titled =
        items.into_iter().find(|(_, item)| site.head(**item).is_some_and(|head| slug::slug(&head.title) == slug));
    let is_named = |path: &&SitePath| path.as_str().rsplit('/').next() == Some(name);
    let file = titled.map(|(path, _)| path).or_else(|| site.others.iter().find(is_named));
    file.map(|path| nearest::relative(from, path))
}

/// The file of an item.
fn path_of(item: ItemKey, site: &Site) -> Option<&SitePath> {
    site.by_path.iter().find(|(_, known)| **known == item).map(|(path, _)| path)
}
