//! A site in memory: all that its files are made from, made when they are asked for.

use std::{
    collections::{BTreeMap, HashMap},
    mem::discriminant,
    sync::{Arc, OnceLock},
};

use anyhow::Context;
use hyper::body::Bytes;

use crate::{
    config::{Accent, Config},
    diagnostics::{Diagnostic, SitePath, Sources},
    disk::Stamp,
    model::{Language, State},
    pipeline::{self, Checked},
    publish::Parts,
    render::{self, Origin, TemplateError, Theme},
    search::{self, FromDisk},
    source::digest::Digest,
    view::{Derived, Facts, Findings, Keys, Page},
};

/// A site in memory, as it was at one moment. It never changes.
pub(super) struct Live {
    checked: Checked,
    derived: Derived,
    dress: Arc<Dress>,
    copies: BTreeMap<SitePath, Copied>,
    /// Every file by its path, except those of search; made when something is asked for that is no page of an
    /// objective or team.
    files: OnceLock<HashMap<String, File>>,
    /// What is shown in place of pages at any depth; made where the page for that knows no root of its own.
    not_found: Option<Bytes>,
    /// The files of search, made when the first of them is asked for.
    search: OnceLock<Arc<SearchFiles>>,
    /// Those of the site before, for pages that have begun to search in it.
    search_before: OnceLock<Arc<SearchFiles>>,
}

/// The files of search by their paths.
type SearchFiles = HashMap<String, Bytes>;

/// Where the files of search stand.
const SEARCH: &str = search::FOLDER;
/// How the names of those start that say which others there are. They are never those of another site.
const MANIFEST: &str = "search/manifest.";

/// A theme and what it was made from.
pub(super) struct Dress {
    own: BTreeMap<String, Vec<u8>>,
    language: Language,
    accent: Option<Accent>,
    theme: Theme,
}

impl Dress {
    /// The theme that the settings ask for, with the site's own files laid over it.
    pub(super) fn new(own: &BTreeMap<String, Vec<u8>>, config: &Config) -> Result<Self, TemplateError> {
        let (language, accent) = (config.language, config.theme.accent);
        let theme = Theme::new(own, language, accent)?;
        Ok(Self { own: own.clone(), language, accent, theme })
    }

    /// Whether it would be made the same again.
    pub(super) fn fits(&self, own: &BTreeMap<String, Vec<u8>>, config: &Config) -> bool {
        self.own == *own && self.language == config.language && self.accent == config.theme.accent
    }
}

/// Gives the bytes of a file of the content that is copied.
type CopyFile<'a> = dyn Fn(&SitePath) -> anyhow::Result<Vec<u8>> + Send + Sync + 'a;

/// What a build of a site in memory is made from.
pub(super) struct LiveParts<'a> {
    facts: Facts<'a>,
    theme: &'a Theme,
    keys: Keys,
    copy: Box<CopyFile<'a>>,
}

impl LiveParts<'_> {
    pub(super) fn parts(&self) -> Parts<'_> {
        Parts { facts: self.facts, theme: self.theme, keys: &self.keys, copy: &*self.copy }
    }
}

/// A copied file: its name in the output and its bytes.
#[derive(Debug, Clone)]
pub(super) struct Copied {
    pub(super) name: String,
    pub(super) bytes: Bytes,
    /// What its file looked like; none where that may have changed since.
    pub(super) stamp: Option<Stamp>,
}

pub(super) enum File {
    Bytes(Bytes),
    Page(Page),
}

/// What there is at an address.
pub(super) enum Found {
    File(Bytes),
    /// A template does not work.
    Broken(Vec<Diagnostic>, Sources),
    Nothing,
}

impl Live {
    /// How many objectives it shows, drafts apart.
    pub(super) fn objectives(&self) -> usize {
        self.checked.site.published().filter(|(_, linked)| linked.state != State::Draft).count()
    }

    /// How many drafts it shows.
    pub(super) fn drafts(&self) -> usize {
        self.checked.site.published().filter(|(_, linked)| linked.state == State::Draft).count()
    }

    /// Makes a site. `before` is one whose objectives are tied as those of this one, on the same day.
    pub(super) fn new(
        checked: Checked,
        dress: Arc<Dress>,
        copies: BTreeMap<SitePath, Copied>,
        before: Option<&Self>,
    ) -> Self {
        let theme = &dress.theme;
        let names = theme.names(copies.iter().map(|(path, copied)| (path.clone(), copied.name.clone())).collect());
        let Checked { site, progress, config, .. } = &checked;
        let findings = Findings::new(Arc::clone(&checked.found), checked.sources.clone());
        let derived = match before {
            Some(before) => {
                Derived::again((&before.derived, &before.checked.site), site, progress, config, &theme.texts, names)
            }
            None => Derived::new(site, progress, config, &theme.texts, names),
        };
        let mut derived = derived.with_findings(findings);
        let not_found = not_found(&checked, theme, &mut derived);
        let (files, search, search_before) = Default::default();
        Self { checked, derived, dress, copies, files, not_found, search, search_before }
    }

