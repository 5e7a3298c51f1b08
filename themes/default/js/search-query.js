// Reads what people type: words, "phrases", -without, field:value. Any text is a query; nothing is an error.

import {foldText, lower, words} from './search-text.js'

/**
 * `field:value`; `not` where it is to be ruled out.
 * @typedef {{field: string, value: string, not: boolean}} FieldFilter
 */

/**
 * What was typed. A phrase, and what is to be left out, can be several words. `isOpen`: the last word may go on.
 * @typedef {{words: string[], phrases: string[][], without: string[][], filters: FieldFilter[], isOpen: boolean}} Query
 */

// What fields may be called, without diacritics.
const FIELDS_BY_NAME = new Map([
  ['kind', 'kind'], ['type', 'kind'], ['typ', 'kind'], ['slag', 'kind'],
  ['team', 'team'], ['lag', 'team'],
  ['period', 'period'],
  ['status', 'status'], ['lage', 'status'],
  ['level', 'level'], ['niva', 'level'],
  ['owner', 'owner'], ['agare', 'owner'], ['ansvarig', 'owner'],
  ['tag', 'tag'], ['tags', 'tag'], ['tagg', 'tag'], ['taggar', 'tag'], ['etikett', 'tag']
])

// Of a longer text, such as a page that was pasted by mistake, the beginning is the query.
const CHARACTERS_MAX = 400
const QUOTES = /["“”„«»]/
const PIECE = /(-?)(?:([^\s:"“”„«»-][^\s:"“”„«»]*):)?(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+))/gu

/** What hardly anybody looks for, and everybody types on the way to a word. */
const ONE_LETTER = /^\p{Script=Latin}$/u

/**
 * What a field asks for: nothing where it is empty or has one letter. A space at the end stays, since it ends a word; the
 * dialog and the page both ask this, so they show the same hits.
 * @param {string} typed
 */
export function askedText(typed) {
  const text = typed.trimStart()
  return ONE_LETTER.test(text.trimEnd()) ? '' : text
}

/**
 * @param {string} typed
 * @param {string[]} facets the ids of the facets there are, among them those of declared fields
 */
export function parseQuery(typed, facets = []) {
  const text = [...typed.slice(0, 2 * CHARACTERS_MAX)].slice(0, CHARACTERS_MAX).join('')
  /** @type {Query} */
  const query = {words: [], phrases: [], without: [], filters: [], isOpen: false}
  let run = '' // bare words: a number can have spaces in it
  const endRun = () => {
    query.words.push(...words(run))
    run = ''
  }
  for (const [whole, minus, name, quoted, bare] of text.matchAll(PIECE)) {
    query.isOpen = false
    const field = name && fieldOf(name, facets)
    const isNot = minus === '-'
    if (isNot || field || quoted !== undefined) endRun()
    if (field) {
      query.filters.push({field, value: quoted ?? bare, not: isNot})
      continue
    }
    const piece = name ? `${name} ${quoted ?? bare}` : quoted ?? bare
    const found = words(piece)
    if (!found.length) continue
    if (isNot) query.without.push(found)
    else if (quoted !== undefined) query.phrases.push(found)
    else {
      run += ` ${piece}`
      query.isOpen = !/[^\p{Alphabetic}\p{N}\p{M}]$/u.test(whole)
    }
  }
  endRun()
  if (/\s$/u.test(text) || QUOTES.test(text.slice(-1))) query.isOpen = false
  query.words = query.words.filter((word, at) => query.words.lastIndexOf(word) === at)
  return query
}

/**
 * The facet that people mean by a name: one that every site has, else a declared field.
 * @param {string} name
 * @param {string[]} facets
 */
function fieldOf(name, facets) {
  /** @param {string} text */
  const folded = text => foldText(lower(text))
  return FIELDS_BY_NAME.get(folded(name)) ?? facets.find(id => folded(id) === `f_${folded(name)}`)
}

/**
 * The numbers of the values that `written` means: an id, a label, or the beginning of words of one of them.
 * @param {import('./search-shard.js').FacetValue[]} values
 * @param {string} written
 */
export function meantValues(values, written) {
  const wanted = comparable(written)
  if (!wanted) return []
  /** @param {(text: string) => boolean} fits */
  const fitting = fits => [...values.keys()].filter(at => [values[at].id, values[at].label].map(comparable).some(fits))
  const exact = fitting(text => text === wanted)
  return exact.length ? exact : fitting(text => text.includes(wanted))
}

/**
 * The words of a text, a space before each: what begins with a space begins with a word.
 * @param {string} text
 */
function comparable(text) {
  return words(text).map(word => ` ${foldText(word)}`).join('')
}
