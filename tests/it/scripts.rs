//! The modules of a theme are joined into scripts that work from disk.

use std::collections::BTreeMap;

use okrsite::{model::Language, render::Theme};
use snapbox::{IntoData, assert_data_eq, str};

use crate::support::{Room, files};

const OBJECTIVE: &str =
    "---\ntitle: Good\nteam: growth\nperiod: 2026-Q4\nkey_results:\n  - {title: a, baseline: 0, target: 9}\n---\n";

/// A site whose own theme has these modules.
fn room(modules: &[(&str, &str)]) -> Room {
    let room = Room::with(&[("okrsite.yaml", "theme: {folder: own}\nrules: off\n"), ("one.md", OBJECTIVE)]);
    for (name, text) in modules {
        room.write(&format!("own/js/{name}"), text);
    }
    room
}

/// What becomes of the modules.
fn check_script(modules: &[(&str, &str)], expected: snapbox::data::Inline) {
    let room = room(modules);
    let ran = room.run("build");
    ran.code(0);
    let files = files(&room.path().join("public/assets"));
    let (_, script) = files.into_iter().find(|(path, _)| path.starts_with("site.") && path.ends_with("js")).unwrap();
    assert_data_eq!(String::from_utf8(script).unwrap(), expected.raw());
    assert!(!ran.err().contains("warning"), "{}", ran.err());
}

/// What is said about modules that cannot be joined.
fn check_wrong(modules: &[(&str, &str)], expected: snapbox::data::Inline) {
    let said = room(modules).run("build").code(1).err();
    let findings = said.lines().filter(|line| !line.starts_with("hint: `okrsite explain")).collect::<Vec<_>>();
    assert_data_eq!(findings.join("\n"), expected);
}

