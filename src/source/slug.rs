//! stub
#![allow(missing_docs)]
pub struct IdProblem {
    pub sentence: String,
    pub suggestion: String,
}
pub fn check_id(_: &str) -> Result<(), IdProblem> {
    Ok(())
}
pub fn slug(t: &str) -> String {
    t.to_lowercase().replace(' ', "-")
}
