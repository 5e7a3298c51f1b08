//! Compression: raw deflate, which every browser undoes.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Files are written once and read often.
const LEVEL: Compression = Compression::new(9);

/// Compresses one text after another: what it works with takes longer to set up than a small text takes to compress.
pub(super) struct Deflater {
    stream: Compress,
}

impl Deflater {
    pub(super) fn new() -> Self {
        Self { stream: Compress::new(LEVEL, false) }
    }

    /// The bytes, compressed.
    pub(super) fn deflated(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.stream.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        let mut rest = bytes;
        // a vector takes what it has room for
        while matches!(self.stream.compress_vec(rest, &mut out, FlushCompress::Finish), Ok(status) if !is_end(status)) {
            rest =
                usize::try_from(self.stream.total_in()).ok().and_then(|taken| bytes.get(taken..)).unwrap_or_default();
            out.reserve(rest.len() + 64);
        }
        out.shrink_to_fit();
        out
    }
}

fn is_end(status: Status) -> bool {
    status == Status::StreamEnd
}
