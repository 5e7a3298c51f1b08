//! Which addresses may stand in a link.
