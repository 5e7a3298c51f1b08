//! The theme: templates and assets, the site's own laid over the built-in ones.

use std::{collections::BTreeMap, sync::Arc};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::TemplateError;
use crate::{
    model::Language,
    view::{Arg, Texts},
};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

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
    /// The style sheet.
    pub css: Asset,
    /// The script.
    pub js: Asset,
    /// The texts of the interface.
    pub texts: Arc<Texts>,
}

impl Theme {
    /// The default theme with `own` laid over it, path by path.
    ///
    /// # Errors
    ///
    /// Names the template that is wrong, and where.
    pub fn new(own: &BTreeMap<String, Vec<u8>>, language: Language) -> Result<Self, TemplateError> {
        let files = overlay(own);
        let texts = Arc::new(texts(&files, language)?);
        let mut tera = Tera::new();
        tera.autoescape_on(vec![""]); // every template, whatever its ending
        let own_texts = Arc::clone(&texts);
        tera.register_function("t", move |kwargs: Kwargs, _: &State| say(&own_texts, &kwargs));
        let templates = files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix(TEMPLATES)?;
            Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        });
        tera.add_raw_templates(templates.collect::<Vec<_>>()).map_err(|error| explain(&error))?;
        Ok(Self { tera, css: asset(&files, "css/site.css"), js: asset(&files, "js/site.js"), texts })
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

/// The catalogue of a language.
fn texts(files: &BTreeMap<String, Vec<u8>>, language: Language) -> Result<Texts, TemplateError> {
    let path = format!("i18n/{}.ftl", language.tag());
    let catalogue = files.get(&path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    Texts::new(language, &catalogue).map_err(|message| TemplateError { template: path, range: None, message })
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
