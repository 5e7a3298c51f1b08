//! stub
#![allow(missing_docs)]
pub enum Address {
    Unsafe,
    Web,
    Mail,
    Anchor(String),
    Relative { path: String, fragment: Option<String> },
}
pub fn kind(_: &str) -> Address {
    Address::Web
}
pub fn encode_path(p: &str) -> String {
    p.to_owned()
}
