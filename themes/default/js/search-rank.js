// BM25 as tantivy computes it, in 32 bits throughout.

import {FIELDS} from './search-shard.js'

/** @typedef {import('./search-shard.js').Postings} Postings */

/**
 * A document that was found: by how many words of the query, and with how many points.
 * @typedef {{document: number, matched: number, points: number}} Ranked
 */

const fround = Math.fround
const K1 = fround(1.2)
const B = fround(0.75)
const K1_AND_ONE = fround(1 + K1)
/**
 * What the points of a key result or check-in count for the place of its page, beside those of the page as a whole: it has
 * few words, so each of them weighs more than it should.
 */
const PART = 0.5
/** The same where the page as a whole does not match. */
const PART_ALONE = 0.25

/** How long a field is, by the byte that tantivy keeps: exact to 39, then eight steps for each power of two. */
export const FIELD_LENGTHS = Array.from({length: 256}, (_, id) => {
  if (id < 40) return id
  const step = id - 24
  return 24 + (8 + (step & 7)) * 2 ** ((step >> 3) - 1)
})

/** What ranking needs to know of the whole index. */
export class Statistics {
  /**
   * @param {number} documents how many there are
   * @param {number[]} tokens how many words each field has in all documents
   * @param {number[]} boosts how much each field weighs
   */
  constructor(documents, tokens, boosts) {
    this.documents = documents
    this.boosts = boosts.map(fround)
    this.lengths = tokens.map(number => lengthFactors(fround(fround(number) / fround(documents))))
  }

  /**
   * How rare something is that `number` documents have.
   * @param {number} number
   */
  rarity(number) {
    const ratio = fround(fround(fround(this.documents - number) + fround(0.5)) / fround(fround(number) + fround(0.5)))
    return fround(Math.log(fround(1 + ratio)))
  }

  /**
   * What one occurrence weighs, before its frequency.
   * @param {number} rarity
   * @param {number} field
   * @param {number} factor
   */
  weight(rarity, field, factor) {
    const weight = fround(rarity * K1_AND_ONE)
    const boost = fround(this.boosts[field] * fround(factor))
    return boost === 1 ? weight : fround(weight * boost)
  }

  /**
   * @param {number} weight
   * @param {number} field
   * @param {number} frequency
   * @param {number} norm
   */
  points(weight, field, frequency, norm) {
    return fround(weight * fround(frequency / fround(frequency + this.lengths[field][norm])))
  }
}

/** @param {number} average length of a field */
function lengthFactors(average) {
  return Float32Array.from(FIELD_LENGTHS, length =>
    fround(K1 * fround(fround(1 - B) + fround(fround(B * length) / average))))
}

/** Adds up postings; holds room for every document, used again and again. */
export class Adder {
  #frequencies
  #norms
  #isThere

  /** @param {number} documents how many there are */
  constructor(documents) {
    this.#frequencies = new Uint32Array(documents * FIELDS)
    this.#norms = new Uint8Array(documents * FIELDS)
    this.#isThere = new Uint8Array(documents)
  }

  /**
   * The postings of several words as those of one: frequencies add up.
   * @param {Postings[]} lists
   * @returns {Postings}
   */
  unite(lists) {
    if (lists.length === 1) return lists[0]
    /** @type {number[]} */
    const found = []
    for (const list of lists) {
      list.documents.forEach((document, place) => {
        if (!this.#isThere[document]) {
          this.#isThere[document] = 1
          found.push(document)
        }
        for (let field = 0; field < FIELDS; field++) {
          const frequency = list.frequencies[place * FIELDS + field]
          if (!frequency) continue
          this.#frequencies[document * FIELDS + field] += frequency
          this.#norms[document * FIELDS + field] = list.norms[place * FIELDS + field]
        }
      })
    }
    const documents = Uint32Array.from(found).sort()
    const frequencies = new Uint32Array(documents.length * FIELDS)
    const norms = new Uint8Array(documents.length * FIELDS)
    documents.forEach((document, place) => {
      const from = document * FIELDS
      frequencies.set(this.#frequencies.subarray(from, from + FIELDS), place * FIELDS)
      norms.set(this.#norms.subarray(from, from + FIELDS), place * FIELDS)
      this.#frequencies.fill(0, from, from + FIELDS)
      this.#isThere[document] = 0
    })
    return {documents, frequencies, norms}
  }
}

/** What documents get for a word or phrase, by their number; 0 where it is not there. */
export class Points {
  /** @param {number} documents how many there are */
  constructor(documents) {
    this.of = new Float32Array(documents)
    /** Those that get any. @type {number[]} */
    this.documents = []
  }

  /** @param {number} document */
  has(document) {
    return this.of[document] > 0
  }

  /**
   * @param {number} document
   * @param {number} points
   */
  add(document, points) {
    if (!this.of[document]) this.documents.push(document)
    this.of[document] += points // stored in 32 bits
  }

  /**
   * Adds what each document gets for a list of postings: the sum over its fields.
   * @param {Postings} list
   * @param {Statistics} statistics
   * @param {number} factor
   */
  addList(list, statistics, factor) {
    /** @type {number[]} */
    const counts = new Array(FIELDS).fill(0)
    for (let cell = 0; cell < list.frequencies.length; cell++) if (list.frequencies[cell]) counts[cell % FIELDS]++
    const weights = counts.map((count, field) => (count ? statistics.weight(statistics.rarity(count), field, factor) : 0))
    for (let place = 0; place < list.documents.length; place++) {
      for (let field = 0; field < FIELDS; field++) {
        const cell = place * FIELDS + field
        const frequency = list.frequencies[cell]
        if (!frequency) continue
        this.add(list.documents[place], statistics.points(weights[field], field, frequency, list.norms[cell]))
      }
    }
  }
}

/**
 * Below 0 where `one` comes first: by how many words of the query they have, then by points, then by number.
 * @param {Ranked} one
 * @param {Ranked} other
 */
function order(one, other) {
  return other.matched - one.matched || other.points - one.points || one.document - other.document
}

/**
 * The best first.
 * @param {Ranked[]} documents
 */
export function ranked(documents) {
  return documents.sort(order)
}

/**
 * The best `number` of them, as `ranked` has them, without sorting what is not asked for.
 * @param {Iterable<Ranked>} documents
 * @param {number} number
 */
export function firstOf(documents, number) {
  /** @type {Ranked[]} */
  const kept = []
  for (const one of documents) {
    if (kept.length === number && order(kept[number - 1], one) < 0) continue
    let at = kept.length
    while (at > 0 && order(one, kept[at - 1]) < 0) at--
    kept.splice(at, 0, one)
    if (kept.length > number) kept.pop()
  }
  return kept
}

/**
 * The best match on each page, with the points that count for the place of the page.
 * @param {Ranked[]} documents
 * @param {Uint32Array} pages the page of each document
 * @param {(document: number) => boolean} isPart
 */
export function bestOfPages(documents, pages, isPart) {
  const wholes = new Set(documents.flatMap(({document}) => (isPart(document) ? [] : [pages[document]])))
  /** @type {Map<number, Ranked>} */
  const best = new Map()
  for (const found of documents) {
    const page = pages[found.document]
    const weight = !isPart(found.document) ? 1 : wholes.has(page) ? PART : PART_ALONE
    const one = {...found, points: fround(found.points * weight)}
    const known = best.get(page)
    if (!known || order(one, known) < 0) best.set(page, one)
  }
  return best
}
