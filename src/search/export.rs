//! The index as files for the browser, below `search/`.
//!
//! 1. Result files, one a page. 2. Dictionary shards, long posting lists and positions. 3. The dictionary by endings.
//! 4. Facets. 5. The pages of each document. 6. The manifest, which names all others.
//!
//! Every file is compressed by itself, and its name holds a fingerprint of what it holds; only the manifest has a fixed
//! name. The same documents give the same bytes.

use std::fmt::Write;

use rayon::prelude::*;
use serde_json::json;

use super::{
    Search, SearchFile,
    deflate::Deflater,
    encode::put,
    index::{BOOSTS, FIELDS},
    results,
    shards::{Name, Shard},
};
use crate::view::{EntryKind, SearchTexts};

/// Where the files stand in the output.
pub const FOLDER: &str = "search/";
/// The number of the format. A client reads no other.
const FORMAT: u8 = 2;
/// How many result files share a fingerprint: one for each would make the list of them too long.
const BLOCK: usize = 16;
/// Twins for readers without a web server are made where all files together have at most this many bytes.
const TWIN_BYTES_MAX: usize = 2 << 20;

/// Whether search works where pages are opened from the disk: scripts stand in for files that a browser does not let a page
/// read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FromDisk {
    /// Where the index is small: it takes half as much space again.
    #[default]
    IfSmall,
    /// However large the index is.
    Always,
}

impl Search {
    /// The files for the browser.
    #[must_use]
    pub fn files(&self, texts: &SearchTexts, language: &str, from_disk: FromDisk) -> Vec<SearchFile> {
        let ((results, blocks), (dictionary, names)) = rayon::join(|| self.result_files(), || self.dictionary_files());
        let mut files = dictionary;
        let backwards: Vec<SearchFile> = (0..self.shards.backward_ranges.len())
            .into_par_iter()
            .map_init(Deflater::new, |deflater, number| {
                packed(deflater, "b", &self.shards.backwards(&self.vocabulary, number))
            })
            .collect();
        let mut deflater = Deflater::new();
        let facets: Vec<SearchFile> =
            self.columns.iter().map(|column| packed(&mut deflater, "f", &column.bytes())).collect();
        let places = packed(&mut deflater, "d", &self.places(&blocks));
        let index = packed(&mut deflater, "i", names.positions.concat().as_bytes());
        let count = |kind: EntryKind| self.documents.iter().filter(|document| document.kind == kind).count();
        let facet = |facet: &crate::view::FacetValue| {
            let column = self.columns.iter().position(|column| column.id == facet.id);
            let file = column.map(|number| short(&facets[number].path));
            (facet.id == "kind" || file.is_some()).then(|| json!([facet.id, facet.label, file]))
        };
        let manifest = json!({
            "format": FORMAT,
            "language": language,
            "documents": self.vocabulary.documents,
            "tokens": self.vocabulary.tokens,
            "boosts": BOOSTS,
            "counts": EntryKind::ALL.map(count),
            "kinds": texts.kinds.iter().map(|kind| json!([kind.id, kind.label])).collect::<Vec<_>>(),
            "facets": texts.facets.iter().filter_map(facet).collect::<Vec<_>>(),
            "places": short(&places.path),
            "firsts": self.shards.firsts,
            "shards": names.shards.concat(),
            "positions": short(&index.path),
            "backwardFirsts": self.shards.backward_firsts,
            "backwards": backwards.iter().map(|file| short(&file.path)).collect::<String>(),
            "rules": self.vocabulary.rules.iter()
                .map(|rule| json!([rule.suffix, rule.replacement, rule.words])).collect::<Vec<_>>(),
        });
        files.extend(results.into_iter().chain(backwards).chain(facets).chain([places, index]));
        let manifest = deflater.deflated(manifest.to_string().as_bytes());
        files.push(SearchFile { path: format!("{FOLDER}manifest.bin"), bytes: manifest, is_asset: false });
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path == other.path); // lists that are the same are one file
        let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
        if from_disk == FromDisk::Always || bytes <= TWIN_BYTES_MAX {
            let twins: Vec<SearchFile> = files.par_iter().map(twin).collect();
            files.extend(twins);
        }
        files
    }

    /// The result files, and the fingerprint of each block of them.
    fn result_files(&self) -> (Vec<SearchFile>, Vec<[u8; 4]>) {
        let texts: Vec<Vec<u8>> = self.pages.par_iter().map(results::page).collect();
        let fingerprint = |block: &[Vec<u8>]| {
            let mut hasher = blake3::Hasher::new();
            for text in block {
                hasher.update(text);
            }
            let mut start = [0; 4];
            start.copy_from_slice(&hasher.finalize().as_bytes()[..4]);
            start
        };
        let blocks: Vec<[u8; 4]> = texts.chunks(BLOCK).map(fingerprint).collect();
        let file = |deflater: &mut Deflater, (number, text): (usize, &Vec<u8>)| SearchFile {
            path: format!("{FOLDER}r{number}-{}.bin", hex(&blocks[number / BLOCK])),
            bytes: deflater.deflated(text),
            is_asset: true,
        };
        (texts.par_iter().enumerate().map_init(Deflater::new, file).collect(), blocks)
    }

    fn dictionary_files(&self) -> (Vec<SearchFile>, Names) {
        let (vocabulary, shards) = (&self.vocabulary, &self.shards);
        let numbers = 0..shards.ranges.len();
        let name = |bytes: &[u8]| name_of(bytes);
        let made: Vec<(Vec<SearchFile>, Vec<SearchFile>)> = numbers
            .into_par_iter()
            .map_init(Deflater::new, |deflater, number| {
                let terms = shards.shard(vocabulary, number, name);
                let positions = shards.positions(vocabulary, number, name);
                (shard_files(deflater, ["t", "l"], &terms), shard_files(deflater, ["p", "q"], &positions))
            })
            .collect();
        let first = |files: &[SearchFile]| files.first().map_or_else(String::new, |file| short(&file.path));
        let names = Names {
            shards: made.iter().map(|(terms, _)| first(terms)).collect(),
            positions: made.iter().map(|(_, positions)| first(positions)).collect(),
        };
        (made.into_iter().flat_map(|(terms, positions)| terms.into_iter().chain(positions)).collect(), names)
    }

    /// How many key results and check-ins each objective has, and the fingerprints of the result files.
    fn places(&self, blocks: &[[u8; 4]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, self.pages.len());
        for page in self.pages.iter().filter(|page| page.whole.kind == EntryKind::Objective) {
            for kind in [EntryKind::KeyResult, EntryKind::CheckIn] {
                put(&mut bytes, page.parts.iter().filter(|part| part.kind == kind).count());
            }
        }
        put(&mut bytes, BLOCK);
        bytes.extend(blocks.iter().flatten());
        bytes
    }
}

