//! Ids and anchors from people's words.
