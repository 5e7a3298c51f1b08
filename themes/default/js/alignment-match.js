// What a reader looks for in the alignment tree, and whether a row is that. Pure.

/**
 * What is looked for; an empty text or list leaves that open.
 * @typedef {{q: string, team: string, level: string, status: string[]}} Wanted
 */

/**
 * A row of the tree as the filter sees it. `parent` is the place of the row above, -1 at the top.
 * @typedef {{kind: string, parent: number, text: string, team: string, level: string, status: string}} TreeRow
 */

/**
 * A text as it is compared with others: small letters without accents.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/**
 * What the query of an address asks for.
 * @param {string} query
 * @returns {Wanted}
 */
export function wantedOf(query) {
  const values = new URLSearchParams(query)
  /** @param {string} name */
  const text = name => (values.get(name) ?? '').trim()
  return {q: text('q'), team: text('team'), level: text('level'), status: text('status').split(',').filter(Boolean)}
}

/**
 * The query that asks for it, with its `?`; empty where nothing is looked for. What is not ours stays.
 * @param {Wanted} wanted
 * @param {string} query of the address so far
 */
export function queryOf(wanted, query = '') {
  const values = new URLSearchParams(query)
  const texts = {q: wanted.q, team: wanted.team, status: wanted.status.join(','), level: wanted.level}
  for (const [name, text] of Object.entries(texts)) {
    if (text) values.set(name, text)
    else values.delete(name)
  }
  const asked = values.toString().replaceAll('%2C', ',')
  return asked ? `?${asked}` : ''
}

/**
 * Whether anything is looked for at all.
 * @param {Wanted} wanted
 */
export function isLookedFor(wanted) {
  return Boolean(wanted.q.trim() || wanted.team || wanted.level || wanted.status.length)
}

/**
 * A test of rows. Every word has to be somewhere in the row, in any order.
 * @param {Wanted} wanted
 * @returns {(row: TreeRow) => boolean}
 */
export function matcher(wanted) {
  const words = folded(wanted.q).split(' ').filter(Boolean)
  return row =>
    (row.kind === 'objective' || row.kind === 'result') &&
    (!wanted.team || row.team === wanted.team) &&
    (!wanted.level || row.level === wanted.level) &&
    (!wanted.status.length || wanted.status.includes(row.status)) &&
    words.every(word => row.text.includes(word))
}