    /// Every file by its path, except those of search.
    pub(super) fn files(&self) -> &HashMap<String, File> {
        let made = |origin: Origin<'_>| match origin {
            Origin::Theme(asset) => File::Bytes(Bytes::copy_from_slice(&asset.bytes)),
            Origin::Copy(path) => {
                File::Bytes(self.copies.get(path).map_or_else(Bytes::new, |copied| copied.bytes.clone()))
            }
            Origin::Page(page) => File::Page(page),
        };
        let all = || render::files(&self.facts(), &self.dress.theme).into_iter();
        self.files.get_or_init(|| all().map(|file| (file.path, made(file.origin))).collect())
    }

    /// What was linked, computed and checked.
    pub(super) fn checked(&self) -> &Checked {
        &self.checked
    }

    /// What pages are made from.
    pub(super) fn facts(&self) -> Facts<'_> {
        let Checked { site, progress, config, .. } = &self.checked;
        Facts::new(site, progress, config, &self.dress.theme.texts, &self.derived)
    }

    /// What a build of it is made from. `inputs` is the fingerprint of what all pages are made from.
    pub(super) fn parts(&self, inputs: Digest) -> LiveParts<'_> {
        let facts = self.facts();
        let keys = Keys::new(self.dress.theme.key(inputs), &facts);
        let copy = |path: &SitePath| {
            let copied = self.copies.get(path).with_context(|| format!("{path} was deleted during the build"))?;
            Ok(copied.bytes.to_vec())
        };
        LiveParts { facts, theme: &self.dress.theme, keys, copy: Box::new(copy) }
    }

    /// What there is at `path`, from the root. Where the settings say that the site will stand below a path (`/okr/`), that
    /// counts as the root, too: the page for what is not found has addresses that start there.
    pub(super) fn find(&self, path: &str) -> Found {
        let below = || path.strip_prefix(self.derived.base_path.trim_start_matches('/'));
        let page = self.facts().page_at(path).or_else(|| self.facts().page_at(below()?));
        if let Some(page) = page {
            return self.rendered(page);
        }
        let file = self.files().get(path).or_else(|| self.files().get(below()?));
        match file {
            None => self.find_search(path).or_else(|| self.find_search(below()?)).map_or(Found::Nothing, Found::File),
            Some(File::Bytes(bytes)) => Found::File(bytes.clone()),
            Some(File::Page(page)) => self.rendered(*page),
        }
    }

    fn rendered(&self, page: Page) -> Found {
        match self.render(page) {
            Ok(bytes) => Found::File(bytes.into()),
            Err(broken) => {
                let (found, sources) = self.tell(&broken);
                Found::Broken(found, sources)
            }
        }
    }

    /// A file of search.
    fn find_search(&self, path: &str) -> Option<Bytes> {
        if !path.starts_with(SEARCH) {
            return None;
        }
        let before = || self.search_before.get().filter(|_| !path.starts_with(MANIFEST))?.get(path).cloned();
        before().or_else(|| self.search().get(path).cloned())
    }

    /// The files of search. Making them takes a while; whoever asks meanwhile waits for the same.
    pub(super) fn search(&self) -> &SearchFiles {
        self.search.get_or_init(|| {
            let files = search::files(&self.facts(), FromDisk::IfSmall).unwrap_or_default(); // in memory it does not fail
            Arc::new(files.into_iter().map(|file| (file.path, file.bytes.into())).collect())
        })
    }

    /// Takes over what was searched in the site before. Says whether anything was.
    pub(super) fn follow(&self, before: &Self) -> bool {
        let files = before.search.get().or_else(|| before.search_before.get());
        files.is_some_and(|files| self.search_before.set(Arc::clone(files)).is_ok())
    }

    /// What is shown where there is nothing.
    pub(super) fn not_found(&self) -> Found {
        self.not_found.clone().map_or_else(|| self.find("404.html"), Found::File)
    }

    /// Renders one page of each kind: what is wrong with a new theme shows at once.
    pub(super) fn try_theme(&self) -> Result<(), TemplateError> {
        let mut tried = Vec::new();
        let mut files: Vec<(&String, &File)> = self.files().iter().collect();
        files.sort_by_key(|(path, _)| *path);
        for (_, file) in files {
            if let File::Page(page) = file
                && !tried.contains(&discriminant(page))
            {
                tried.push(discriminant(page));
                self.render(*page)?;
            }
        }
        Ok(())
    }

    fn render(&self, page: Page) -> Result<Vec<u8>, TemplateError> {
        render::page(page, &self.facts(), &self.dress.theme)
    }

    /// What is wrong with a template, as a finding.
    pub(super) fn tell(&self, broken: &TemplateError) -> (Vec<Diagnostic>, Sources) {
        pipeline::broken_template(broken, &self.checked.config, &self.dress.own)
    }

    /// Whether there is nothing in it, not even something wrong.
    pub(super) fn is_empty(&self) -> bool {
        let site = &self.checked.site;
        site.by_path.is_empty() && site.organisation.is_none() && self.checked.found.is_empty()
    }

    /// Everything that was found while it was made.
    pub(super) fn found(&self) -> (&Arc<Vec<Diagnostic>>, &Sources) {
        (&self.checked.found, &self.checked.sources)
    }

    /// The page of a content file, from the root; none where it has none.
    pub(super) fn page_of(&self, path: &SitePath) -> Option<String> {
        let item = self.checked.site.by_path.get(path)?;
        let facts = self.facts();
        facts.has_page(*item).then(|| facts.address(*item))
    }
}

/// The page for what is not found, with addresses that start at the root of this server. Where the settings know the path that
/// the site will stand below, its own page has such addresses already; else they would count from the page it stands for.
fn not_found(checked: &Checked, theme: &Theme, derived: &mut Derived) -> Option<Bytes> {
    if !derived.base_path.is_empty() {
        return None;
    }
    "/".clone_into(&mut derived.base_path);
    let facts = Facts::new(&checked.site, &checked.progress, &checked.config, &theme.texts, derived);
    let page = render::page(Page::NotFound(0), &facts, theme);
    derived.base_path.clear();
    page.ok().map(Bytes::from) // what is wrong with it shows when the page itself is asked for
}
