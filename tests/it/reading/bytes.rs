//! Bytes that are no plain text.

use snapbox::{IntoData, assert_data_eq, str};

use super::{check, found};

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_mistake() {
    check(
        &[
            ("a.md", "\u{feff}---\nkind: page\ntitle: A\n---\n"),
            ("b.md", "---\r\nkind: page\r\ntitle: Good: and bad\r\n---\r\n"),
            ("c.md", "\u{feff}---\r\nkind: page\r\ntitel: C\r\n---\r\n\r\n[gone](gone.md)\r\n"),
            ("okrsite.yaml", "\u{feff}title: A\r\n"),
        ],
        str![[r#"
b.md:3:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "Good: and bad"`)
c.md:3:1: error[OKR007]: unknown key `titel` in a page (did you mean `title`?)
c.md:6:1: error[OKR036]: broken link: nothing has the path or id `gone.md` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]],
    );
}

#[test]
fn other_encodings_are_named() {
    let utf_16: Vec<u8> = "---\ntitle: A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: &[(&str, &[u8])] = &[
        ("a-utf-16-with-mark.md", &[&[0xff, 0xfe], utf_16.as_slice()].concat()),
        ("b-utf-16-bare.md", &utf_16),
        ("c-utf-16-big.md", b"\xfe\xff\0-\0-\0-\0\n"),
        ("d-utf-32.md", b"\xff\xfe\0\0-\0\0\0"),
        ("e-latin-1.md", b"---\nkind: page\ntitle: F\xf6rtroende\n---\n"),
        ("f-cut-short.md", b"---\nkind: page\ntitle: \xc3"),
        ("g-half-a-surrogate.md", b"---\nkind: page\ntitle: \xed\xa0\x80\n---\n"),
        ("h-overlong.md", b"---\nkind: page\ntitle: \xc0\xaf\n---\n"),
        ("okrsite.yaml", b"title: \xe5\n"),
    ];
    assert_data_eq!(found(files), str![[r#"
a-utf-16-with-mark.md:1:1: error[OKR001]: this file is encoded as UTF-16, not as UTF-8 (save it as UTF-8)
b-utf-16-bare.md:1:1: error[OKR001]: this file is encoded as UTF-16, not as UTF-8 (save it as UTF-8)
c-utf-16-big.md:1:1: error[OKR001]: this file is encoded as UTF-16, not as UTF-8 (save it as UTF-8)
d-utf-32.md:1:1: error[OKR001]: this file is encoded as UTF-32, not as UTF-8 (save it as UTF-8)
e-latin-1.md:3:9: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xF6 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)
f-cut-short.md:3:8: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xC3 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)
g-half-a-surrogate.md:3:8: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xED here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)
h-overlong.md:3:8: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xC0 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)
okrsite.yaml:1:8: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xE5 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)

"#]].raw());
}

#[test]
fn characters_that_hide_something_are_refused() {
    check(
        &[
            ("a-null.md", "---\nkind: page\ntitle: A\0B\n---\n"),
            ("b-escape.md", "---\nkind: page\ntitle: A\n---\n\nRed: \u{1b}[31m\n"),
            ("c-bell.md", "---\nkind: page\ntitle: A\n---\n\u{7} \u{8} \u{7f}\n"),
            ("d-c1.md", "---\nkind: page\ntitle: \u{9b}31m\n---\n"),
            ("e-line-separator.md", "---\nkind: page\ntitle: Ätt\u{2028}B\n---\n"),
            ("f-paragraph-separator.md", "---\nkind: page\ntitle: A\n---\n\u{2029}\n"),
            ("g-next-line.md", "---\nkind: page\ntitle: A\u{85}B\n---\n"),
            ("h-second-mark.md", "---\nkind: page\ntitle: A\u{feff}\n---\n"),
            ("i-form-feed.md", "---\nkind: page\ntitle: A\n---\n\u{c}\n"),
            ("okrsite.yaml", "title: \"A\0\"\n"),
        ],
        str![[r#"
a-null.md:3:9: error[OKR001]: this file contains a zero byte (U+0000) (remove it: retype the line, or paste it as plain text)
b-escape.md:6:6: error[OKR001]: this file contains a control character (U+001B) (remove it: retype the line, or paste it as plain text)
c-bell.md:5:1: error[OKR001]: this file contains a control character (U+0007), and 2 more (remove it: retype the line, or paste it as plain text)
d-c1.md:3:8: error[OKR001]: this file contains a control character (U+009B) (remove it: retype the line, or paste it as plain text)
e-line-separator.md:3:11: error[OKR001]: this file contains an invisible line break (U+2028) (remove it: retype the line, or paste it as plain text)
f-paragraph-separator.md:5:1: error[OKR001]: this file contains an invisible line break (U+2029) (remove it: retype the line, or paste it as plain text)
g-next-line.md:3:9: error[OKR001]: this file contains an invisible line break (U+0085) (remove it: retype the line, or paste it as plain text)
h-second-mark.md:3:9: error[OKR001]: this file contains a byte order mark inside the text (U+FEFF) (remove it: retype the line, or paste it as plain text)
i-form-feed.md:5:1: error[OKR001]: this file contains a control character (U+000C) (remove it: retype the line, or paste it as plain text)
okrsite.yaml:1:10: error[OKR001]: this file contains a zero byte (U+0000) (remove it: retype the line, or paste it as plain text)

"#]],
    );
}

#[test]
fn unusual_letters_are_no_mistake() {
    check(
        &[(
            "a.md",
            "---\nkind: page\ntitle: \"日本語 עברית e\u{301} 👩‍🚀 \u{a0}\u{200b}\u{202e}\"\n---\n\u{a0}\u{202e}\u{10ffff}\n",
        )],
        str![],
    );
}

#[test]
fn columns_count_characters() {
    check(
        &[("a.md", "---\nkind: page\ntitle: A\n---\n\n日本語 👩‍🚀 [gone](gone.md) e\u{301} [too](too.md)\n")],
        str![[r#"
a.md:6:9: error[OKR036]: broken link: nothing has the path or id `gone.md` (write the path relative to this file, or the id of an objective, team, KPI or page)
a.md:6:28: error[OKR036]: broken link: nothing has the path or id `too.md` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]],
    );
}
