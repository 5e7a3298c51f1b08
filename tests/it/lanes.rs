//! The layout of the alignment map: what is true of every map, whatever people write.

use okrsite::view::{LaneKind, LaneNode, Lanes, Place, lay_out};
use proptest::prelude::*;

/// A map of any shape: each card hangs below an earlier one, or below none.
fn maps() -> impl Strategy<Value = Vec<LaneNode>> {
    let card = (
        0..6_usize,
        any::<prop::sample::Index>(),
        1..40_i64,
        prop::collection::vec(any::<prop::sample::Index>(), 0..3),
    );
    prop::collection::vec(card, 1..60).prop_map(|cards| {
        let mut nodes: Vec<LaneNode> = Vec::new();
        for (wish, above, height, further) in cards {
            let mut parent = above.index(nodes.len() + 1).checked_sub(1);
            let is =
                |parent: Option<usize>, kinds: &[LaneKind]| parent.is_some_and(|at| kinds.contains(&nodes[at].kind));
            let kind = match wish {
                0 if nodes.is_empty() => LaneKind::Vision,
                1 if is(parent, &[LaneKind::Vision]) || nodes.is_empty() => LaneKind::Theme,
                2 | 3 if is(parent, &[LaneKind::Strategic]) => LaneKind::KeyResult,
                2 => LaneKind::Strategic,
                _ => LaneKind::Team,
            };
            if kind == LaneKind::Strategic && is(parent, &[LaneKind::Heading]) {
                parent = None;
            }
            if kind == LaneKind::Team && parent.is_none() {
                let heading = nodes.iter().position(|node| node.kind == LaneKind::Heading);
                parent = heading.or(Some(nodes.len()));
                if heading.is_none() {
                    nodes.push(LaneNode { kind: LaneKind::Heading, height: 8, parent: None, further: Vec::new() });
                }
            }
            let own = nodes.len();
            let mut targets: Vec<usize> = further.iter().map(|one| one.index(own.max(1))).collect();
            targets.retain(|to| {
                *to != own && Some(*to) != parent && nodes.get(*to).is_some_and(|to| to.kind != LaneKind::Heading)
            });
            targets.sort_unstable();
            targets.dedup();
            let has_further = matches!(kind, LaneKind::Strategic | LaneKind::Team);
            nodes.push(LaneNode { kind, height, parent, further: if has_further { targets } else { Vec::new() } });
        }
        nodes
    })
}

fn apart(one: Place, other: Place) -> bool {
    one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.y + one.height <= other.y
        || other.y + other.height <= one.y
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_two_cards_overlap(nodes in maps()) {
        let lanes = lay_out(&nodes);
        for (index, one) in lanes.places.iter().enumerate() {
            prop_assert!(one.width > 0 && one.height == nodes[index].height && one.y + one.height <= lanes.height);
            for (before, other) in lanes.places[..index].iter().enumerate() {
                prop_assert!(apart(*one, *other), "cards {before} and {index}: {other:?} {one:?}");
            }
        }
    }

    #[test]
    fn every_card_and_every_line_is_there(nodes in maps()) {
        let lanes = lay_out(&nodes);
        let mut order = lanes.order.clone();
        order.sort_unstable();
        prop_assert_eq!(order, (0..nodes.len()).collect::<Vec<_>>());
        let place = |index: usize| lanes.order.iter().position(|one| *one == index).unwrap();
        let mut expected = Vec::new();
        for (from, node) in nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                prop_assert!(place(parent) < place(from), "a card stands before what is below it");
                if node.kind != LaneKind::KeyResult && nodes[parent].kind != LaneKind::Heading {
                    expected.push((from, parent, false));
                }
            }
            expected.extend(node.further.iter().map(|to| (from, *to, true)));
        }
        let mut drawn: Vec<_> = lanes.lines.iter().map(|line| (line.from, line.to, line.is_further)).collect();
        drawn.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(drawn, expected);
    }

    #[test]
    fn the_same_map_is_laid_out_the_same(nodes in maps()) {
        prop_assert_eq!(lay_out(&nodes), lay_out(&nodes));
    }

    #[test]
    fn lines_start_and_end_at_their_cards(nodes in maps()) {
        let lanes = lay_out(&nodes);
        for line in &lanes.lines {
            let points = ends(&line.path);
            for card in [line.from, line.to] {
                let place = lanes.places[card];
                let touches = |(x, y): &(i64, i64)| {
                    (place.x..=place.x + place.width).contains(x) && (place.y..=place.y + place.height + 2).contains(y)
                };
                prop_assert!(points.iter().any(touches), "{} and {:?}", line.path, place);
            }
        }
    }
}

