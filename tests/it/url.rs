//! Addresses: what they are, judged by what a browser would do with them.

use ammonia::url::Url as BrowserUrl; // the URL Standard, as browsers implement it
use okrsite::source::url::{
    Address::{self, Mail, Unsafe, Web},
    Url, encode_path, kind,
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn anchor(place: &str) -> Address {
    Address::Anchor(place.to_owned())
}

fn path(path: &str) -> Address {
    Address::Relative { path: path.to_owned(), fragment: None }
}

fn place(path: &str, fragment: &str) -> Address {
    Address::Relative { path: path.to_owned(), fragment: Some(fragment.to_owned()) }
}

#[test]
fn an_address_is_what_a_browser_makes_of_it() {
    let table = [
        ("https://example.com/a", Web),
        ("http://example.com", Web),
        ("HTTPS://EXAMPLE.COM", Web),
        ("  https://example.com  ", Web),
        ("ht\ntps://example.com", Web),
        ("http://", Unsafe),
        ("https:example.com", Unsafe),
        ("https:/example.com", Unsafe),
        ("https:\\\\example.com", Unsafe),
        ("mailto:a@example.com", Mail),
        ("MailTo:a@example.com", Mail),
        ("//example.com", Unsafe),
        ("\\\\example.com", Unsafe),
        ("/\\example.com", Unsafe),
        ("\\/example.com", Unsafe),
        ("\\example.com", Unsafe),
        ("/\t/example.com", Unsafe),
        ("\u{1} //example.com", Unsafe),
        ("javascript:alert(1)", Unsafe),
        ("JaVaScRiPt:alert(1)", Unsafe),
        ("java\tscript:alert(1)", Unsafe),
        ("\u{1}javascript:alert(1)", Unsafe),
        ("\u{a0}javascript:alert(1)", Unsafe),
        ("javascript\n:alert(1)", Unsafe),
        ("data:text/html,a", Unsafe),
        ("vbscript:msgbox(1)", Unsafe),
        ("file:///etc/passwd", Unsafe),
        ("blob:https://example.com/1", Unsafe),
        ("c:\\temp", Unsafe),
        (":a", Unsafe),
        ("a\u{7f}b", Unsafe),
        ("a\u{2028}b", Unsafe),
        ("", path("")),
        ("growth", path("growth")),
        ("../2026/growth.md", path("../2026/growth.md")),
        ("/okrs/growth.md", path("/okrs/growth.md")),
        ("a/b:c", path("a/b:c")),
        ("growth.md?plain=1", path("growth.md")),
        ("growth.md?plain=1#why", place("growth.md", "why")),
        ("growth#kr2", place("growth", "kr2")),
        ("growth#", place("growth", "")),
        ("#why", anchor("why")),
        ("#", anchor("")),
        ("#a:b//c", anchor("a:b//c")),
        ("f%C3%B6rtroende.md", path("förtroende.md")),
        ("fo\u{308}rtroende.md", path("f\u{f6}rtroende.md")),
        ("100%.md", path("100%.md")),
        ("a%FFb", path("a%FFb")),
        ("a%2Fb", path("a/b")),
        ("javascript%3Aalert(1)", path("javascript:alert(1)")),
        ("javascript&colon;alert(1)", path("javascript&colon;alert(1)")), // entities are resolved by Markdown, before
        ("\u{ff0f}\u{ff0f}example.com", path("\u{ff0f}\u{ff0f}example.com")),
    ];
    for (address, expected) in table {
        assert_eq!(kind(address), expected, "{address:?}");
        assert_eq!(Url::new(address).is_some(), expected != Unsafe, "{address:?}");
    }
}

#[test]
fn a_path_is_encoded_but_for_its_slashes() {
    let table = [
        ("", ""),
        ("okrs/2026-Q4/growth.html", "okrs/2026-Q4/growth.html"),
        ("bilder/år 1.png", "bilder/%C3%A5r%201.png"),
        ("a_b~c", "a_b~c"),
        ("100%", "100%25"),
        ("a?b#c", "a%3Fb%23c"),
        ("a:b\\c", "a%3Ab%5Cc"),
        ("\"'<>&", "%22%27%3C%3E%26"),
    ];
    for (path, encoded) in table {
        assert_eq!(encode_path(path), encoded);
    }
}

/// Pieces that addresses of attacks are made of.
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "javascript:",
        "JaVa",
        "script",
        "data:",
        "vbscript:",
        "http:",
        "https://",
        "mailto:",
        "blob:",
        "//",
        "/",
        "\\",
        ":",
        "#",
        "?",
        "@",
        "\t",
        "\n",
        "\r",
        " ",
        "\0",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        "\u{a0}",
        "\u{feff}",
        "\u{2028}",
        "\u{200b}",
        "evil.example",
        "alert(1)",
        "..",
        ".",
        "%2f",
        "%5c",
        "%09",
        "%",
        "&#58;",
        "[",
        "]",
        "é",
        "\u{ff1a}",
        "\u{ff0f}",
        "\u{3002}",
        "x",
    ];
    proptest::collection::vec(prop_oneof![4 => proptest::sample::select(&PIECES[..]), 1 => Just("a")], 0..8)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn an_accepted_address_only_leads_somewhere(address in prop_oneof![9 => hostile(), 1 => any::<String>()]) {
        let Some(accepted) = Url::new(address.as_str()) else { return Ok(()) };
        let base = BrowserUrl::parse("https://intranet.example/okr/objectives/growth.html").unwrap();
        let Ok(seen) = base.join(accepted.as_str()) else { return Ok(()) }; // a browser does not follow it at all
        prop_assert!(matches!(seen.scheme(), "http" | "https" | "mailto"), "{:?} is {}", address, seen);
        let stays = seen.scheme() == "https" && seen.host_str() == Some("intranet.example");
        match kind(&address) {
            Web => prop_assert!(seen.has_host()),
            Mail => prop_assert_eq!(seen.scheme(), "mailto"),
            _ => prop_assert!(stays, "{:?} leads to {}", address, seen),
        }
    }

    #[test]
    fn an_encoded_path_has_nothing_in_it_that_means_something_and_can_be_read_back(name in "[^/]{1,20}") {
        let encoded = encode_path(&name);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%-._~".contains(&byte)), "{}", encoded);
        prop_assert_eq!(kind(&encoded), path(&name.nfc().collect::<String>()));
    }
}
