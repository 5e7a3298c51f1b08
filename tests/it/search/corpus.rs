//! Invented content of any size, the same every time: words with inflections, compounds and accents, some far more frequent
//! than others.

use okrsite::view::{Entry, EntryKind, FacetValue, Facets, SearchPage};

const SWEDISH: &str = "kund mål värde förändring bok hus båt resa arbete miljö ledning fråga svar tid år vinter sommar hamn \
    färja biljett grupp skola plan risk kvalitet nöjd stark snabb lång ny trygg säker enkel grön klok rörelse möte team \
    budget intäkt kostnad avtal leverans lager produkt tjänst system data mätning följd steg väg bro ö sjö kväll morgon \
    besättning utbildning övning vana språk röst bild ljus ljud skärm knapp sida text ord namn adress kort karta lista rapport";
const SWEDISH_ENDINGS: [&str; 9] = ["", "en", "er", "erna", "ar", "arna", "s", "het", "heten"];
const ENGLISH: &str = "customer goal value change book house boat trip work climate lead question answer time year winter summer \
    harbour ferry ticket group school plan risk quality happy strong quick long new safe secure simple green wise move meeting \
    team budget income cost contract deliver store product service system measure result step road bridge island lake evening \
    morning crew train practice habit language voice picture light sound screen button page text word name address card map \
    list report café naïve façade";
const ENGLISH_ENDINGS: [&str; 8] = ["", "s", "ed", "ing", "er", "ment", "ness", "ly"];

/// What is not plain words: numbers in groups, words with marks between them, letters beside digits, scripts without spaces.
const OTHER: [&str; 16] = [
    "100,000",
    "100 000",
    "1.250.000",
    "Node.js",
    "e-mail",
    "email",
    "wi-fi",
    "fork lift",
    "C++",
    "C#",
    "ISO 27001",
    "B2B",
    "客户满意度",
    "お客様センター",
    "고객이",
    "ลูกค้าพอใจ",
];
/// The same as people ask for it.
const ASKED: [&str; 16] = [
    "100000",
    "1 250 000",
    "nodejs",
    "node js",
    "e mail",
    "wifi",
    "forklifts",
    "forkl",
    "c++",
    "iso27001",
    "ISO-27001",
    "b 2b",
    "客户",
    "度",
    "客様",
    "ลูก",
];

/// Numbers that look random and are not.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// A number below `end`, small ones far more often.
    fn skewed(&mut self, end: usize) -> usize {
        (0..3).map(|_| self.below(end)).min().unwrap()
    }
}

/// The words of a language.
pub(crate) struct Words {
    stems: Vec<&'static str>,
    endings: &'static [&'static str],
    has_compounds: bool,
}

impl Words {
    pub(crate) fn of(language: &str) -> Self {
        let is_swedish = language == "sv";
        let stems = if is_swedish { SWEDISH } else { ENGLISH };
        let endings: &[&str] = if is_swedish { &SWEDISH_ENDINGS } else { &ENGLISH_ENDINGS };
        Self { stems: stems.split_whitespace().collect(), endings, has_compounds: is_swedish }
    }

    pub(crate) fn one(&self, dice: &mut Dice) -> String {
        let stem = self.stems[dice.skewed(self.stems.len())];
        let ending = self.endings[dice.skewed(self.endings.len())];
        match dice.below(14) {
            2 => OTHER[dice.below(OTHER.len())].to_owned(),
            0 if self.has_compounds => format!("{}{stem}{ending}", self.stems[dice.below(self.stems.len())]),
            1 => format!("{stem}{}", dice.below(400)),
            _ => format!("{stem}{ending}"),
        }
    }

    /// Something other than a plain word, as people ask for it.
    pub(crate) fn other(dice: &mut Dice) -> String {
        ASKED[dice.below(ASKED.len())].to_owned()
    }

    fn text(&self, dice: &mut Dice, least: usize, most: usize) -> String {
        let number = least + dice.below(most - least + 1);
        let mut text = (0..number).map(|_| self.one(dice)).collect::<Vec<_>>().join(" ");
        text.push('.');
        text
    }
}

/// So many objectives with key results and check-ins, a team for each ten.
pub(crate) fn corpus(language: &str, objectives: usize) -> Vec<SearchPage> {
    let words = Words::of(language);
    let mut dice = Dice::new(objectives as u64);
    let mut pages: Vec<SearchPage> = (0..objectives).map(|number| objective(number, &words, &mut dice)).collect();
    let team = |number: usize, dice: &mut Dice| Entry {
        text: words.text(dice, 5, 20),
        ..entry(EntryKind::Team, format!("teams/{number}.html"), words.text(dice, 1, 2))
    };
    pages.extend((0..=objectives / 10).map(|number| SearchPage { whole: team(number, &mut dice), parts: Vec::new() }));
    pages
}

fn objective(number: usize, words: &Words, dice: &mut Dice) -> SearchPage {
    let href = format!("objectives/{number}.html");
    let value = |id: String| Some(FacetValue { label: id.clone(), id });
    let whole = Entry {
        text: words.text(dice, 10, 60),
        meta: vec![words.one(dice), format!("2026-Q{}", 1 + number % 4)],
        facets: Facets {
            team: value(format!("team-{}", number % 10)),
            status: value("on_track".to_owned()),
            ..Facets::default()
        },
        ..entry(EntryKind::Objective, href.clone(), words.text(dice, 3, 7))
    };
    let mut parts = Vec::new();
    for one in 0..=dice.below(3) {
        parts.push(entry(EntryKind::KeyResult, format!("{href}#kr{one}"), words.text(dice, 3, 8)));
    }
    for one in 0..dice.below(4) {
        let text = words.text(dice, 3, 20);
        parts.push(Entry { text, ..entry(EntryKind::CheckIn, format!("{href}#c_{one}"), whole.title.clone()) });
    }
    SearchPage { whole, parts }
}

/// An entry with nothing but a title.
pub(crate) fn entry(kind: EntryKind, href: String, title: String) -> Entry {
    Entry {
        kind,
        href,
        lang: String::new(),
        title,
        crumbs: Vec::new(),
        bar: None,
        status: None,
        text: String::new(),
        meta: Vec::new(),
        facets: Facets::default(),
    }
}
