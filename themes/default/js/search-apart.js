// Words that are written as two: `forklift` is found in `fork lift`, and `iso27001` in `ISO 27001`. The same as
// src/search/apart.rs. Nothing is kept for this in the index: it follows from the positions of the two.

import {FIELDS, PHRASE_FIELDS} from './search-shard.js'

/** @typedef {import('./search-shard.js').Member} Member */

/** Each half of a word of letters has at least this many; of a short word, one less will do: `wifi`. */
const HALF_LETTERS_MIN = 3
const SHORT_WORD = 6
const IS_DIGIT = /^[0-9]$/

/**
 * Whether a word has digits beside letters.
 * @param {string} word
 */
export function hasNumbersAndLetters(word) {
  return halvesByKind(Array.from(word)).length > 0
}

/**
 * The ways to cut a word in two: between letters and digits where it has both, else anywhere, the longest head first.
 * @param {string} word
 */
export function halvesOf(word) {
  const letters = Array.from(word)
  const byKind = halvesByKind(letters)
  if (byKind.length) return byKind
  /** @type {[string, string][]} */
  const halves = []
  const least = letters.length <= SHORT_WORD ? HALF_LETTERS_MIN - 1 : HALF_LETTERS_MIN
  for (let at = letters.length - least; at >= least; at--) halves.push(cut(letters, at))
  return halves
}

/** @param {string[]} letters */
function halvesByKind(letters) {
  const kinds = letters.map(letter => IS_DIGIT.test(letter))
  return kinds.flatMap((kind, at) => (at > 0 && kind !== kinds[at - 1] ? [cut(letters, at)] : []))
}

/**
 * @param {string[]} letters
 * @param {number} at
 * @returns {[string, string]}
 */
function cut(letters, at) {
  return [letters.slice(0, at).join(''), letters.slice(at).join('')]
}

/**
 * The documents where one of `heads` stands right before one of `tails`, in any field but that of parts.
 * @param {import('./search-dictionary.js').Dictionary} dictionary
 * @param {Member[]} heads
 * @param {Member[]} tails
 * @returns {Promise<import('./search-shard.js').Postings>}
 */
export async function sideBySide(dictionary, heads, tails) {
  const [firsts, seconds] = await Promise.all([heads, tails].map(words => Promise.all(words.map(word => dictionary.placesOf(word)))))
  /** How often, and in how long a field, by document. @type {Map<number, [Uint32Array, Uint8Array]>} */
  const found = new Map()
  for (const {postings, positions} of firsts) {
    for (const [place, document] of postings.documents.entries()) {
      for (let field = 0; field < PHRASE_FIELDS; field++) {
        const next = new Set(seconds.flatMap(second => second.positions.get(document)?.[field] ?? []))
        const count = (positions.get(document)?.[field] ?? []).filter(at => next.has(at + 1)).length
        if (!count) continue
        const own = found.get(document) ?? [new Uint32Array(FIELDS), new Uint8Array(FIELDS)]
        own[0][field] += count
        own[1][field] = postings.norms[place * FIELDS + field]
        found.set(document, own)
      }
    }
  }
  const all = [...found].sort((one, other) => one[0] - other[0])
  return {
    documents: Uint32Array.from(all, ([document]) => document),
    frequencies: Uint32Array.from(all.flatMap(([, [frequencies]]) => [...frequencies])),
    norms: Uint8Array.from(all.flatMap(([, [, norms]]) => [...norms])),
  }
}