#[test]
fn a_module_comes_once_and_after_those_that_it_imports() {
    check_script(
        &[
            ("site.js", "import {b} from './b.js'\nimport {c} from './c.js'\nb()\nc()\n"),
            ("b.js", "import {d} from './d.js'\nexport function b() {\n  d('b')\n}\n"),
            ("c.js", "import {\n  d,\n  e,\n} from \"./d.js\";\nexport async function c() { d(await e) }\n"),
            ("d.js", "export function d(text) { console.log(text) }\nexport const e = 1\nexport class F {}\n"),
        ],
        str![[r#"
(function () {
'use strict'
function d(text) { console.log(text) }
const e = 1
class F {}
;
function b() {
d('b')
}
;
async function c() { d(await e) }
;
b()
c()
;
})()

"#]],
    );
}

#[test]
fn comments_and_indentation_are_left_out_and_literals_stay_as_they_are() {
    check_script(
        &[(
            "site.js",
            r#"/** Says
 * something. */
const a = 'no // comment' /* here */ + "/* nor here */" // but here

const b = `  two
  lines, ${a + `inner ${'}'} // kept` /* not kept */}
  more`
const c = /[/'"`]\/\/ /g.test(a) ? 1 / 2 / 3 : [4] / 5
const d = {import: 1, export: 2}, e = async x => await x
if (d.import) {
    function f() { return /import {x} from '.'/ }
}
"#
            .replace(", e = async", "\nconst e = async")
            .as_str(),
        )],
        str![[r#"
(function () {
'use strict'
const a = 'no // comment' + "/* nor here */"
const b = `  two
  lines, ${a + `inner ${'}'} // kept` }
  more`
const c = /[/'"`]\/\/ /g.test(a) ? 1 / 2 / 3 : [4] / 5
const d = {import: 1, export: 2}
const e = async x => await x
if (d.import) {
function f() { return /import {x} from '.'/ }
}
;
})()

"#]],
    );
}

#[test]
fn a_module_of_the_theme_replaces_a_built_in_one() {
    let own = "export function readyPrintButtons() { print() }\n";
    let room = room(&[("print.js", own)]);
    room.run("build").code(0);
    let files = files(&room.path().join("public/assets"));
    let (_, script) = files.into_iter().find(|(path, _)| path.starts_with("site.") && path.ends_with("js")).unwrap();
    let script = String::from_utf8(script).unwrap();
    assert!(script.contains("function readyPrintButtons() { print() }\n;\n"), "{script}");
    assert!(script.contains("function closeMenusElsewhere() {"), "{script}");
}

#[test]
fn a_module_that_nothing_imports_is_told() {
    let said = room(&[("lost.js", "export const a = 1\n")]).run("check --format short").code(0).out();
    assert_data_eq!(
        said,
        str![[r#"
own/js/lost.js:1:1: warning[OKR042]: this file is not used: the built-in theme has no file of this name (move or rename it, or add it to `exclude` in okrsite.yaml)

"#]]
    );
}

#[test]
fn what_is_not_there_cannot_be_imported() {
    check_wrong(
        &[("site.js", "import {a} from './missing.js'\n")],
        str![[r#"
error[OKR043]: the theme has no module `js/missing.js`
 --> own/js/site.js:1:17
  |
1 | import {a} from './missing.js'
  |                 ^^^^^^^^^^^^^^
  |

1 error, nothing was built
"#]],
    );
    check_wrong(
        &[("site.js", "import {a, b} from './a.js'\n"), ("a.js", "export const a = 1\nconst b = 2\n")],
        str![[r#"
error[OKR043]: `js/a.js` exports no `b`
 --> own/js/site.js:1:12
  |
1 | import {a, b} from './a.js'
  |            ^
  |

1 error, nothing was built
"#]],
    );
}

#[test]
fn modules_that_import_each_other_are_told() {
    check_wrong(
        &[
            ("site.js", "import {a} from './a.js'\n"),
            ("a.js", "import {b} from './b.js'\nexport function a() { b() }\n"),
            ("b.js", "import {a} from './a.js'\nexport function b() { a() }\n"),
        ],
        str![[r#"
error[OKR043]: modules import each other in a cycle: `js/a.js` imports `js/b.js` imports `js/a.js`
 --> own/js/b.js:1:17
  |
1 | import {a} from './a.js'
  |                 ^^^^^^^^
  |

1 error, nothing was built
"#]],
    );
}

#[test]
fn one_name_for_two_things_is_told() {
    check_wrong(
        &[
            ("site.js", "import {a} from './a.js'\nfunction helper() {}\na(helper)\n"),
            ("a.js", "const helper = 1\nexport function a() { return helper }\n"),
        ],
        str![[r#"
error[OKR043]: `helper` is already declared in `js/a.js`, and all modules share one scope
 --> own/js/site.js:2:10
  |
2 | function helper() {}
  |          ^^^^^^
  |

1 error, nothing was built
"#]],
    );
}

#[test]
fn imports_of_another_form_are_told() {
    for (text, expected) in [
        (
            "import a from './a.js'\n",
            str![[r#"
error[OKR043]: write imports as `import {name, name} from './module.js'`
 --> own/js/site.js:1:1
  |
1 | import a from './a.js'
  | ^^^^^^
  |

1 error, nothing was built
"#]],
        ),
        (
            "import {a as b} from './a.js'\n",
            str![[r#"
error[OKR043]: write imports as `import {name, name} from './module.js'`
 --> own/js/site.js:1:11
  |
1 | import {a as b} from './a.js'
  |           ^^
  |

1 error, nothing was built
"#]],
        ),
        (
            "import {a} from '../a.js'\n",
            str![[r#"
error[OKR043]: modules can be imported only from the same folder: write `./` and the name of a file in `js`
 --> own/js/site.js:1:17
  |
1 | import {a} from '../a.js'
  |                 ^^^^^^^^^
  |

1 error, nothing was built
"#]],
        ),
        (
            "function later() { return import('./a.js') }\n",
            str![[r#"
error[OKR043]: dynamic imports do not work from disk: write `import {name} from './module.js'`
 --> own/js/site.js:1:27
  |
1 | function later() { return import('./a.js') }
  |                           ^^^^^^
  |

1 error, nothing was built
"#]],
        ),
    ] {
        check_wrong(&[("site.js", text)], expected);
    }
}

#[test]
fn exports_and_declarations_of_another_form_are_told() {
    for (text, expected) in [
        (
            "export default function a() {}\n",
            str![[r#"
error[OKR043]: write exports as `export` before a `function`, `class` or `const` with a name
 --> own/js/site.js:1:1
  |
1 | export default function a() {}
  | ^^^^^^
  |

1 error, nothing was built
"#]],
        ),
        (
            "const a = 1, b = 2\n",
            str![[r#"
error[OKR043]: at the top level of a module, declare one name at a time
 --> own/js/site.js:1:12
  |
1 | const a = 1, b = 2
  |            ^
  |

1 error, nothing was built
"#]],
        ),
        (
            "const {a} = window\n",
            str![[r#"
error[OKR043]: at the top level of a module, declare one name at a time
 --> own/js/site.js:1:1
  |
1 | const {a} = window
  | ^^^^^
  |

1 error, nothing was built
"#]],
        ),
        (
            "const a = await 1\n",
            str![[r#"
error[OKR043]: a script cannot use `await` at its top level: move it into an async function
 --> own/js/site.js:1:11
  |
1 | const a = await 1
  |           ^^^^^
  |

1 error, nothing was built
"#]],
        ),
    ] {
        check_wrong(&[("site.js", text)], expected);
    }
}

#[test]
fn a_module_that_does_not_end_is_told() {
    for (text, expected) in [
        (
            "const a = (1\n",
            str![[r#"
error[OKR043]: this bracket is never closed
 --> own/js/site.js:1:11
  |
1 | const a = (1
  |           ^
  |

1 error, nothing was built
"#]],
        ),
        (
            "const a = 1}\n",
            str![[r#"
error[OKR043]: this bracket was never opened
 --> own/js/site.js:1:12
  |
1 | const a = 1}
  |            ^
  |

1 error, nothing was built
"#]],
        ),
        (
            "const a = 'b\n",
            str![[r#"
error[OKR043]: this string is never closed
 --> own/js/site.js:1:11
  |
1 | const a = 'b
  |           ^
  |

1 error, nothing was built
"#]],
        ),
        (
            "/* a\n",
            str![[r#"
error[OKR043]: this comment is never closed
 --> own/js/site.js:1:1
  |
1 | /* a
  | ^^
  |

1 error, nothing was built
"#]],
        ),
    ] {
        check_wrong(&[("site.js", text)], expected);
    }
}

#[test]
fn a_word_may_stand_before_itself_very_often() {
    let text = format!("{}function a() {{}}\n", "async ".repeat(100_000));
    let own = BTreeMap::from([("js/site.js".to_owned(), text.into_bytes())]);
    Theme::new(&own, Language::English, None).unwrap();
}
