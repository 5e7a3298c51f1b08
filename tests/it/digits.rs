//! Decimal digits by whole numbers, beside the general way.

use okrsite::view::digits::{Tenths, rounded};
use proptest::prelude::*;

/// What rounding is: the digits of the value with ten decimals, cut after `decimals`, and up where a 5 or more follows.
fn rounded_by_digits(value: f64, decimals: usize) -> String {
    let exact = format!("{:.10}", value.abs());
    let point = exact.find('.').unwrap();
    let next = exact.as_bytes().get(point + 1 + decimals).copied().unwrap_or(b'0');
    let mut digits: Vec<u8> = exact[..(point + 1 + decimals).min(exact.len())].bytes().collect();
    if decimals == 0 {
        digits.pop();
    }

    let mut carry = next >= b'5';
    for digit in digits.iter_mut().rev().filter(|digit| digit.is_ascii_digit()) {
        if carry {
            carry = *digit == b'9';
            *digit = if carry { b'0' } else { *digit + 1 };
        }
    }
    let digits = String::from_utf8(digits).unwrap();
    if carry { format!("1{digits}") } else { digits }
}

/// Values as people write them, values between those, and any.
fn value() -> impl Strategy<Value = f64> {
    let written = (-10_000_000_i64..10_000_000, 0_i32..8).prop_map(|(digits, power)| {
        #[expect(clippy::cast_precision_loss, reason = "few digits")]
        let whole = digits as f64;
        whole / 10_f64.powi(power)
    });
    prop_oneof![written, -100.0..100.0, -2e9..2e9, any::<f64>().prop_filter("a number", |value| value.is_finite())]
}

proptest! {
    #[test]
    fn rounding_is_that_of_the_digits(value in value(), decimals in 0_usize..=10) {
        prop_assert_eq!(rounded(value, decimals), rounded_by_digits(value, decimals));
    }

    #[test]
    fn tenths_are_those_of_the_formatter(value in value()) {
        prop_assert_eq!(Tenths(value).to_string(), format!("{value:.1}"));
    }
}

#[test]
fn halves_go_where_the_formatter_takes_them() {
    for value in [0.0, -0.0, 0.05, 0.15, 0.25, 0.35, 0.45, -0.25, 99.95, 1e9, 999_999_999.95, f64::MIN_POSITIVE, 5e-324]
    {
        assert_eq!(Tenths(value).to_string(), format!("{value:.1}"), "{value:e}");
    }
    assert_eq!(rounded(0.285, 2), "0.29");
    assert_eq!(rounded(9.995, 2), "10.00");
}
