//! The theme: templates and assets, the site's own laid over the built-in ones.

use std::{collections::BTreeMap, sync::Arc};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::{TemplateError, built_in::Fixed, escape::write_escaped, script};
use crate::{
    config::Accent,
    model::Language,
    view::{Arg, Texts, script_texts},
};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The components of the templates.
const COMPONENTS: &str = "templates/parts.html";
/// Where the faces of a theme lie.
const FONTS: &str = "fonts/";
/// The picture that browsers show beside the title.
const ICON: &str = "icon.svg";
/// Where the style sheets lie.
const STYLES: &str = "css/";
/// The style sheets: `site.css` is on every page, others where they are needed.
const STYLE_NAMES: [&str; 5] = ["alignment.css", "lists.css", "screen.css", "search.css", SITE_STYLE];
/// The one that has the tokens.
const SITE_STYLE: &str = "site.css";
/// Where the modules of the scripts lie.
const MODULES: &str = "js/";
/// The scripts, each called like the module that it starts with. `early.js` and `site.js` are on every page; others are
/// asked for where they are needed.
const SCRIPTS: [&str; 5] = ["alignment.js", "early.js", "search-page.js", "search.js", "site.js"];
/// The module that holds the texts of search, which the build writes.
const SCRIPT_TEXTS: &str = "js/search-texts.js";
/// Where a template's name starts in the theme's paths.
const TEMPLATES: &str = "templates/";

/// A file of the theme that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the output, with a fingerprint: `assets/site.1f9b8c2d.css`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Templates, ready to be filled, and assets.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The style sheets, by their names in `css/`: `site.css`.
    pub styles: BTreeMap<&'static str, Asset>,
    /// The picture that browsers show beside the title, where the site has no logo.
    pub icon: Asset,
    /// The scripts, by the name of their first module: `site.js`.
    pub scripts: BTreeMap<&'static str, Asset>,
    /// Faces that the site's own style sheet asks for.
    pub fonts: Vec<Asset>,
    /// The texts of the interface.
    pub texts: Arc<Texts>,
}

impl Theme {
    /// The default theme with `own` laid over it, path by path, in the given accent colour.
    ///
    /// # Errors
    ///
    /// Names the template that is wrong, and where.
    pub fn new(
        own: &BTreeMap<String, Vec<u8>>,
        language: Language,
        accent: Option<Accent>,
    ) -> Result<Self, TemplateError> {
        let mut files = overlay(own);
        if let (Some(accent), Some(css)) = (accent, files.get_mut(&format!("{STYLES}{SITE_STYLE}"))) {
            css.extend(accent_rule(accent).into_bytes());
        }
        let texts = Arc::new(texts(own, language)?);
        files.insert(SCRIPT_TEXTS.to_owned(), script_texts(&texts).into_bytes());
        let mut tera = Tera::new();
        tera.autoescape_on(vec![""]); // every template, whatever its ending
        tera.set_escape_fn(write_escaped);
        let own_texts = Arc::clone(&texts);
        tera.register_function("t", move |kwargs: Kwargs, _: &State| say(&own_texts, &kwargs));
        let components = files.get(COMPONENTS).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let fixed = Fixed::new(&texts, &components);
        let is_own = |name: &str| own.contains_key(&format!("{TEMPLATES}{name}"));
        let built_in = |(name, text): (String, String)| {
            let text = if is_own(&name) { text } else { fixed.fill(&text) };
            (name, text)
        };
        let mut templates: Vec<(String, String)> = templates(&files, "").into_iter().map(built_in).collect();
        templates.extend(replaced(own).into_iter().map(built_in));
        tera.add_raw_templates(templates).map_err(|error| explain(&error))?;
        Ok(Self {
            tera,
            styles: styles(&files),
            icon: asset(&files, ICON),
            scripts: scripts(&files)?,
            fonts: fonts(own),
            texts,
        })
    }

    /// Fills a template with a view.
    ///
    /// # Errors
    ///
    /// When the template asks for something that the view does not have.
    pub fn fill<T: Serialize>(&self, template: &str, view: &T) -> Result<String, TemplateError> {
        let context = Context::from_serialize(view).map_err(|error| explain(&error))?;
        self.tera.render(template, &context).map_err(|error| explain(&error))
    }
}

/// The files of a site's own theme that have no effect: they replace nothing, no script imports them, and they are neither
/// templates nor fonts.
#[must_use]
pub fn idle_files(own: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let files = overlay(own);
    let join = |script: &&str| script::join(&files, &format!("{MODULES}{script}"));
    let scripts: Result<Vec<_>, _> = SCRIPTS.iter().map(join).collect();
    let is_imported = |path: &str| match &scripts {
        Ok(scripts) => scripts.iter().any(|script| script.modules.iter().any(|module| module == path)),
        Err(_) => path.starts_with(MODULES), // nobody knows, and the build says what is wrong
    };
    let has_effect = |path: &str| {
        DEFAULT.get_file(path).is_some() || path.starts_with(TEMPLATES) || path.starts_with(FONTS) || is_imported(path)
    };
    own.keys().map(String::as_str).filter(|path| !has_effect(path)).collect()
}

