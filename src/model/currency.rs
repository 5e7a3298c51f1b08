//! Currencies as people write them beside numbers.

/// The codes of ISO 4217, without two that are English words (`ALL`, `TOP`).
const CODES: &str = "AED AFN AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD \
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF \
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES \
    VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Short words that stand for a currency beside a number.
const WORDS: [&str; 6] = ["kr", "Kč", "zł", "Ft", "Fr", "lei"];

/// Signs and words, and the codes that each may stand for.
const MEANINGS: [(&str, &[&str]); 27] = [
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("krona", &["SEK", "ISK"]),
    ("kronor", &["SEK", "ISK"]),
    ("kroner", &["NOK", "DKK"]),
    ("$", &["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN"]),
    ("us$", &["USD"]),
    ("a$", &["AUD"]),
    ("c$", &["CAD"]),
    ("nz$", &["NZD"]),
    ("hk$", &["HKD"]),
    ("r$", &["BRL"]),
    ("dollar", &["USD", "AUD", "CAD", "NZD"]),
    ("dollars", &["USD", "AUD", "CAD", "NZD"]),
    ("€", &["EUR"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("£", &["GBP", "EGP"]),
    ("pound", &["GBP"]),
    ("pounds", &["GBP"]),
    ("¥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("ft", &["HUF"]),
    ("fr", &["CHF"]),
    ("lei", &["RON"]),
    ("₺", &["TRY"]),
];

/// Words for the sign `%`.
const PERCENT: [&str; 7] = ["%", "percent", "per cent", "pct", "procent", "prosent", "prozent"];

/// How a unit starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money<'a> {
    /// With a sign, `$` or `US$`, and the rest: ` per guest`, `/month`, `m`.
    Sign(&'a str, &'a str),
    /// With a code, `CHF`, and the rest.
    Code(&'a str, &'a str),
}

/// Whether `letter` is the sign of a currency that stands before its number in English.
fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '$' | '£' | '¤' | '¥' | '֏' | '؋' | '৲' | '৳' | '௹' | '฿' | '៛' | '₠'
            ..='⃀' | '﷼' | '﹩' | '＄' | '￡' | '￥' | '￦'
    )
}

fn is_code(text: &str) -> bool {
    let is_upper = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase());
    is_upper && CODES.as_bytes().chunks(4).any(|code| code.starts_with(text.as_bytes())) // three letters and a space
}

/// Whether a text is a sign, with the letters of a country before it or not: `$`, `US$`.
fn is_signed(text: &str) -> bool {
    let letters = text.strip_suffix(is_sign);
    letters.is_some_and(|letters| letters.len() <= 3 && letters.bytes().all(|letter| letter.is_ascii_uppercase()))
}

/// The currency that a text beside a number is, as it is best written: `$`, `CHF`, `kr` (also for `kr.` and `:-`).
#[must_use]
pub fn currency(text: &str) -> Option<&str> {
    let plain = text.strip_suffix('.').unwrap_or(text);
    match plain {
        ":-" | "Kr" | "KR" => Some("kr"),
        _ if is_code(plain) || is_signed(plain) || WORDS.contains(&plain) => Some(plain),
        _ => None,
    }
}

/// Whether a text is a currency in thousands or millions, by its code: `MSEK`, `kEUR`.
pub(super) fn is_multiple(text: &str) -> bool {
    let split = text.len().saturating_sub(3);
    matches!(text.get(..split), Some("M" | "m" | "k" | "K" | "T" | "t" | "Mn" | "Mrd"))
        && text.get(split..).is_some_and(is_code)
}

/// Whether a text is a word for per cent.
#[must_use]
pub fn is_percent(text: &str) -> bool {
    PERCENT.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a number with `taken` beside it may stand where `unit` is the unit: `$` where it is `USD per guest`, `%` where it is
/// `% of guests`, `kr per month` where it is `kronor per month`.
#[must_use]
pub fn fits_unit(unit: &str, taken: &str) -> bool {
    if taken == "%" {
        return unit.contains('%') || is_percent(unit);
    }

    let (unit, taken) = (unit.trim().to_lowercase(), taken.trim().to_lowercase());
    let (first, rest) = first_word(&unit);
    let (taken, taken_rest) = first_word(&taken);
    if !taken_rest.is_empty() && taken_rest != rest {
        return false;
    }

    let codes = |text: &str| -> Vec<String> {
        let meaning = MEANINGS.iter().find(|(word, _)| *word == text);
        meaning.map_or_else(
            || vec![text.to_uppercase()],
            |(_, codes)| codes.iter().map(|code| (*code).to_owned()).collect(),
        )
    };
    first == taken || codes(first).iter().any(|code| codes(taken).contains(code))
}

/// The first word of a unit, without the dot of an abbreviation, and what follows it.
fn first_word(unit: &str) -> (&str, &str) {
    let end = unit.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(unit.len());
    (unit[..end].trim_end_matches('.'), unit[end..].trim_start())
}

/// The currency that a unit starts with; none where it starts with something else, or with a word such as `kr`.
#[must_use]
pub fn money(unit: &str) -> Option<Money<'_>> {
    let end = unit.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(unit.len());
    let (first, rest) = unit.split_at(end);
    if is_code(first) {
        return Some(Money::Code(first, rest));
    }
    let after = first.rfind(is_sign).and_then(|at| first[at..].chars().next().map(|sign| at + sign.len_utf8()))?;
    let (sign, letters) = unit.split_at(after);
    let is_short = first.len() - after <= 3 && first[after..].bytes().all(|letter| letter.is_ascii_alphabetic());
    (is_signed(sign) && is_short).then_some(Money::Sign(sign, letters))
}

/// Whether a unit counts money in units that have hundredths: `$`, `kr per guest`, `CHF`, not `$m`.
#[must_use]
pub fn has_hundredths(unit: &str) -> bool {
    match money(unit) {
        Some(Money::Sign(_, rest)) => !rest.starts_with(char::is_alphabetic),
        Some(Money::Code(..)) => true,
        None => unit == "kr" || unit.starts_with("kr ") || unit.starts_with("kr/"),
    }
}
