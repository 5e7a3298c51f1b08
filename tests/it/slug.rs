//! Ids and slugs.

use okrsite::source::slug::{check_id, slug};
use proptest::prelude::*;

#[test]
fn a_slug_is_the_words_in_plain_letters() {
    let table = [
        ("Kundernas förtroende", "kundernas-fortroende"),
        ("Ängelholm & Åhus", "angelholm-ahus"),
        ("It's 10 % better!", "its-10-better"),
        ("  --  spaces --  ", "spaces"),
        ("1.5 °C", "1.5-degc"),
        ("v1..2", "v1.-2"),
        (".hidden", "hidden"),
        ("end.", "end"),
        ("a/b\\c", "a-b-c"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", "ri-ben"),
        ("Ελλάδα", "ellada"),
        ("", "untitled"),
        ("!?", "untitled"),
        ("\u{0}\u{202e}", "untitled"),
        ("CON", "x-con"),
        ("con.txt", "x-con.txt"),
        ("COM1", "x-com1"),
        ("com10", "com10"),
        ("lpt¹", "x-lpt1"),
        ("console", "console"),
    ];
    for (text, expected) in table {
        assert_eq!(slug(text), expected, "{text:?}");
    }
}

#[test]
fn an_id_that_is_refused_comes_with_the_reason_and_the_nearest_id() {
    let table = [
        ("tillvaxt", None),
        ("2026-q4.1", None),
        ("a", None),
        ("com10", None),
        ("Tillväxt", Some(("`T` is not one of a-z, 0-9, `-` and `.`", "tillvaxt"))),
        ("a b", Some(("` ` is not one of a-z, 0-9, `-` and `.`", "a-b"))),
        ("a/../b", Some(("`/` is not one of a-z, 0-9, `-` and `.`", "a-b"))),
        ("a\nb", Some(("`\\n` is not one of a-z, 0-9, `-` and `.`", "a-b"))),
        ("", Some(("it must start with a letter or a digit", "untitled"))),
        ("-a", Some(("it must start with a letter or a digit", "a"))),
        (".a", Some(("it must start with a letter or a digit", "a"))),
        ("a-", Some(("it must end with a letter or a digit", "a"))),
        ("a.", Some(("it must end with a letter or a digit", "a"))),
        ("nul", Some(("Windows reserves this name", "x-nul"))),
        ("aux.md", Some(("Windows reserves this name", "x-aux.md"))),
        ("lpt9", Some(("Windows reserves this name", "x-lpt9"))),
    ];
    for (id, expected) in table {
        let problem = check_id(id).err();
        let told = problem.as_ref().map(|problem| (problem.sentence.as_str(), problem.suggestion.as_str()));
        assert_eq!(told, expected, "{id:?}");
    }
}

#[test]
fn an_id_has_at_most_80_characters() {
    assert_eq!(check_id(&"a".repeat(80)), Ok(()));
    let problem = check_id(&"a".repeat(81)).unwrap_err();
    assert_eq!((problem.sentence.as_str(), problem.suggestion), ("it is longer than 80 characters", "a".repeat(80)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_slug_of_any_text_is_an_id(text in prop_oneof![any::<String>(), "[a-zA-Z0-9.' -]{0,120}"]) {
        prop_assert_eq!(check_id(&slug(&text)), Ok(()), "{}", slug(&text));
    }

    #[test]
    fn a_slug_of_a_device_name_with_any_ending_is_an_id(
        device in "(con|prn|aux|nul|com[0-9]|lpt[0-9]|COM1)", ending in "([.][a-z0-9.-]{0,120})?",
    ) {
        let text = format!("{device}{ending}");
        prop_assert_eq!(check_id(&slug(&text)), Ok(()), "{}", slug(&text));
    }

    #[test]
    fn an_id_is_its_own_slug(id in "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?") {
        prop_assume!(check_id(&id).is_ok() && !id.contains("--"));
        prop_assert_eq!(slug(&id), id);
    }
}
