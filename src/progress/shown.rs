//! Progress and scores as they are shown, and judged: with two decimals.
//!
//! What is judged is what is shown, so that no number contradicts the verdict beside it. Rounding up never makes a result
//! of what is none: 995 of 1,000 is 0.99, not 1.00.

/// What a score means changes at these values: nothing below one of them is shown as having reached it.
const BOUNDS: [f64; 4] = [0.4, 0.6, 0.7, 1.0];

/// Sums of fractions may miss a bound by so much and have reached it all the same.
const TOLERANCE: f64 = 1e-9;

/// Half a hundredth, and a hair more: 0.285 is stored a little below and is 0.29 to people.
const HALF: f64 = 0.5 + 1e-8;

/// The number that is shown for `share` and decides what it means: rounded half away from zero to two decimals, but below
/// a bound (0.4, 0.6, 0.7, 1.0) where `share` is below it. What is infinite stays so.
#[must_use]
pub fn shown(share: f64) -> f64 {
    let hundredths = (share.abs() * 100.0 + HALF).floor();
    let rounded = (hundredths / 100.0).copysign(share) + 0.0; // never -0

    let is_rounded_up_to = |bound: &&f64| share < **bound - TOLERANCE && rounded >= **bound;
    match BOUNDS.iter().find(is_rounded_up_to) {
        Some(bound) => (bound * 100.0 - 1.0).round() / 100.0,
        None => rounded,
    }
}
