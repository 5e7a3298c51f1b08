//! Colours, and how well one can be read on another.

use std::fmt;

/// A colour of the screen: red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// The contrast that text needs, by WCAG 2.2, success criterion 1.4.3.
pub const TEXT_CONTRAST: f64 = 4.5;

impl Color {
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);
    /// Black.
    pub const BLACK: Self = Self(0, 0, 0);

    /// Reads `#0a5d66` or `#06c`; `None` where it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| whole.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast between two colours, from 1 to 21, as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest mixture of this colour with `end` that can be read on every one of `grounds`; `end` itself where none can.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self], end: Self) -> Self {
        (0..=100_u32)
            .map(|share| self.mixed(end, share))
            .find(|mixed| grounds.iter().all(|ground| mixed.contrast(*ground) >= TEXT_CONTRAST))
            .unwrap_or(end)
    }

    /// This colour with `percent` of another in it.
    fn mixed(self, other: Self, percent: u32) -> Self {
        let mix = |one: u8, two: u8| {
            let mixed = (u32::from(one) * (100 - percent) + u32::from(two) * percent + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}
