// What a hit shows, from the result file of its page: src/search/results.rs has the places in its arrays.

import {foldText, tokens, words} from './search-text.js'

/** @typedef {import('./search-engine.js').KindLabel} KindLabel */

/**
 * A piece of a text, and whether it is what was looked for.
 * @typedef {{text: string, hit: boolean}} Piece
 */

/**
 * A bar in a result file; `zone` is 1 where the zone of a good result is marked.
 * @typedef {[score: string, progress: number | null, expectedText: string, expected: number | null,
 *   zone: number]} ResultBar
 */

/** @typedef {[key: string, label: string, icon: string, look: string]} ResultStatus */

/**
 * @typedef {[anchor: string, title: string, bar: ResultBar | null, status: ResultStatus | null,
 *   text: string]} ResultKeyResult
 */

/** @typedef {[anchor: string, crumbs: string[], text: string]} ResultCheckIn */

/**
 * A result file: what hits on a page show.
 * @typedef {[kind: number, href: string, lang: string, title: string, crumbs: string[], bar: ResultBar | null,
 *   status: ResultStatus | null, text: string, keyResults: ResultKeyResult[], checkIns: ResultCheckIn[]]} ResultPage
 */

/**
 * What stands in a result file about something that was found.
 * @typedef {object} Told
 * @property {KindLabel} kind
 * @property {string} href
 * @property {string} lang
 * @property {string} title
 * @property {string[]} crumbs
 * @property {ResultBar | null} bar
 * @property {ResultStatus | null} status
 * @property {string} text
 */

/**
 * What a hit shows.
 * @typedef {object} Hit
 * @property {string} kind its id: `key_result`
 * @property {string} kindLabel
 * @property {string} href from the root of the site
 * @property {string} lang where it differs from the site's, else empty
 * @property {Piece[]} title
 * @property {string[]} crumbs what stands beside the title
 * @property {number | null} progress 0 to 1
 * @property {string} score empty where it is nothing that moves
 * @property {number | null} expected 0 to 1
 * @property {string} expectedText
 * @property {boolean} zone whether the zone of a good result is marked
 * @property {{key: string, label: string, icon: string, class: string} | null} status
 * @property {Piece[]} excerpt
 * @property {Hit[]} parts of its page that match too
 * @property {number} more how many other parts match
 * @property {number} points
 */

const EXCERPT_LETTERS = 180
const TAIL_LETTERS_MIN = 4
const JOINED_MAX = 3

/** Tells which words of a text are hits: those that were looked for, and compounds that end with one. */
export class Marker {
  /** @param {string[]} found the words that were looked for */
  constructor(found) {
    this.found = new Set(found)
    /** @type {Map<string, boolean>} */
    this.known = new Map()
    this.tails = Array.from(this.found, foldText).filter(word => word.length >= TAIL_LETTERS_MIN)
  }

  /** @param {string} word */
  isHit(word) {
    let isHit = this.known.get(word)
    if (isHit === undefined) this.known.set(word, (isHit = this.#isFound(word)))
    return isHit
  }

  /** @param {string} word */
  #isFound(word) {
    if (this.found.has(word)) return true
    const folded = foldText(word)
    return this.tails.some(tail => folded.length > tail.length + 2 && folded.endsWith(tail))
  }

  /**
   * The parts of a text in NFC that are hits.
   * @param {string} text
   */
  #hits(text) {
    const all = tokens(text)
    /** @type {{start: number, end: number}[]} */
    const hits = []
    for (const [at, {word, start}] of all.entries()) {
      const end = this.#joinedEnd(all, at) ?? (this.isHit(word) ? all[at].end : 0)
      const last = hits.at(-1)
      if (!end) continue
      if (last && start < last.end) last.end = Math.max(last.end, end)
      else hits.push({start, end})
    }
    return hits
  }

