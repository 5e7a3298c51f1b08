//! What dots and commas in the numbers of a text stand for.

/// Languages that write decimals with a comma.
const DECIMAL_COMMA: [&str; 40] = [
    "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu", "hy",
    "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr",
    "sv", "tr",
];

/// What dots and commas in the numbers of a text stand for, as far as its language and its other numbers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Marks {
    /// The mark that groups thousands (`.` or `,`), where a number of the text can be read in one way only: `1.200.000`.
    pub groups: Option<char>,
    /// Whether a dot before three digits may group thousands: the language writes decimals with a comma, or a number of the
    /// text looks like it (`50.000`).
    pub asks_dots: bool,
}

/// Whether a language, by its tag, writes decimals with a comma.
#[must_use]
pub fn has_decimal_comma(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    primary == "uk" || primary == "vi" || DECIMAL_COMMA.contains(&primary.as_str())
}

impl Marks {
    /// What the numbers in `texts` tell of each other, in a language with a decimal comma or without.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, decimal_comma: bool) -> Self {
        let (mut dots, mut commas, mut looks_grouped) = (false, false, false);
        for word in texts.into_iter().filter(|text| text.contains(['.', ','])).flat_map(str::split_whitespace) {
            match Shape::of(word.trim_matches(|letter: char| !letter.is_ascii_digit())) {
                Shape::Grouped('.') => dots = true,
                Shape::Grouped(_) => commas = true,
                Shape::LooksGrouped => looks_grouped = true,
                Shape::Other => {}
            }
        }

        let groups = match (dots, commas) {
            (true, false) => Some('.'),
            (false, true) => Some(','),
            _ => None,
        };
        Self { groups, asks_dots: decimal_comma || looks_grouped || (dots && commas) }
    }
}

/// What a word says of the marks in it.
enum Shape {
    /// This one groups thousands.
    Grouped(char),
    /// A dot before `000`: few people write so many decimals.
    LooksGrouped,
    /// Nothing.
    Other,
}

impl Shape {
    fn of(word: &str) -> Self {
        let count = |mark: char| word.matches(mark).count();
        match (count('.'), count(',')) {
            (2.., 0) if is_grouped(word, '.') => Self::Grouped('.'),
            (0, 2..) if is_grouped(word, ',') => Self::Grouped(','),
            (1.., 1) if is_grouped_before(word, '.', ',') => Self::Grouped('.'),
            (1, 1..) if is_grouped_before(word, ',', '.') => Self::Grouped(','),
            (1, 0) if word.ends_with(".000") && is_grouped(word, '.') => Self::LooksGrouped,
            _ => Self::Other,
        }
    }
}

/// Whether a word is digits in groups of three with `mark` between them, the first of one to three.
fn is_grouped(word: &str, mark: char) -> bool {
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = word.split(mark);
    let starts = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    starts && !word.starts_with('0') && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// Whether what stands before the last `decimal` is grouped by `mark`, and only digits follow.
fn is_grouped_before(word: &str, mark: char, decimal: char) -> bool {
    let split = word.rsplit_once(decimal);
    split.is_some_and(|(whole, fraction)| {
        whole.contains(mark) && is_grouped(whole, mark) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    })
}
