//! Compressed copies beside the files of a site.

use std::{fs, io::Read};

use super::{Room, files};

/// A text that is worth compressing.
fn long(words: &str) -> String {
    format!("{words}\n").repeat(200)
}

/// The names of the files in the output, without the manifest.
fn names(room: &Room) -> Vec<String> {
    files(&room.output).into_keys().filter(|path| path != ".okrsite").collect()
}

#[test]
fn copies_stand_beside_the_files_that_they_are_worth_it_for() {
    let room = Room::new();
    let (page, style) = (long("<p>A calm harbour</p>"), long("p { color: navy }"));
    let site = [
        ("index.html", page.as_str()),
        ("short.html", "short"),
        ("assets/a.css", style.as_str()),
        ("assets/picture.png", page.as_str()),
        ("search/words.bin", page.as_str()),
    ];
    let published = room.build_precompressed(&site).unwrap();
    assert_eq!((published.changed, published.unchanged), (5, 0));
    assert_eq!(
        names(&room),
        [
            "assets/a.css",
            "assets/a.css.br",
            "assets/a.css.gz",
            "assets/picture.png",
            "index.html",
            "index.html.br",
            "index.html.gz",
            "search/words.bin",
            "short.html",
        ]
    );

    let mut read = String::new();
    let gz = fs::File::open(room.output.join("index.html.gz")).unwrap();
    flate2::read::GzDecoder::new(gz).read_to_string(&mut read).unwrap();
    assert_eq!(read, page);
    let mut read = Vec::new();
    brotli::BrotliDecompress(&mut fs::File::open(room.output.join("index.html.br")).unwrap(), &mut read).unwrap();
    assert_eq!(read, page.as_bytes());
}

#[test]
fn copies_are_the_same_every_time_and_keep_their_time() {
    let page = long("<p>A calm harbour</p>");
    let build = |room: &Room| room.build_precompressed(&[("index.html", &page)]).unwrap();
    let (one, other) = (Room::new(), Room::new());
    build(&one);
    build(&other);
    let before = files(&one.output);
    for name in ["index.html.gz", "index.html.br"] {
        assert_eq!(fs::read(one.output.join(name)).unwrap(), fs::read(other.output.join(name)).unwrap());
    }
    for _ in 0..2 {
        assert_eq!(build(&one).unchanged, 1);
        let after = files(&one.output);
        for name in ["index.html.gz", "index.html.br"] {
            assert_eq!(before[name], after[name]);
        }
    }
}

#[test]
fn no_copy_outlives_what_it_is_a_copy_of() {
    let room = Room::new();
    let (page, other) = (long("<p>A calm harbour</p>"), long("<p>A rough sea</p>"));
    room.build_precompressed(&[("index.html", &page), ("a.html", &page), ("assets/a.css", &page)]).unwrap();
    room.build_precompressed(&[("index.html", &other), ("a.html", "short"), ("assets/b.css", &page)]).unwrap();
    assert_eq!(
        names(&room),
        [
            "a.html",
            "assets/a.css",
            "assets/b.css",
            "assets/b.css.br",
            "assets/b.css.gz",
            "index.html",
            "index.html.br",
            "index.html.gz"
        ]
    );
    let mut read = Vec::new();
    brotli::BrotliDecompress(&mut fs::File::open(room.output.join("index.html.br")).unwrap(), &mut read).unwrap();
    assert_eq!(read, other.as_bytes());

    room.build(&[("index.html", &other), ("a.html", "short"), ("assets/b.css", &page)]).unwrap();
    assert_eq!(names(&room), ["a.html", "assets/b.css", "index.html"]);
    room.build_precompressed(&[("a.html", "short")]).unwrap();
    room.build(&[("a.html", "short")]).unwrap();
    assert_eq!(names(&room), ["a.html"]);
}

#[test]
fn a_file_of_somebody_else_is_not_written_over_by_a_copy() {
    let room = Room::new();
    let page = long("<p>A calm harbour</p>");
    fs::create_dir_all(&room.output).unwrap();
    fs::write(room.output.join("index.html.gz"), "mine").unwrap();
    room.build_with(&[("index.html", &page)], true).unwrap();
    assert_eq!(
        room.shown(&room.build_precompressed(&[("index.html", &page)]).unwrap_err()),
        "`index.html.gz` in the output folder was not written by okrsite, and the site has a file of that name: move it away\n"
    );
    assert_eq!(fs::read_to_string(room.output.join("index.html.gz")).unwrap(), "mine");
}
