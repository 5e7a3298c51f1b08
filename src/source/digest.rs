//! Fingerprints of 128 bits: two things with the same one are the same.

use std::{fmt, hash::Hasher};

/// How many bytes a fingerprint has.
const BYTES: usize = 16;

/// A fingerprint of BLAKE3, cut to 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; BYTES]);

impl Digest {
    /// The fingerprint of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::cut(&blake3::hash(bytes))
    }

    /// Reads what [`Display`](fmt::Display) writes; none where it is anything else.
    #[must_use]
    pub fn parse(hexadecimal: &str) -> Option<Self> {
        let is_written_so = |letter: u8| letter.is_ascii_digit() || matches!(letter, b'a'..=b'f');
        if hexadecimal.len() != 2 * BYTES || !hexadecimal.bytes().all(is_written_so) {
            return None;
        }
        let number = u128::from_str_radix(hexadecimal, 16).ok()?;
        Some(Self(number.to_be_bytes()))
    }

    fn cut(hash: &blake3::Hash) -> Self {
        let mut cut = [0; BYTES];
        cut.copy_from_slice(&hash.as_bytes()[..BYTES]);
        Self(cut)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// Makes one fingerprint of many values, each of which is hashed into it in turn.
#[derive(Debug, Clone, Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// The fingerprint of everything so far.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::cut(&self.0.finalize())
    }
}

impl Hasher for Digester {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The start of the fingerprint.
    fn finish(&self) -> u64 {
        let mut start = [0; 8];
        start.copy_from_slice(&self.digest().0[..8]);
        u64::from_be_bytes(start)
    }
}
