// What a card of the map leads to, and what leads to it. Pure.

/**
 * The cards from `start` up, by every parent, and all those from `start` down. Both hold `start` itself.
 * @param {number} start
 * @param {number[][]} parents the cards that each one serves
 */
export function related(start, parents) {
  /** @type {number[][]} */
  const below = parents.map(() => [])
  for (const [index, above] of parents.entries()) for (const one of above) below[one]?.push(index)
  return {up: reached(start, parents), down: reached(start, below)}
}

/**
 * Every card that can be reached.
 * @param {number} start
 * @param {number[][]} ways
 */
function reached(start, ways) {
  const known = new Set([start])
  const todo = [start]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const one of ways[next] ?? []) {
      if (known.has(one)) continue
      known.add(one)
      todo.push(one)
    }
  }
  return known
}

/**
 * Whether the line between two cards is part of what {@link related} found.
 * @param {{up: Set<number>, down: Set<number>}} found
 * @param {number} from
 * @param {number} to
 */
export function isOnPath(found, from, to) {
  return (found.up.has(from) && found.up.has(to)) || (found.down.has(from) && found.down.has(to))
}
