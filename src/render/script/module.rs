//! One module: what it imports, declares and exports.

use super::{
    Place,
    tokens::{Gap, Kind, Token, tokens},
};
use crate::render::TemplateError;

/// Marks after which a name is part of a value, not of a declaration.
const WITHIN_VALUE: &[u8] = b"=(,:?&|+-*%<>!~^.[";

/// A module that was read.
#[derive(Debug)]
pub(super) struct Module {
    /// Its path in the theme: `js/menu.js`.
    pub(super) path: String,
    /// What it imports, in order.
    pub(super) imports: Vec<Import>,
    /// The names of its top level.
    pub(super) declared: Vec<Declared>,
    text: String,
    tokens: Vec<Token>,
    /// Positions of the tokens that a classic script does not have.
    dropped: Vec<Place>,
}

/// `import {names} from './path'`
#[derive(Debug, Clone)]
pub(super) struct Import {
    /// The imported module in the theme.
    pub(super) path: String,
    /// Where its name stands.
    pub(super) range: Place,
    /// What is imported, and where that stands.
    pub(super) names: Vec<(String, Place)>,
}

/// A name of the top level.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) range: Place,
    pub(super) is_exported: bool,
}

impl Module {
    /// Reads a module.
    pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Self, TemplateError> {
        let error =
            |range, message: &str| TemplateError { template: path.to_owned(), range, message: message.to_owned() };
        let text = std::str::from_utf8(bytes).map_err(|_| error(None, "a script must be UTF-8 text"))?.to_owned();
        let tokens = tokens(&text).map_err(|unread| error(Some(unread.range), unread.message))?;
        let mut module = Self {
            path: path.to_owned(),
            imports: Vec::new(),
            declared: Vec::new(),
            text,
            tokens,
            dropped: Vec::new(),
        };
        module.find().map_err(|(range, message)| error(Some(range), &message))?;
        Ok(module)
    }

    /// The names that others can import.
    pub(super) fn exports(&self) -> impl Iterator<Item = &str> {
        self.declared.iter().filter(|declared| declared.is_exported).map(|declared| declared.name.as_str())
    }

    /// Its text as a part of a classic script.
    pub(super) fn body(&self) -> String {
        let mut body = String::with_capacity(self.text.len());
        let mut gap = Gap::None;
        for (index, token) in self.tokens.iter().enumerate() {
            gap = gap.max(token.gap);
            if self.dropped.iter().any(|dropped| dropped.contains(&index)) {
                continue; // what stood before it stands before the next
            }
            match gap {
                Gap::Space if !body.is_empty() => body.push(' '),
                Gap::Line if !body.is_empty() => body.push('\n'),
                _ => {}
            }
            body.push_str(&self.text[token.range.clone()]);
            gap = Gap::None;
        }
        body
    }

    pub(super) fn error(&self, range: Place, message: String) -> TemplateError {
        TemplateError { template: self.path.clone(), range: Some(range), message }
    }

    /// Finds imports, exports and names.
    fn find(&mut self) -> Result<(), (Place, String)> {
        let mut index = 0;
        while index < self.tokens.len() {
            let depth = self.tokens[index].depth;
            match self.word(index) {
                Some("import") if self.is_mark(index + 1, b"(.") && !self.is_mark(index.wrapping_sub(1), b".") => {
                    return Err(self.wrong(
                        index,
                        "dynamic imports do not work from disk: write `import {name} from './module.js'`",
                    ));
                }
                Some("import") if depth == 0 && self.is_start(index) => index = self.import(index)?,
                Some("export") if depth == 0 && self.is_start(index) => self.export(index)?,
                Some("await") if depth == 0 && !self.is_mark(index.wrapping_sub(1), b">.") => {
                    return Err(self
                        .wrong(index, "a script cannot use `await` at its top level: move it into an async function"));
                }
                Some("function" | "class" | "const" | "let" | "var") if depth == 0 && self.is_start(index) => {
                    self.declare(index)?;
                }
                None if depth == 0 && self.is_mark(index, b",") => {
                    return Err(self.wrong(index, "at the top level of a module, declare one name at a time"));
                }
                _ => {}
            }
            index += 1;
        }
        Ok(())
    }

