//! Cuts JavaScript into tokens: enough to see what stands at the top level and where comments are.
//!
//! Nothing is understood beyond words, literals and brackets. A slash starts a regular expression where a value may start;
//! after `)`, `]` and `}` it is taken for a division.

use super::Place;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A text in quotes, a part of a template, a regular expression.
    Literal,
    /// A mark of one character.
    Mark(u8),
}

/// A token.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Place,
    /// How many brackets are open around it; a bracket stands outside itself.
    pub(super) depth: usize,
    /// What stood before it, comments and space.
    pub(super) gap: Gap,
}

/// What stands between two tokens, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Space or a comment in one line.
    Space,
    /// The end of a line, and what came with it.
    Line,
}

/// What cannot be read, and where.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) range: Place,
    pub(super) message: &'static str,
}

/// Words after which a value starts.
const BEFORE_VALUE: [&str; 14] = [
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "delete",
    "void",
    "throw",
    "new",
    "else",
    "do",
    "await",
    "yield",
    "instanceof",
];

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unread> {
    let mut lexer = Lexer { text: text.as_bytes(), at: 0, tokens: Vec::new(), open: Vec::new() };
    loop {
        let gap = lexer.gap()?;
        let Some(byte) = lexer.peek(0) else { break };
        let (start, depth) = (lexer.at, lexer.open.len());
        let kind = lexer.token(byte)?;
        let depth = depth.min(lexer.open.len());
        lexer.tokens.push(Token { kind, range: start..lexer.at, depth, gap });
    }
    match lexer.open.last() {
        Some(open) => Err(Unread { range: open.at..open.at + 1, message: "this bracket is never closed" }),
        None => Ok(lexer.tokens),
    }
}

/// A bracket that waits for its other half.
struct Open {
    at: usize,
    /// The byte that closes it.
    closing: u8,
    /// Whether a template goes on behind it.
    in_template: bool,
}

struct Lexer<'a> {
    text: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    open: Vec<Open>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// Passes space and comments.
    fn gap(&mut self) -> Result<Gap, Unread> {
        let start = self.at;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some(b' ' | b'\t' | b'\r' | b'\n'), _) => self.at += 1,
                (Some(0xef), _) if self.rest().starts_with("\u{feff}".as_bytes()) => self.at += 3, // a byte order mark
                (Some(b'/'), Some(b'/')) => self.at += self.rest().iter().take_while(|byte| **byte != b'\n').count(),
                (Some(b'/'), Some(b'*')) => {
                    let length = self.rest()[2..].windows(2).position(|two| two == b"*/");
                    self.at += length.ok_or_else(|| self.unread("this comment is never closed", 2))? + 4;
                }
                _ => break,
            }
        }
        Ok(match &self.text[start..self.at] {
            [] => Gap::None,
            passed if passed.contains(&b'\n') => Gap::Line,
            _ => Gap::Space,
        })
    }

    fn token(&mut self, byte: u8) -> Result<Kind, Unread> {
        match byte {
            b'\'' | b'"' => self.quoted(byte),
            b'`' => self.template(),
            b'/' if self.value_may_start() => self.regular_expression(),
            b'(' => Ok(self.opened(byte, b')')),
            b'[' => Ok(self.opened(byte, b']')),
            b'{' => Ok(self.opened(byte, b'}')),
            b')' | b']' | b'}' => self.closed(byte),
            _ if is_of_word(byte) => {
                self.at += self.rest().iter().take_while(|byte| is_of_word(**byte)).count();
                Ok(Kind::Word)
            }
            _ => {
                self.at += 1;
                Ok(Kind::Mark(byte))
            }
        }
    }

    fn opened(&mut self, byte: u8, closing: u8) -> Kind {
        self.open.push(Open { at: self.at, closing, in_template: false });
        self.at += 1;
        Kind::Mark(byte)
    }

    fn closed(&mut self, byte: u8) -> Result<Kind, Unread> {
        match self.open.pop() {
            Some(open) if open.closing == byte && open.in_template => self.template(),
            Some(open) if open.closing == byte => {
                self.at += 1;
                Ok(Kind::Mark(byte))
            }
            _ => Err(self.unread("this bracket was never opened", 1)),
        }
    }

    fn quoted(&mut self, quote: u8) -> Result<Kind, Unread> {
        let mut end = self.at + 1;
        loop {
            match self.text.get(end) {
                Some(b'\\') => end += 2,
                Some(byte) if *byte == quote => break,
                None | Some(b'\n') => return Err(self.unread("this string is never closed", 1)),
                Some(_) => end += 1,
            }
        }
        self.at = end + 1;
        Ok(Kind::Literal)
    }

    /// From the quote of a template, or the bracket that ends a value in it, up to its end or the next value.
    fn template(&mut self) -> Result<Kind, Unread> {
        let mut end = self.at + 1;
        loop {
            match (self.text.get(end), self.text.get(end + 1)) {
                (None, _) => return Err(self.unread("this template string is never closed", 1)),
                (Some(b'\\'), _) => end += 2,
                (Some(b'`'), _) => break,
                (Some(b'$'), Some(b'{')) => {
                    end += 1;
                    self.open.push(Open { at: end, closing: b'}', in_template: true });
                    break;
                }
                (Some(_), _) => end += 1,
            }
        }
        self.at = end + 1;
        Ok(Kind::Literal)
    }

    fn regular_expression(&mut self) -> Result<Kind, Unread> {
        let (mut end, mut in_class) = (self.at + 1, false);
        loop {
            match self.text.get(end) {
                Some(b'\\') => end += 1,
                Some(b'[') => in_class = true,
                Some(b']') => in_class = false,
                Some(b'/') if !in_class => break,
                None | Some(b'\n') => return Err(self.unread("this regular expression is never closed", 1)),
                Some(_) => {}
            }
            end += 1;
        }
        self.at = end + 1;
        Ok(Kind::Literal)
    }

    /// Whether a value may start here, so that a slash is no division.
    fn value_may_start(&self) -> bool {
        let Some(before) = self.tokens.last() else { return true };
        let text = &self.text[before.range.clone()];
        match before.kind {
            Kind::Word => BEFORE_VALUE.iter().any(|word| word.as_bytes() == text),
            Kind::Literal => text.ends_with(b"${"),
            Kind::Mark(mark) => !matches!(mark, b')' | b']' | b'}'),
        }
    }

    fn rest(&self) -> &[u8] {
        &self.text[self.at..]
    }

    fn unread(&self, message: &'static str, length: usize) -> Unread {
        Unread { range: self.at..self.at + length, message }
    }
}

/// Whether a name or a number can hold this byte; all of what is not ASCII counts.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'\\') || !byte.is_ascii()
}
