//! Text in, text located: decoding, front matter, YAML outline, Markdown.
//!
//! 1. [`text`] turns bytes into text or says why it can't. 2. [`front_matter`] finds the YAML and the body. 3. [`yaml`]
//!    makes one bounded pass over the YAML: limits, and the place of every key and value. 4. [`markdown`] finds the links
//!    of a body and turns it into safe HTML. 5. [`field`] and [`reader`] are the typed parse: all mistakes in one run.
//!    6. [`repair`] is a text put right where YAML cannot read it, so that the rest is checked too.
//!
//! Nothing here knows what an objective is.

pub mod digest;
pub mod field;
pub mod form;
pub mod front_matter;
pub mod markdown;
mod mistakes;
pub mod picture;
pub mod reader;
pub mod repair;
pub mod slug;
pub mod text;
mod trailing;
pub mod url;
pub mod yaml;