/// The names of the shards, and of their positions.
struct Names {
    shards: Vec<String>,
    positions: Vec<String>,
}

fn shard_files(deflater: &mut Deflater, [kind, list_kind]: [&str; 2], shard: &Shard) -> Vec<SearchFile> {
    let mut files = vec![packed(deflater, kind, &shard.bytes)];
    files.extend(shard.lists.iter().map(|list| packed(deflater, list_kind, list)));
    files
}

fn packed(deflater: &mut Deflater, kind: &str, bytes: &[u8]) -> SearchFile {
    let path = format!("{FOLDER}{kind}{}.bin", hex(&name_of(bytes)));
    SearchFile { path, bytes: deflater.deflated(bytes), is_asset: true }
}

fn name_of(bytes: &[u8]) -> Name {
    let mut name = Name::default();
    let length = name.len();
    name.copy_from_slice(&blake3::hash(bytes).as_bytes()[..length]);
    name
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}"); // into a String: cannot fail
    }
    text
}

/// The part of a path that the manifest holds: without folder, kind and ending.
fn short(path: &str) -> String {
    path.trim_start_matches(FOLDER)[1..].trim_end_matches(".bin").to_owned()
}

/// The same bytes as a script that hands them over.
fn twin(file: &SearchFile) -> SearchFile {
    use base64::Engine;
    let stem = file.path.trim_start_matches(FOLDER).trim_end_matches(".bin");
    let text = base64::engine::general_purpose::STANDARD.encode(&file.bytes);
    SearchFile {
        path: format!("{FOLDER}{stem}.js"),
        bytes: format!("okrsiteSearch({stem:?},\"{text}\")\n").into_bytes(),
        is_asset: file.is_asset,
    }
}

const _: () = assert!(FIELDS == BOOSTS.len());
