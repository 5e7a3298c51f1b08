//! An independent judge of JSON documents: `boon` reads every draft of JSON Schema.

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::support::project;

/// A schema, or a part of one, ready to judge.
pub(crate) struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    /// Holds documents against the part of `schema` that `pointer` names; all of it where that is empty.
    pub(crate) fn new(schema: &Value, pointer: &str) -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("https://okrsite.invalid/schema.json", schema.clone()).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile(&format!("https://okrsite.invalid/schema.json#{pointer}"), &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// The schema of a format of others, from `tests/schemas`.
    pub(crate) fn of(name: &str) -> Self {
        let text = fs::read_to_string(project().join("tests/schemas").join(name)).unwrap();
        Self::new(&serde_json::from_str(&text).unwrap(), "")
    }

    /// What is wrong with `data`; nothing where it is as the schema says.
    pub(crate) fn fault(&self, data: &Value) -> Option<String> {
        self.schemas.validate(data, self.index).err().map(|error| format!("{error:#}"))
    }
}