  /**
   * Where words end that are one word that was looked for, with a mark between each two of them.
   * @param {import('./search-text.js').Token[]} all
   * @param {number} first
   */
  #joinedEnd(all, first) {
    let {word, end} = all[first]
    for (let at = first + 1; at < all.length && at < first + JOINED_MAX && all[at].start === end + 1; at++) {
      word += all[at].word
      end = all[at].end
      if (this.found.has(word)) return end
    }
    return null
  }

  /** @param {string} text */
  pieces(text) {
    const shown = text.normalize('NFC')
    /** @type {Piece[]} */
    const pieces = []
    let from = 0
    for (const {start, end} of this.#hits(shown)) {
      if (start > from) pieces.push({text: shown.slice(from, start), hit: false})
      from = end
      pieces.push({text: shown.slice(start, end), hit: true})
    }
    if (from < shown.length) pieces.push({text: shown.slice(from), hit: false})
    return pieces
  }

  /**
   * The stretch of a text with the most different hits, as pieces; its start where there are none.
   * @param {string} written
   */
  excerpt(written) {
    const text = written.normalize('NFC')
    if (text.length <= EXCERPT_LETTERS) return this.pieces(text)
    const hits = this.#hits(text)
    let best = {start: 0, different: 0}
    hits.forEach((first, at) => {
      /** @type {Set<string>} */
      const different = new Set()
      for (let next = at; next < hits.length && hits[next].start < first.start + EXCERPT_LETTERS * 0.8; next++) {
        different.add(text.slice(hits[next].start, hits[next].end).toLowerCase())
      }
      if (different.size > best.different) best = {start: first.start, different: different.size}
    })
    return this.pieces(stretch(text, best.start))
  }
}

/**
 * About EXCERPT_LETTERS letters around `at`, whole words, with an ellipsis where something is left out.
 * @param {string} text
 * @param {number} at
 */
function stretch(text, at) {
  let start = Math.max(0, at - Math.round(EXCERPT_LETTERS * 0.2))
  const space = text.indexOf(' ', start)
  if (start > 0 && space >= 0 && space < at) start = space + 1
  if (isHighSurrogate(text, start - 1)) start--
  let end = Math.min(text.length, start + EXCERPT_LETTERS)
  if (end < text.length) {
    const last = text.lastIndexOf(' ', end)
    end = last > Math.max(start, at) ? last : end
  }
  if (end < text.length && isHighSurrogate(text, end - 1)) end++
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`
}

/**
 * @param {string} text
 * @param {number} at
 */
function isHighSurrogate(text, at) {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00
}

/**
 * The hit for a page (`part` null), a key result or a check-in of it.
 * @param {ResultPage} page
 * @param {import('./search-places.js').Part | null} part
 * @param {KindLabel[]} kinds
 * @param {Marker} marker
 */
export function makeHit(page, part, kinds, marker) {
  const [kind, href, lang, title, crumbs, bar, status, text, keyResults, checkIns] = page
  if (part === null) return hit({kind: kinds[kind], href, lang, title, crumbs, bar, status, text}, marker)
  if (part.kind === 'key_result') {
    const [anchor, own, ownBar, ownStatus, ownText] = keyResults[part.number]
    const way = [title, ...crumbs]
    return hit({kind: part.label, href: `${href}#${anchor}`, lang, title: own, crumbs: way, bar: ownBar, status: ownStatus, text: ownText}, marker)
  }
  const [anchor, way, ownText] = checkIns[part.number]
  return hit({kind: part.label, href: `${href}#${anchor}`, lang, title, crumbs: way, bar: null, status: null, text: ownText}, marker)
}

/**
 * @param {Told} told
 * @param {Marker} marker
 * @returns {Hit}
 */
function hit({kind, href, lang, title, crumbs, bar, status, text}, marker) {
  const [score, progress, expectedText, expected, zone] = bar ?? ['', null, '', null, 0]
  return {
    kind: kind[0],
    kindLabel: kind[1],
    href,
    lang,
    title: marker.pieces(title),
    crumbs,
    progress,
    score,
    expected,
    expectedText,
    zone: zone === 1,
    status: status && {key: status[0], label: status[1], icon: status[2], class: status[3]},
    excerpt: marker.excerpt(text),
    parts: [],
    more: 0,
    points: 0
  }
}

/**
 * The words of phrases too, for marking.
 * @param {string[]} expanded
 * @param {string[][]} phrases
 */
export function wordsToMark(expanded, phrases) {
  return [...expanded, ...phrases.flat()].flatMap(words)
}
