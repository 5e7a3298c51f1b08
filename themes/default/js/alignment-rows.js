// Which rows of the tree stay when some are found. Pure.

/** What becomes of a row. */
export const FOUND = 'found' // it is what is looked for
export const BESIDE = 'beside' // a key result of an objective that was found: they belong together
export const ABOVE = 'above' // something below it was found
export const GONE = 'gone'

/**
 * What becomes of each row, and whether it has to unfold so that what was found below it is seen.
 * @param {import('./alignment-match.js').TreeRow[]} rows each after the row above it
 * @param {(row: import('./alignment-match.js').TreeRow) => boolean} isWanted
 */
export function treeStates(rows, isWanted) {
  /** @type {string[]} */
  const states = rows.map(row => (isWanted(row) ? FOUND : GONE))
  const unfolds = rows.map(() => false)
  let objectives = 0
  let results = 0
  for (let index = rows.length - 1; index >= 0; index--) {
    const {kind, parent} = rows[index]
    if (states[index] === FOUND && kind === 'objective') objectives++
    if (states[index] === FOUND && kind === 'result') results++
    if (parent < 0 || (states[index] !== FOUND && !unfolds[index])) continue
    unfolds[parent] = true
    if (states[parent] === GONE) states[parent] = ABOVE
  }
  for (const [index, {kind, parent}] of rows.entries()) {
    if (kind === 'result' && parent >= 0 && states[parent] === FOUND && states[index] !== FOUND) states[index] = BESIDE
  }
  return {states, unfolds, objectives, results}
}
