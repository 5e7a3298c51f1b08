//! Files that would cost too much are refused, and what is told of them is as short as for others.

use std::{
    fmt::Write,
    time::{Duration, Instant},
};

use snapbox::{IntoData, assert_data_eq, str};

use super::{check, check_pages, found, objective};

#[test]
fn a_file_may_have_one_mebibyte_and_no_byte_more() {
    let file = |bytes: usize| {
        let head = "---\nkind: page\ntitle: A\n---\n";
        format!("{head}{}", "a ".repeat(bytes / 2)).chars().take(bytes).collect::<String>()
    };
    let (right, above) = (file(1 << 20), file((1 << 20) + 1));
    check(
        &[("a.md", &right), ("b.md", &above), ("c.csv", &above), ("okrsite.yaml", &above)],
        str![[r#"
b.md:1:1: error[OKR002]: this file is larger than 1 MiB (move what is not text into other files and link to them)
okrsite.yaml:1:1: error[OKR002]: this file is larger than 1 MiB (move what is not text into other files and link to them)

"#]],
    );
}

#[test]
fn front_matter_may_have_256_kibibytes() {
    let file = |bytes: usize| {
        let mut file = "---\nkind: page\ntitle: A\n".to_owned();
        file.extend("# A comment that goes on and on.\n".chars().cycle().take(bytes - file.len() - 1));
        file + "\n---\n"
    };
    let (right, above) = (file(256 << 10), file((256 << 10) + 1));
    check(
        &[("a.md", &right), ("b.md", &above), ("okrsite.yaml", &above.replace("---\n", ""))],
        str![[r#"
b.md:1:1: error[OKR002]: the keys and values are 257 KiB long, and the limit is 256 KiB (move older check-ins to the objective of their period)
okrsite.yaml:1:1: error[OKR007]: unknown key `kind` in okrsite.yaml (known keys are `title`, `language`, `content_language`, `base_url`, `edit_url`, `output`, `exclude`, `theme`, `fiscal_year`, `periods`, `follow_up`, `focus`, `rules`, `glossary`, `people` and `on_error`)

"#]],
    );
}

#[test]
fn front_matter_may_nest_eight_levels() {
    let nested = |open: &str, close: &str, levels: usize| {
        format!("title: A\naliases: {}a{}", open.repeat(levels), close.repeat(levels))
    };
    check_pages(
        &[&nested("[", "]", 7), &nested("[", "]", 8), &nested("{a: ", "}", 7), &nested("{a: ", "}", 8)],
        str![[r#"
01.md:3:11: error[OKR008]: an entry of `aliases` must be text, not a list (write a single value, without dashes or brackets)
02.md:3:17: error[OKR002]: this is nested more than 8 levels deep (check the indentation and the brackets: no key needs more than five levels)
03.md:3:10: error[OKR008]: `aliases` must be a list, not a mapping of keys to values (write each entry on a line of its own, after a dash, such as `- a`)
04.md:3:38: error[OKR002]: this is nested more than 8 levels deep (check the indentation and the brackets: no key needs more than five levels)

"#]],
    );
}

#[test]
fn brackets_by_the_thousand_are_refused_at_once() {
    check_pages(
        &[
            &format!("title: {}", "[".repeat(65_536)),
            &format!("title: {}", "{".repeat(65_536)),
            &format!("title: {}", "[{a: ".repeat(10_000)),
            &format!("title:\n  {}", "- ".repeat(30_000)),
            &format!("title:\n  {}", "? ".repeat(30_000)),
            &format!("{}a: b", "[a, ".repeat(10_000)),
            &"]".repeat(65_536),
        ],
        str![[r#"
01.md:2:8: error[OKR004]: this `[` is never closed (add a `]` at the end; if it is a text, put it in quotes)
02.md:2:8: error[OKR004]: this `{` is never closed (add a `}` at the end; if it is a text, put it in quotes)
03.md:2:8: error[OKR004]: this `[` is never closed (add a `]` at the end; if it is a text, put it in quotes)
04.md:3:17: error[OKR002]: this is nested more than 8 levels deep (check the indentation and the brackets: no key needs more than five levels)
05.md:3:5: error[OKR004]: a list or mapping cannot be a key (put text that starts with `[`, `{`, `?` or `-` in quotes)
06.md:2:1021: error[OKR004]: this is not YAML: recursion limit exceeded (indent by two spaces per level, write a space after each colon, and close quotes and brackets)
07.md:2:1: error[OKR004]: this is not YAML: misplaced bracket (indent by two spaces per level, write a space after each colon, and close quotes and brackets)

"#]],
    );
}

#[test]
fn values_that_multiply_themselves_are_refused_at_once() {
    let mut laughs = "title: A\na0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for level in 1..1000 {
        let _ = writeln!(laughs, "a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    let merged = "title: A\nbase: &base {a: b}\n".to_owned() + &"more: {<<: *base}\n".repeat(1000);
    check_pages(
        &[&laughs, &merged],
        str![[r#"
01.md:3:5: error[OKR005]: YAML anchors (`&name`) are not allowed (remove it, or put a text that starts with `&` in quotes)
02.md:3:7: error[OKR005]: YAML anchors (`&name`) are not allowed (remove it, or put a text that starts with `&` in quotes)

"#]],
    );
}

#[test]
fn front_matter_may_have_20_000_keys_and_values() {
    // kind and title with their values, aliases and its list: six
    let list = |length: usize| format!("title: A\naliases: [{}]", vec!["a"; length].join(", "));
    check_pages(
        &[&list(19_994), &list(19_995)],
        str![[r#"
01.md:4:7: error[OKR002]: there are more than 20000 keys and values (split this file)
02.md:4:1: error[OKR002]: there are more than 20000 keys and values (split this file)

"#]],
    );
}

#[test]
fn a_value_may_have_16_kibibytes() {
    let long = |bytes: usize| format!("title: {}", "a".repeat(bytes));
    check_pages(
        &[
            &long(16 << 10),
            &long((16 << 10) + 1),
            &format!("title: A\nlang: |\n  {}", "a a ".repeat(17 << 8)),
            &format!("title: A\n{}: b", "k".repeat(17 << 10)),
        ],
        str![[r#"
02.md:2:8: error[OKR002]: this value is 17 KiB long, and the limit is 16 KiB (move long texts into the body, below the front matter)
03.md:4:3: error[OKR002]: this value is 18 KiB long, and the limit is 16 KiB (move long texts into the body, below the front matter)
04.md:3:1: error[OKR004]: this is not YAML: simple key expected `:` (indent by two spaces per level, write a space after each colon, and close quotes and brackets)

"#]],
    );
}

#[test]
fn a_text_may_become_4_mebibytes_of_html() {
    let table = format!("|a|\n|-|\n{}", "|<|\n".repeat(200_000));
    let notes = format!("[^1]\n\n[^1]: A\n\n{}", "[^1] ".repeat(100_000));
    let file = |body: &str| format!("---\nkind: page\ntitle: A\n---\n{body}");
    let (angles, table, notes) = (file(&"<".repeat(900_000)), file(&table), file(&notes));
    check(
        &[("angles.md", &angles), ("notes.md", &notes), ("table.md", &table)],
        str![[r#"
angles.md:5:1: error[OKR002]: this text becomes more than 4 MiB of HTML (split it, or link to the long table as a file)
notes.md:5:1: error[OKR002]: this text becomes more than 4 MiB of HTML (split it, or link to the long table as a file)
table.md:5:1: error[OKR002]: this text becomes more than 4 MiB of HTML (split it, or link to the long table as a file)

"#]],
    );
}

#[test]
fn long_words_are_not_compared_with_each_other() {
    let (id, name) = ("a".repeat(16_000), "b".repeat(16_000));
    let file = format!(
        "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results: [{{title: R, milestones: [{{id: {id}, title: S}}]}}]\ncheck_ins: [{{date: 2026-11-01, values: {{kr1: {{done: [{name}]}}}}}}]\n---\n"
    );
    let found = found(&[("a.md", file.as_bytes())]).replace(&id, "a...").replace(&name, "b...");
    assert_data_eq!(
        found,
        str![[r#"
a.md:6:54: error[OKR022]: no milestone has the id or title `b...` (its milestones are `a...`)

"#]]
        .raw()
    );
}

/// Files in which everything meets everything else, or every name in the site; each took up to a minute once. How long is
/// long depends on the machine and on what else it does: so it is told in times of what the site takes without the file.
#[test]
fn no_file_takes_long_whatever_it_holds() {
    let numbers = |count: usize, word: &str| (0..count).map(|at| format!("{word}{at}")).collect::<Vec<_>>();
    let objective = |lines: &str| format!("---\ntitle: A\nteam: a\nperiod: 2026-Q4\n{lines}\n---\n");
    let ready = "key_results: [{title: R, due: 2026-12-01}]";
    let checked_in = |key_results: &str, values: &str| {
        objective(&format!("key_results: [{key_results}]\ncheck_ins: [{{date: 2026-11-01, values: {values}}}]"))
    };
    let page = |body: &str| format!("---\nkind: page\ntitle: A\n---\n{body}");
    let steps = format!("{{title: R, milestones: [{{title: {}}}]}}", numbers(1_500, "m").join("}, {title: "));
    let results = format!("{{due: 2026-12-01, title: R, id: {}}}", numbers(1_000, "k").join("}, {title: R, id: "));
    let files = [
        ("keys", format!("---\n{}: 1\n---\n", numbers(4_000, "k").join(": 1\n"))),
        ("references", objective(&format!("{ready}\nsupports: [{}]", numbers(14_000, "x").join(", ")))),
        ("milestones", checked_in(&steps, &format!("{{kr1: {{done: [{}]}}}}", numbers(5_000, "x").join(", ")))),
        ("key results", checked_in(&results, &format!("{{{}: 1}}", numbers(1_400, "x").join(": 1, ")))),
        (
            "waivers",
            objective(&format!("allow: [{{because: {}}}]", numbers(2_000, "b, rule: x").join("}, {because: "))),
        ),
        ("links", page(&numbers(20_000, "[](x").join(") "))),
        ("pictures", page(&"![](a.png)".repeat(20_000))),
        ("anchors", page(&(numbers(10_000, "# a").join("\n") + "\n" + &numbers(10_000, "[](#b").join(") ")))),
        ("quotations", page(&">".repeat(200_000))),
        ("emphasis", page(&"*a **b".repeat(50_000))),
        ("brackets", page(&"[".repeat(200_000))),
        ("footnotes", page(&numbers(20_000, "[^a").join("] "))),
        ("definitions", page(&numbers(20_000, "[a").join("]: b\n"))),
    ];
    let others: Vec<(String, String)> = (0..500).map(|at| (format!("x-{at}.md"), objective(ready))).collect();
    let mut all: Vec<(&str, &[u8])> = others.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    for (name, file) in &files {
        let started = Instant::now();
        found(&all);
        let usual = started.elapsed().max(Duration::from_millis(200));
        all.push(("file.md", file.as_bytes()));
        let started = Instant::now();
        let told = found(&all);
        assert!(started.elapsed() < usual * 40, "{name} took {:?}, usual is {usual:?}", started.elapsed());
        all.pop();
        assert!(told.len() < 5 << 20, "of {name} {} bytes are told", told.len());
    }
}

#[test]
fn a_period_that_goes_on_and_on_is_none() {
    let period = format!("2026{}", "KV".repeat(8_000));
    let found = found(&[("a.md", objective("").replace("2026-Q4", &period).as_bytes())]).replace(&period, "2026KV...");
    assert_data_eq!(
        found,
        str![[r#"
a.md:4:9: error[OKR014]: there is no period `2026KV...` (write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml)

"#]]
        .raw()
    );
}

#[test]
fn milestones_are_not_read_again_for_every_check_in() {
    let milestones: Vec<String> = (0..2_000).map(|at| format!("{{title: Part {at} of it is ready}}")).collect();
    let check_ins = vec!["{date: 2026-11-01, values: {kr1: {done: []}}}"; 1_500].join(", ");
    let file = objective(&format!("check_ins: [{check_ins}]"))
        .replace("due: 2026-12-01", &format!("milestones: [{}]", milestones.join(", ")));
    assert_eq!(found(&[("a.md", file.as_bytes())]), "");
}

#[test]
fn of_objectives_that_all_support_each_other_few_circles_are_told() {
    let ids: Vec<String> = (10..70).map(|at| format!("o{at}")).collect();
    let others = |own: &String| ids.iter().filter(|id| *id != own).cloned().collect::<Vec<_>>().join(", ");
    let mut files: Vec<(String, String)> =
        ids.iter().map(|id| (format!("{id}.md"), objective(&format!("supports: [{}]", others(id))))).collect();
    files.push(("digital.md".to_owned(), "---\nkind: team\ntitle: Digital\n---\n".to_owned()));
    files.push(("okrsite.yaml".to_owned(), "title: A\n".to_owned()));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let found = found(&files);
    let circles: Vec<&str> = found.lines().filter(|line| line.contains("OKR061")).collect();
    let lengths: Vec<usize> = circles.iter().map(|line| line.matches("`o").count()).collect();
    assert!((1..=ids.len()).contains(&lengths.len()) && lengths.iter().all(|length| *length <= 8), "{lengths:?}");
}
