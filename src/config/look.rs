//! `theme:` in okrsite.yaml: a folder of files, an accent colour, a logo, a name.

use crate::{
    diagnostics::{Diagnostic, Report, Spanned, id},
    keyed,
    model::{Color, TEXT_CONTRAST},
    source::{
        field::{FromShape, Keyed, Scalar, Shape, Slot},
        form::{Form, Keys},
        reader::{Fields, Reader},
    },
};

/// How a site looks, where it differs from the built-in theme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// A folder whose files replace the built-in theme's, path by path.
    pub folder: Option<Spanned<String>>,
    /// The colour of links and of what is chosen.
    pub accent: Option<Accent>,
    /// A picture before the name in the header, by its path in the content folder.
    pub logo: Option<Spanned<String>>,
    /// The name in the header, in place of the title.
    pub name: Option<String>,
}

/// The accent colour in both themes; each can be read on the grounds of its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// In the light theme.
    pub light: Color,
    /// In the dark theme.
    pub dark: Color,
}

/// The grounds that accents stand on in the built-in style sheet: `--bg` and `--surface`.
const LIGHT: [Color; 2] = [Color(0xf6, 0xf7, 0xf5), Color::WHITE];
const DARK: [Color; 2] = [Color(0x0f, 0x14, 0x13), Color(0x16, 0x1c, 0x1a)];

keyed! {
    /// How the site looks.
    RawLook {
        /// A folder whose files replace those of the built-in theme.
        folder: Scalar = Form::Text,
        /// The colour of links and of what is chosen, such as `"#0a5d66"`.
        accent: Scalar = Form::Color,
        /// The same in the dark theme. Default: made from `accent`.
        accent_dark: Scalar = Form::Color,
        /// A picture before the name in the header, by its path.
        logo: Scalar = Form::Text,
        /// The name in the header. Default: the title.
        name: Scalar = Form::Text,
    }
}

/// The keys of `theme:`.
pub(super) const SHAPE: &Keys = RawLook::SHAPE;

/// `theme:` as written: a folder, or more.
#[derive(Debug, Clone, PartialEq)]
pub enum RawTheme {
    /// `theme: my-theme`
    Folder(Scalar),
    /// `theme: {accent: "#0a5d66"}`
    Look(Box<RawLook>),
}

impl<'de> FromShape<'de> for RawTheme {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Folder(Scalar::Text(text)))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::Folder(Scalar::Typed))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        RawLook::from_mapping(mapping).map(|read| read.map(|look| Self::Look(Box::new(look))))
    }
}

/// Reads `theme:`.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>, slot: &Slot<RawTheme>) -> Look {
    match slot {
        Slot::Is(RawTheme::Folder(folder)) => {
            let folder = reader.text(fields, "theme", &Slot::Is(folder.clone()));
            Look { folder, ..Look::default() }
        }
        Slot::Is(RawTheme::Look(raw)) => {
            let Some(node) = fields.value("theme") else { return Look::default() };
            let fields = Fields::new(node, node.span);
            reader.unknown_keys::<RawLook>(fields, "`theme`");
            Look {
                folder: reader.text(fields, "folder", &raw.folder),
                accent: accent(reader, fields, raw),
                logo: reader.text(fields, "logo", &raw.logo),
                name: reader.text(fields, "name", &raw.name).map(|name| name.value),
            }
        }
        Slot::Other(shape) => {
            if let Some(node) = fields.value("theme") {
                reader.wrong(node.span, "`theme`", "a folder, or a mapping", *shape);
            }
            Look::default()
        }
        Slot::Null | Slot::Absent => Look::default(),
    }
}

/// What to say about a theme folder that is not there: most likely something else was meant by `theme`.
#[must_use]
pub fn missing_theme(folder: &Spanned<String>) -> Vec<Diagnostic> {
    const COLORS: [&str; 14] = [
        "black",
        "blue",
        "brown",
        "gray",
        "green",
        "grey",
        "orange",
        "pink",
        "purple",
        "red",
        "teal",
        "turquoise",
        "white",
        "yellow",
    ];
    let written = folder.value.to_lowercase();
    let mut report = Report::default();
    let message = format!("`theme` names a folder with files of your own, and there is no folder `{}`", folder.value);
    let finding = report.at(&id::UNKNOWN_VALUE, folder.span, message);
    if Color::parse(&folder.value).is_some() {
        let meant = format!("{{accent: \"{}\"}}", folder.value);
        finding.hint(format!("for a colour write `theme: {meant}`")).fix(folder.span, meant);
    } else if COLORS.contains(&written.as_str()) {
        finding.hint("for a colour write red, green and blue in hexadecimal: `theme: {accent: \"#0a5d66\"}`");
    } else if matches!(written.as_str(), "dark" | "light" | "auto" | "system" | "mörkt" | "ljust" | "dunkel" | "hell")
    {
        finding.hint("remove the line: pages are light or dark as each reader's device is set");
    } else {
        finding.hint("create the folder, or remove the line: without it the built-in theme is used");
    }
    report.into_found()
}

/// The accent. Where only the light one is given, the dark one is the nearest tint that can be read.
fn accent(reader: &mut Reader<'_>, fields: Fields<'_>, raw: &RawLook) -> Option<Accent> {
    let light = color(reader, fields, "accent", &raw.accent);
    let dark = color(reader, fields, "accent_dark", &raw.accent_dark);
    if let Some(light) = &light {
        check(reader, light, &LIGHT, Color::BLACK, "light");
    }
    if let Some(dark) = &dark {
        check(reader, dark, &DARK, Color::WHITE, "dark");
    }
    let light = light?.value;
    let dark = dark.map_or_else(|| light.readable_on(&DARK, Color::WHITE), |dark| dark.value);
    Some(Accent { light, dark })
}

fn color(reader: &mut Reader<'_>, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<Color>> {
    if matches!(slot, Slot::Null) {
        let finding = reader.at(&id::MISSING_KEY, fields.key_span(key), format!("`{key}` has no value"));
        finding.hint(format!("write `{key}: \"#0a5d66\"`: without quotes, `#` starts a comment"));
        return None;
    }
    let written = reader.text(fields, key, slot)?;
    let value = Color::parse(&written.value);
    if value.is_none() {
        let finding = reader.at(&id::UNKNOWN_VALUE, written.span, format!("`{}` is not a colour", written.value));
        finding.hint("write red, green and blue in hexadecimal, such as `\"#0a5d66\"`");
    }
    Some(Spanned { value: value?, span: written.span })
}

/// Warns of a colour that many cannot read.
fn check(reader: &mut Reader<'_>, color: &Spanned<Color>, grounds: &[Color], end: Color, theme: &str) {
    let contrast = grounds.iter().map(|ground| color.value.contrast(*ground)).fold(f64::INFINITY, f64::min);
    if contrast >= TEXT_CONTRAST {
        return;
    }
    let message = format!("this colour has a contrast of {contrast:.1} on the {theme} background, and text needs 4.5");
    let near = color.value.readable_on(grounds, end);
    reader
        .at(&id::LOW_CONTRAST, color.span, message)
        .hint(format!("use `\"{near}\"`, the nearest colour with enough contrast"));
}
