//! The order of cards: few lines shall cross.
//!
//! Only cards of the same kind that serve the same are exchanged: strategic objectives, and what teams do. The order of themes and
//! of key results is their authors'. Cards move towards the middle of what their further lines lead to; a move
//! that does not lessen the crossings is taken back.

use super::{LaneKind, LaneNode, lane};

/// How often cards are moved.
const SWEEPS: usize = 4;

/// Orders `roots` and `children`.
pub(super) fn reduce(nodes: &[LaneNode], roots: &mut Vec<usize>, children: &mut [Vec<usize>]) {
    let further: Vec<(usize, usize)> =
        nodes.iter().enumerate().flat_map(|(from, node)| node.further.iter().map(move |to| (from, *to))).collect();
    if further.is_empty() {
        return;
    }
    let has_several: Vec<bool> = children.iter().map(|children| children.len() > 1).collect();
    let mut least = crossings(nodes, &ranks(roots, children));
    for _ in 0..SWEEPS {
        let before = least;
        for parent in (0..children.len()).rev().filter(|parent| has_several[*parent]) {
            let sorted = sorted(nodes, &children[parent], &middles(&further, roots, children));
            if sorted == children[parent] {
                continue;
            }
            let given = std::mem::replace(&mut children[parent], sorted);
            let number = crossings(nodes, &ranks(roots, children));
            if number < least {
                least = number;
            } else {
                children[parent] = given;
            }
        }
        let sorted = sorted(nodes, roots, &middles(&further, roots, children));
        let number = crossings(nodes, &ranks(&sorted, children));
        if number < least {
            (least, *roots) = (number, sorted);
        }
        if least == before {
            break;
        }
    }
}

/// Every card before those below it.
pub(super) fn preorder(roots: &[usize], children: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(children.len());
    let mut todo: Vec<usize> = roots.iter().rev().copied().collect();
    while let Some(index) = todo.pop() {
        order.push(index);
        todo.extend(children[index].iter().rev());
    }
    order
}

/// The place of each card in the order.
fn ranks(roots: &[usize], children: &[Vec<usize>]) -> Vec<usize> {
    let mut ranks = vec![0; children.len()];
    for (rank, index) in preorder(roots, children).into_iter().enumerate() {
        ranks[index] = rank;
    }
    ranks
}

/// Twice the mean rank of what the further lines of a card and of all below it lead to, outside of these; its own where there
/// are none.
fn middles(further: &[(usize, usize)], roots: &[usize], children: &[Vec<usize>]) -> Vec<usize> {
    let (order, ranks) = (preorder(roots, children), ranks(roots, children));
    let mut sizes = vec![1; ranks.len()];
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); ranks.len()];
    for (from, to) in further {
        ends[*from].push(*to);
        ends[*to].push(*from);
    }
    let mut middles = vec![0; ranks.len()];
    for index in order.iter().rev() {
        for child in &children[*index] {
            sizes[*index] += sizes[*child];
            let of_child = ends[*child].clone();
            ends[*index].extend(of_child);
        }
        let own = ranks[*index]..ranks[*index] + sizes[*index];
        let outside: Vec<usize> =
            ends[*index].iter().map(|end| ranks[*end]).filter(|rank| !own.contains(rank)).collect();
        middles[*index] = match outside.len() {
            0 => 2 * ranks[*index],
            number => 2 * outside.iter().sum::<usize>() / number,
        };
    }
    middles
}

/// The cards with each run of the same kind sorted, where that kind may be sorted.
fn sorted(nodes: &[LaneNode], cards: &[usize], middles: &[usize]) -> Vec<usize> {
    let mut cards = cards.to_vec();
    for run in cards.chunk_by_mut(|one, other| nodes[*one].kind == nodes[*other].kind) {
        if matches!(nodes[run[0]].kind, LaneKind::Strategic | LaneKind::Team) {
            run.sort_by_key(|index| middles[*index]);
        }
    }
    cards
}

/// How many pairs of lines between two lanes cross.
fn crossings(nodes: &[LaneNode], ranks: &[usize]) -> usize {
    let mut lines: Vec<(usize, usize, usize)> = Vec::new();
    for (from, node) in nodes.iter().enumerate() {
        for to in node.parent.iter().chain(&node.further) {
            let (left, right) = if lane(nodes[*to].kind) < lane(node.kind) { (*to, from) } else { (from, *to) };
            if lane(nodes[left].kind) != lane(nodes[right].kind) {
                lines.push((lane(nodes[right].kind), ranks[left], ranks[right]));
            }
        }
    }
    let cross = |one: &(usize, usize, usize), other: &(usize, usize, usize)| {
        one.0 == other.0 && (one.1 < other.1 && one.2 > other.2 || one.1 > other.1 && one.2 < other.2)
    };
    lines.iter().enumerate().map(|(index, one)| lines[..index].iter().filter(|other| cross(one, other)).count()).sum()
}
