//! Compressed copies of files, for web servers that hand them out as they are: `index.html.gz` and `index.html.br`.
//!
//! The same bytes give the same copies: nothing in them tells the time or the machine.

use std::{
    hash::Hash as _,
    io::{self, Write as _},
};

use flate2::{Compression, GzBuilder};

use crate::source::digest::{Digest, Digester};

/// What the names of copies end in.
pub(super) const ENDINGS: [&str; 2] = [".gz", ".br"];
/// Files of these kinds are text. Pictures, fonts and the files of search are compressed already.
const KINDS: [&str; 10] = ["html", "css", "js", "json", "svg", "xml", "csv", "ics", "txt", "md"];
/// A copy has to spare this many bytes at least, and a tenth of the file: else one packet more or less makes no difference.
const SPARED_MIN: usize = 300;
/// Of 11: the higher ones cost ten times as long for a few hundredths.
const BROTLI_QUALITY: i32 = 9;
/// The usual window, in bits.
const BROTLI_WINDOW: i32 = 22;

/// The copies of a file that are worth it, each with the ending of its name.
///
/// # Errors
///
/// Only where memory cannot be written to.
pub(super) fn copies(path: &str, bytes: &[u8]) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let is_text = path.rsplit('.').next().is_some_and(|kind| KINDS.contains(&kind));
    if !is_text || bytes.len() < SPARED_MIN {
        return Ok(Vec::new());
    }
    let [gz, br] = ENDINGS;
    let mut copies = vec![(gz, gzip(bytes)?), (br, brotli(bytes)?)];
    copies.retain(|(_, copy)| copy.len() + SPARED_MIN.max(bytes.len() / 10) <= bytes.len());
    Ok(copies)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let options = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut copy, &options)?;
    Ok(copy)
}

/// What a file follows from that may have copies: one that has none because none were wanted is another.
pub(super) fn key(key: Digest, precompress: bool) -> Digest {
    if !precompress {
        return key;
    }
    let mut digester = Digester::default();
    (key, ENDINGS, BROTLI_QUALITY).hash(&mut digester);
    digester.digest()
}
