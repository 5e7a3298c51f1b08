//! The outline of YAML: every key and value with its place.

use crate::diagnostics::Span;

/// A value in the front matter: where it stands and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value's bytes. A list or mapping in block style spans from its first to its last item.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// A text, number, date... `plain` where it is written without quotes and not as a block.
    Scalar {
        /// Written without quotes.
        plain: bool,
    },
    /// A list, in order.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Mapping(Vec<Entry>),
}

impl Node {
    /// Calls `visit` with the place of every text, number, date... in it, in the order written.
    pub fn scalars(&self, visit: &mut impl FnMut(Span)) {
        match &self.kind {
            NodeKind::Scalar { .. } => visit(self.span),
            NodeKind::List(items) => items.iter().for_each(|item| item.scalars(visit)),
            NodeKind::Mapping(entries) => entries.iter().for_each(|entry| entry.value.scalars(visit)),
        }
    }
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}