    /// Reads `import {a, b} from './other.js'` and returns the position of its last token.
    fn import(&mut self, start: usize) -> Result<usize, (Place, String)> {
        const FORM: &str = "write imports as `import {name, name} from './module.js'`";
        let mut index = start + 2;
        let mut names = Vec::new();
        if !self.is_mark(start + 1, b"{") {
            return Err(self.wrong(start, FORM));
        }
        while let Some(name) = self.word(index) {
            names.push((name.to_owned(), self.tokens[index].range.clone()));
            index += 1;
            if !self.is_mark(index, b",") {
                break;
            }
            index += 1;
        }
        if !self.is_mark(index, b"}") || self.word(index + 1) != Some("from") {
            return Err(self.wrong(index.min(self.tokens.len() - 1), FORM));
        }
        index += 2;
        let Some(token) = self.tokens.get(index).filter(|token| token.kind == Kind::Literal) else {
            return Err(self.wrong(start, FORM));
        };
        let address = &self.text[token.range.start + 1..token.range.end - 1];
        let Some(name) = address.strip_prefix("./").filter(|name| !name.contains('/')) else {
            return Err(self.wrong(
                index,
                "modules can be imported only from the same folder: write `./` and the name of a file in `js`",
            ));
        };
        let folder = self.path.rfind('/').map_or("", |slash| &self.path[..=slash]);
        let import = Import { path: format!("{folder}{name}"), range: token.range.clone(), names };
        self.imports.push(import);
        let end = if self.is_mark(index + 1, b";") { index + 1 } else { index };
        self.dropped.push(start..end + 1);
        Ok(end)
    }

    /// Reads the word `export`; the declaration behind it is read as any other.
    fn export(&mut self, index: usize) -> Result<(), (Place, String)> {
        let is_known = match self.word(index + 1) {
            Some("function" | "class" | "const") => true,
            Some("async") => self.word(index + 2) == Some("function"),
            _ => false,
        };
        if !is_known {
            return Err(
                self.wrong(index, "write exports as `export` before a `function`, `class` or `const` with a name")
            );
        }
        self.dropped.push(index..index + 1);
        Ok(())
    }

    /// Reads the name that `function`, `class`, `const`, `let` or `var` gives.
    fn declare(&mut self, index: usize) -> Result<(), (Place, String)> {
        let at = if self.is_mark(index + 1, b"*") { index + 2 } else { index + 1 };
        let Some(name) = self.word(at).map(str::to_owned) else {
            return Err(self.wrong(index, "at the top level of a module, declare one name at a time"));
        };
        let before = if self.word(index.wrapping_sub(1)) == Some("async") { 2 } else { 1 };
        let is_exported = self.word(index.wrapping_sub(before)) == Some("export");
        self.declared.push(Declared { name, range: self.tokens[at].range.clone(), is_exported });
        Ok(())
    }

    /// Whether a statement starts at this token, or at the `async` before it on the same line.
    fn is_start(&self, mut index: usize) -> bool {
        while self.word(index.wrapping_sub(1)) == Some("async") {
            if self.tokens[index].gap == Gap::Line {
                return false;
            }
            index -= 1;
        }
        let Some(before) = index.checked_sub(1) else { return true };
        match self.word(before) {
            Some("export") => true,
            _ if self.is_mark(before, b";}") => true,
            _ => self.tokens[index].gap == Gap::Line && !self.is_mark(before, WITHIN_VALUE),
        }
    }

    fn word(&self, index: usize) -> Option<&str> {
        let token = self.tokens.get(index).filter(|token| token.kind == Kind::Word)?;
        Some(&self.text[token.range.clone()])
    }

    fn is_mark(&self, index: usize, marks: &[u8]) -> bool {
        self.tokens.get(index).is_some_and(|token| matches!(token.kind, Kind::Mark(mark) if marks.contains(&mark)))
    }

    fn wrong(&self, index: usize, message: &str) -> (Place, String) {
        (self.tokens[index].range.clone(), message.to_owned())
    }
}