/// Where a path starts and ends.
fn ends(path: &str) -> [(i64, i64); 2] {
    let spaced: String =
        path.chars().flat_map(|one| if one.is_ascii_alphabetic() { vec![' ', one, ' '] } else { vec![one] }).collect();
    let mut words = spaced.split_whitespace();
    let (mut x, mut y) = (0, 0);
    let mut first = None;
    while let Some(command) = words.next() {
        let mut number = || words.next().unwrap().parse::<i64>().unwrap();
        match command {
            "M" => (x, y) = (number(), number()),
            "H" => x = number(),
            "V" => y = number(),
            "C" => {
                for _ in 0..4 {
                    number();
                }
                (x, y) = (number(), number());
            }
            "q" => {
                number();
                number();
                (x, y) = (x + number(), y + number());
            }
            other => panic!("{other} in {path}"),
        }
        first.get_or_insert((x, y));
    }
    [first.unwrap(), (x, y)]
}

fn node(kind: LaneKind, parent: Option<usize>) -> LaneNode {
    LaneNode { kind, height: 20, parent, further: Vec::new() }
}

/// How often lines between the second and the third lane cross.
fn crossings(nodes: &[LaneNode], lanes: &Lanes) -> usize {
    let is_between = |from: usize, to: usize| nodes[from].kind == LaneKind::Team && nodes[to].kind != LaneKind::Team;
    let ends: Vec<(i64, i64)> = lanes
        .lines
        .iter()
        .filter(|line| is_between(line.from, line.to))
        .map(|line| (lanes.places[line.to].y, lanes.places[line.from].y))
        .collect();
    let cross = |one: &(i64, i64), other: &(i64, i64)| (one.0 - other.0) * (one.1 - other.1) < 0;
    ends.iter().enumerate().map(|(index, one)| ends[..index].iter().filter(|other| cross(one, other)).count()).sum()
}

#[test]
fn what_also_serves_the_next_objective_stands_next_to_it() {
    // 0 serves nothing else; two teams serve it, of which the first also serves the key result of 3
    let mut nodes = vec![
        node(LaneKind::Strategic, None),
        node(LaneKind::Team, Some(0)),
        node(LaneKind::Team, Some(0)),
        node(LaneKind::Strategic, None),
        node(LaneKind::KeyResult, Some(3)),
        node(LaneKind::Team, Some(4)),
    ];
    nodes[1].further = vec![4];
    let lanes = lay_out(&nodes);
    assert_eq!(lanes.order, [0, 2, 1, 3, 4, 5]);
    assert_eq!(crossings(&nodes, &lanes), 0);
}

#[test]
fn a_team_stands_beside_what_it_serves() {
    let nodes = vec![
        node(LaneKind::Strategic, None),
        node(LaneKind::KeyResult, Some(0)),
        node(LaneKind::KeyResult, Some(0)),
        node(LaneKind::Team, Some(2)),
    ];
    let lanes = lay_out(&nodes);
    assert_eq!(lanes.places[3].y, lanes.places[2].y);
    assert_eq!(lanes.lines[0].path, "M138 61H156");
}