/// Templates by name, with `prefix` before each.
fn templates(files: &BTreeMap<String, Vec<u8>>, prefix: &str) -> Vec<(String, String)> {
    let template = |(path, bytes): (&String, &Vec<u8>)| {
        let name = path.strip_prefix(TEMPLATES)?;
        Some((format!("{prefix}{name}"), String::from_utf8_lossy(bytes).into_owned()))
    };
    files.iter().filter_map(template).collect()
}

/// The built-in templates that `own` replaces, as `default/NAME`, so that those can extend these. Components have one name
/// each, so a file of components is replaced whole.
fn replaced(own: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let built_in = overlay(&BTreeMap::new());
    let is_replaced = |path: &String| own.contains_key(path) && path != COMPONENTS;
    templates(&built_in.into_iter().filter(|(path, _)| is_replaced(path)).collect(), "default/")
}

/// Faces keep their names: the style sheet, which stands in `assets` too, asks for `fonts/NAME`.
fn fonts(own: &BTreeMap<String, Vec<u8>>) -> Vec<Asset> {
    let fonts = own.iter().filter(|(path, _)| path.starts_with(FONTS));
    fonts.map(|(path, bytes)| Asset { name: format!("assets/{path}"), bytes: bytes.clone() }).collect()
}

/// Every file of the default theme, with `own` over it.
fn overlay(own: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
    }
    files.extend(own.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    files
}

/// Every style sheet.
fn styles(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&'static str, Asset> {
    STYLE_NAMES.into_iter().map(|name| (name, asset(files, &format!("{STYLES}{name}")))).collect()
}

/// Every script, made of its modules.
fn scripts(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<&'static str, Asset>, TemplateError> {
    let script = |name: &'static str| {
        let path = format!("{MODULES}{name}");
        let bytes = script::join(files, &path)?.text.into_bytes();
        Ok((name, Asset { name: asset_name(&path, &bytes), bytes }))
    };
    SCRIPTS.into_iter().map(script).collect()
}

/// The tokens of an accent colour, to stand last in the style sheet.
fn accent_rule(accent: Accent) -> String {
    format!("\n:root{{--accent:light-dark({},{})}}\n", accent.light, accent.dark)
}

/// The texts of a language: the built-in ones, with those of the site's own theme over them.
fn texts(own: &BTreeMap<String, Vec<u8>>, language: Language) -> Result<Texts, TemplateError> {
    let path = format!("i18n/{}.ftl", language.tag());
    let built_in = DEFAULT.get_file(&path).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let texts = Texts::new(language, built_in).and_then(|texts| match own.get(&path) {
        Some(bytes) => texts.overlaid(&String::from_utf8_lossy(bytes)),
        None => Ok(texts),
    });
    texts.map_err(|message| TemplateError { template: path, range: None, message })
}

fn asset(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Asset {
    let bytes = files.get(path).cloned().unwrap_or_default();
    Asset { name: asset_name(path, &bytes), bytes }
}

/// The name of an asset in the output: its file name with a fingerprint of `bytes` before the ending.
#[must_use]
pub fn asset_name(path: &str, bytes: &[u8]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let fingerprint = blake3::hash(bytes).to_hex();
    format!("assets/{stem}.{}.{ending}", &fingerprint[..8])
}

/// The template function `t(key="...", name=value...)`.
fn say(texts: &Texts, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let mut values: Vec<(&str, Arg<'_>)> = Vec::new();
    for (name, value) in kwargs.iter() {
        if let Some(name) = name.as_str().filter(|name| *name != "key") {
            values.push((name, arg(value)));
        }
    }
    Ok(texts.say(key, &values))
}

fn arg(value: &Value) -> Arg<'static> {
    match value.as_i128().and_then(|number| i64::try_from(number).ok()) {
        Some(number) => Arg::from(number),
        None => Arg::from(value.to_string()),
    }
}

/// Says in which template, where, and what.
fn explain(error: &tera::Error) -> TemplateError {
    let placed = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    match placed {
        Some(report) => TemplateError {
            template: format!("{TEMPLATES}{}", report.filename()),
            range: Some(report.span().range.clone()),
            message: report.message().to_owned(),
        },
        None => TemplateError { template: TEMPLATES.to_owned(), range: None, message: error.to_string() },
    }
}
