//! What every page has around its content, and the two pages that are little more than that.

use super::{
    super::{AlignmentView, Layout, Link, NavItem, NotFound, Page, Redirect},
    Maker,
};
use crate::{link::ItemKey, model::Head};

/// Where the page of what needs attention stands.
const ATTENTION: &str = "attention.html";
/// Where the teams stand on the page of a period.
const TEAMS: &str = "h_teams";
/// An entry of the menu: its address from the root, its words, and what the addresses below it start with.
type Entry<'a> = (String, String, &'a str);
/// How many characters the name of the site and the menu have together, in the narrowest window that shows both in a line.
const MENU_ROOM: usize = 86;
/// How many entries of the menu always stand in that line.
const ENTRIES_KEPT: usize = 3;
/// How many characters of a description a page carries.
const DESCRIPTION_CHARACTERS: usize = 155;

impl Maker<'_> {
    /// The frame of the page; `parts` are the page's own title and what it belongs to.
    pub(super) fn layout(&self, parts: &[&str], description: &str) -> Layout {
        let config = self.facts.config;
        let mut title: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        title.push(&config.title);
        let (nav, more) = self.nav();
        let logo = self.logo();
        let layout = Layout {
            lang: config.language.tag().to_owned(),
            title: title.join(" \u{2013} "),
            description: shortened(description),
            site: config.theme.name.clone().unwrap_or_else(|| config.title.clone()),
            icon: if logo.is_empty() { self.href(&self.facts.names.icon) } else { logo.clone() },
            logo,
            root: self.root.to_owned(),
            nav,
            more,
            feed: self.feed_address(),
            css: self.href(self.facts.names.style("site.css")),
            early_js: self.href(self.facts.names.script("early.js")),
            js: self.href(self.facts.names.script("site.js")),
            search_css: self.href(self.facts.names.style("search.css")),
            lists_css: self.href(self.facts.names.style("lists.css")),
            search_js: self.href(self.facts.names.script("search.js")),
            as_of: self.format.long_date(self.facts.progress.today.0),
            as_of_iso: self.facts.progress.today.0.to_string(),
            period: None,
            period_href: String::new(),
            periods: Vec::new(),
            periods_all: String::new(),
            away: None,
            help: self.help_link(),
        };
        self.with_periods(layout)
    }

    /// Whether the page is a further part of a list that starts on another one.
    fn is_further(&self) -> bool {
        self.page.path(self.facts) != self.own
    }

    /// Where the logo is; empty where the site has none.
    fn logo(&self) -> String {
        let name = self.facts.site.logo.as_ref().and_then(|path| self.facts.names.assets.get(path));
        name.map_or_else(String::new, |name| self.href(name))
    }

    /// The feed that tells of what the page shows; empty where there is none.
    fn feed_address(&self) -> String {
        let own = self.own;
        let is_site = own == "index.html" || own == "activity.html" || own.starts_with("activity/");
        let from_root = match own.strip_suffix(".html") {
            _ if self.facts.config.base_url.is_none() => return String::new(),
            _ if is_site => "feed.xml".to_owned(),
            Some(stem) if matches!(self.page, Page::Objective(_) | Page::Team(_)) && !self.is_further() => {
                format!("{stem}.xml")
            }
            _ => return String::new(),
        };
        self.href(&from_root)
    }

    /// The menu: what everybody looks for, and what stands behind a word where the content has pages of its own.
    fn nav(&self) -> (Vec<NavItem>, Vec<NavItem>) {
        let teams = self
            .away_in()
            .map_or_else(|| "teams.html".to_owned(), |period| format!("{}#{TEAMS}", self.facts.period_address(period)));
        let mut items = vec![
            (self.overview(), self.say("nav-start", &[]), ""),
            (
                self.facts.alignment_address(AlignmentView::List, self.period),
                self.say("nav-alignment", &[]),
                "objectives/",
            ),
            (teams, self.say("nav-teams", &[]), "teams/"),
        ];
        if !self.facts.site.kpis.is_empty() {
            items.push(("kpis.html".to_owned(), self.say("nav-kpis", &[]), "kpis/"));
        }
        items.push(("activity.html".to_owned(), self.say("nav-activity", &[]), "activity/"));
        items.push((ATTENTION.to_owned(), self.say("nav-attention", &[]), ""));
        let mut more = self.pages_in_menu();
        if more.len() == 1 {
            items.append(&mut more);
        }
        if !self.facts.people.is_empty() {
            more.push(("people.html".to_owned(), self.say("nav-people", &[]), "people/"));
        }
        if self.facts.periods.len() > 1 {
            more.push(("periods.html".to_owned(), self.say("nav-periods", &[]), "periods/"));
        }
        let room = MENU_ROOM.saturating_sub(self.facts.config.title.chars().count() * 5 / 4); // it is larger
        while items.iter().map(width).sum::<usize>() > room {
            let Some(last) =
                items.iter().rposition(|(address, ..)| address != ATTENTION).filter(|at| *at >= ENTRIES_KEPT)
            else {
                break;
            };
            more.insert(0, items.remove(last));
        }
        let entries = |list: Vec<Entry<'_>>| list.into_iter().map(|entry| self.nav_item(entry)).collect();
        (entries(items), entries(more))
    }

    /// The pages of the content that ask for a place, in that order; without any, help.
    fn pages_in_menu(&self) -> Vec<Entry<'static>> {
        let mut pages: Vec<_> = self.facts.site.pages.iter().filter_map(|page| Some((page.nav?, page))).collect();
        pages.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.head.id.cmp(&other.1.head.id)));
        if pages.is_empty() {
            return vec![(self.help_address(), self.help_link().text, "\0")];
        }
        let entry = |head: &Head| (format!("pages/{}.html", head.id), head.title.clone(), "\0");
        pages.into_iter().map(|(_, page)| entry(&page.head)).collect()
    }

    fn nav_item(&self, (address, label, below): Entry<'_>) -> NavItem {
        let current = match self.own {
            own if own == address => "page",
            _ if self.is_further() && self.page.path(self.facts) == address => "true",
            own if !below.is_empty() && own.starts_with(below) => "true",
            own if address.starts_with("alignment") && is_alignment(own) => "true",
            _ => "",
        };
        NavItem {
            label,
            current: current.to_owned(),
            count: if address == ATTENTION { self.count_of_concerns() } else { String::new() },
            href: self.href(&address),
        }
    }

    /// How many things need attention; empty where nothing does.
    fn count_of_concerns(&self) -> String {
        match self.facts.concerns.len() {
            0 => String::new(),
            number => number.to_string(),
        }
    }

    /// The page at an earlier address of an item.
    #[must_use]
    pub fn redirect(&self, item: ItemKey) -> Redirect {
        let target = match item {
            ItemKey::Objective(key) => self.objective_link(key, ""),
            ItemKey::Team(key) => self.team_link(key),
            ItemKey::Kpi(_) | ItemKey::Page(_) | ItemKey::Organisation => Link {
                text: self.facts.head(item).map_or_else(String::new, |head| head.title.clone()),
                href: self.href(&self.facts.address(item)),
                lang: self.facts.head(item).map_or_else(String::new, |head| self.lang(head)),
                aside: String::new(),
            },
        };
        let layout = Layout { feed: String::new(), ..self.layout(&[&target.text], &self.say("moved", &[])) };
        Redirect { layout, target }
    }

    /// The page for what is not found.
    #[must_use]
    pub fn not_found(&self) -> NotFound {
        let heading = self.say("not-found", &[]);
        let link =
            |item: NavItem| Link { text: item.label, href: item.href, lang: String::new(), aside: String::new() };
        let help = self.help_link();
        let (nav, more) = self.nav();
        let all = nav.into_iter().chain(more);
        let mut links: Vec<Link> = all.map(link).filter(|link| link.href != help.href).collect();
        links.push(help);
        NotFound { layout: self.layout(&[&heading], &heading), links }
    }
}

/// Whether a page is one of the alignment.
fn is_alignment(own: &str) -> bool {
    own.starts_with("alignment") || own.starts_with("branches/")
}

/// As much of a description as previews show.
fn shortened(description: &str) -> String {
    description.chars().take(DESCRIPTION_CHARACTERS).collect()
}

/// How many characters an entry of the menu takes, with the room around it and its number.
fn width((address, label, _): &Entry<'_>) -> usize {
    label.chars().count() + if address == ATTENTION { 6 } else { 3 }
}
