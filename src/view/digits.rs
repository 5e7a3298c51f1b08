//! Decimal digits of numbers, by whole numbers where that is exact: pages hold very many, and the general way is slow.

use std::fmt::{self, Display, Formatter};

/// Below this, a value in units of ten to the minus ten fits a `u64`.
const SCALED_MAX: f64 = 1e9;
/// With how many decimals [`rounded`] looks at a value.
const EXACT_DECIMALS: usize = 10;
/// A float is its mantissa, of so many bits behind the first one, divided by a power of two.
const MANTISSA_BITS: u32 = 52;
/// The bits of the exponent of 2^52: the mantissa itself is then the value.
const EXPONENT_OF_WHOLE: u64 = 1075;

/// Rounds half away from zero to `decimals`, as digits with a dot and without a sign: `0.285` at two is `0.29`.
///
/// Works on the decimal digits, so that 0.285 (which binary stores a hair below) rounds as people expect.
#[must_use]
pub fn rounded(value: f64, decimals: usize) -> String {
    let power = |exponent: usize| u32::try_from(exponent).ok().and_then(|exponent| 10_u64.checked_pow(exponent));
    let dropped = EXACT_DECIMALS.checked_sub(decimals).and_then(power);
    let (Some(exact), Some(dropped), Some(unit)) = (scaled(value, EXACT_DECIMALS), dropped, power(decimals)) else {
        return rounded_digits(value, decimals);
    };

    let is_up = dropped > 1 && exact % dropped >= dropped / 2;
    let kept = exact / dropped + u64::from(is_up);
    if decimals == 0 { kept.to_string() } else { format!("{}.{:0decimals$}", kept / unit, kept % unit) }
}

/// The same for any number, digit by digit.
fn rounded_digits(value: f64, decimals: usize) -> String {
    let exact = format!("{:.EXACT_DECIMALS$}", value.abs());
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes().take(decimals)).map(|byte| byte - b'0').collect();
    let mut carry = fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5');
    for digit in digits.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == 9;
        *digit = if carry { 0 } else { *digit + 1 };
    }
    if carry {
        digits.insert(0, 1);
    }
    let mut text: String = digits.iter().map(|digit| char::from(digit + b'0')).collect();
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    text
}

/// Shows a number as `{:.1}` does.
#[derive(Debug, Clone, Copy)]
pub struct Tenths(pub f64);

impl Display for Tenths {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Some(tenths) = scaled(self.0, 1) else { return write!(out, "{:.1}", self.0) };
        let sign = if self.0.is_sign_negative() { "-" } else { "" };
        write!(out, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

/// The size of a value in units of ten to the minus `decimals`, which are at most ten: its exact binary value, rounded half to
/// even. None where that is too large.
fn scaled(value: f64, decimals: usize) -> Option<u64> {
    let value = value.abs();
    let is_small = value < SCALED_MAX; // and is a number at all
    if !is_small {
        return None;
    }
    let unit = 10_u128.pow(u32::try_from(decimals.min(EXACT_DECIMALS)).ok()?);

    let (exponent, mantissa) = (value.to_bits() >> MANTISSA_BITS, value.to_bits() & ((1 << MANTISSA_BITS) - 1));
    let shift = EXPONENT_OF_WHOLE - exponent; // the value is far below 2^52
    let product = u128::from(mantissa | 1 << MANTISSA_BITS) * unit;
    if exponent == 0 || shift > 100 {
        return Some(0); // the product has less than 88 bits
    }

    let (whole, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1 << (shift - 1));
    let is_up = rest > half || (rest == half && whole & 1 == 1);
    u64::try_from(whole + u128::from(is_up)).ok()
}
