// Answers queries from the files below `search/`. Pure but for `load`, which brings a file by its name.

import {Dictionary} from './search-dictionary.js'
import {addJoined, expandWord, joinedWords, sameWord} from './search-expand.js'
import {FacetTable} from './search-facets.js'
import {Marker, makeHit, wordsToMark} from './search-hits.js'
import {Places} from './search-places.js'
import {parseQuery} from './search-query.js'
import {Adder, Points, Statistics, bestOfPages, firstOf, ranked} from './search-rank.js'
import {FIELDS, PHRASE_FIELDS} from './search-shard.js'
import {isPiece} from './search-text.js'

/** @typedef {import('./search-expand.js').Clause} Clause */
/** @typedef {import('./search-dictionary.js').WordPlaces} WordPlaces */
/** @typedef {import('./search-places.js').Place} Place */
/** @typedef {import('./search-places.js').PlaceTable} PlaceTable */
/** @typedef {import('./search-query.js').Query} Query */
/** @typedef {import('./search-rank.js').Ranked} Ranked */

/**
 * Brings the bytes of a search file, inflated, by its name.
 * @typedef {(name: string) => Promise<Uint8Array>} Load
 */

/** @typedef {[id: string, label: string]} KindLabel */

/**
 * What src/search/export.rs tells of the index and its other files.
 * @typedef {object} Manifest
 * @property {number} format
 * @property {number} documents how many there are
 * @property {number[]} tokens how many words each field has in all documents
 * @property {number[]} boosts how much each field weighs
 * @property {number[]} counts how many documents there are of each kind
 * @property {KindLabel[]} kinds
 * @property {[id: string, label: string, file: string | null][]} facets those of kinds have no file
 * @property {string} places
 * @property {string[]} firsts the folded form of the first word of each shard
 * @property {string} shards names, one after the other
 * @property {string} positions
 * @property {string[]} backwardFirsts the first ending of each file of the dictionary by endings
 * @property {string} backwards names, one after the other
 * @property {[suffix: string, replacement: string, words: number][]} rules how words are cut to stems
 */

/**
 * `filters` are ids by facet; `facets` asks for counts.
 * @typedef {object} SearchOptions
 * @property {number} [limit]
 * @property {number} [offset]
 * @property {Record<string, string[]>} [filters]
 * @property {boolean} [facets]
 */

/**
 * The documents that match, and what was made of the words: `marked` are those to mark in texts, `corrected` were taken
 * for others, `missing` are nowhere.
 * @typedef {object} Found
 * @property {Ranked[]} documents
 * @property {string[]} marked
 * @property {{from: string, to: string[]}[]} corrected
 * @property {string[]} missing
 */

/**
 * @typedef {object} Answer
 * @property {string} text that was asked
 * @property {number} count of all hits
 * @property {import('./search-hits.js').Hit[]} hits from `offset` on, at most `limit`
 * @property {import('./search-facets.js').CountedFacet[] | null} facets
 * @property {Found['corrected']} corrected
 * @property {string[]} missing
 * @property {import('./search-facets.js').WrittenFilter[]} filters
 */

/**
 * A hit to be: where it is, and the other parts of its page that match.
 * @typedef {Ranked & Place & {others: (Ranked & Place)[]}} Shown
 */

const FORMAT = 2
const PARTS_MAX = 2

/**
 * Loads the manifest.
 * @param {Load} load
 */
export async function openSearch(load) {
  /** @type {Manifest} */
  const manifest = JSON.parse(new TextDecoder().decode(await load('manifest')))
  if (manifest.format !== FORMAT) throw new Error(`search format ${manifest.format} is not ${FORMAT}`)
  return new SearchEngine(load, manifest)
}

export class SearchEngine {
  #manifest
  #dictionary
  #statistics
  #adder
  #places
  #facets
  #asked = 0

  /**
   * @param {Load} load
   * @param {Manifest} manifest
   */
  constructor(load, manifest) {
    this.#manifest = manifest
    this.#dictionary = new Dictionary(load, manifest)
    this.#statistics = new Statistics(manifest.documents, manifest.tokens, manifest.boosts)
    this.#adder = new Adder(manifest.documents)
    this.#places = new Places(this.#dictionary, manifest)
    this.#facets = new FacetTable(this.#dictionary, manifest)
  }

  /**
   * `search`, or null where a later `latest` was called meanwhile.
   * @param {string} text
   * @param {SearchOptions} [options]
   */
  async latest(text, options) {
    const own = ++this.#asked
    try {
      const answer = await this.search(text, options)
      return own === this.#asked ? answer : null
    } catch (error) {
      if (own === this.#asked) throw error
      return null
    }
  }

  /**
   * @param {string} text
   * @param {SearchOptions} options
   * @returns {Promise<Answer>}
   */
  async search(text, {limit = 10, offset = 0, filters = {}, facets = false} = {}) {
    const query = this.#parsed(text)
    const [places, filter] = await Promise.all([this.#places.load(), this.#facets.filter(query.filters, filters)])
    const found = await this.#find(query, filter.isAny)
    const passed = found.documents.filter(one => filter.passes(one.document))
    const {count, shown} = filter.hasKind ? eachOf(passed, places, offset, limit) : pagesOf(passed, places, offset, limit)
    const marker = new Marker(wordsToMark(found.marked, query.phrases))
    return {
      text,
      count,
      hits: await this.#hits(shown, places, marker),
      facets: facets ? await this.#facets.count(isNothing(query) && !filter.isAny ? this.#everything() : found.documents, filter, places) : null,
      corrected: found.corrected,
      missing: found.missing,
      filters: filter.written
    }
  }

  /** @param {string} text */
  #parsed(text) {
    return parseQuery(text, this.#manifest.facets.map(([id]) => id))
  }

  /**
   * The documents that match, best first, each once, with their points: what tantivy itself would say.
   * @param {string} text
   */
  async rank(text) {
    return ranked((await this.#find(this.#parsed(text), false)).documents)
  }

  /**
   * @param {Query} query
   * @param {boolean} isFiltered whether there are filters: then words are not needed
   * @returns {Promise<Found>}
   */
  async #find(query, isFiltered) {
    /** @type {Found} */
    const found = {documents: [], marked: [], corrected: [], missing: []}
    const totals = new Points(this.#manifest.documents)
    const matched = new Uint8Array(this.#manifest.documents)
    /** @param {Points} points */
    const addWord = points => {
      for (const document of points.documents) {
        matched[document]++
        totals.add(document, points.of[document])
      }
    }
    for (const [at, {clauses, corrected, halves}] of (await this.#meant(query)).entries()) {
      const {points, marked} = await this.#points(clauses)
      addWord(points)
      found.marked.push(query.words[at], ...marked, ...halves)
      if (corrected.length) found.corrected.push({from: query.words[at], to: corrected})
      if (!points.documents.length && !isPiece(query.words[at])) found.missing.push(query.words[at])
    }
    const phrases = await Promise.all(query.phrases.map(phrase => this.#phrase(phrase)))
    for (const points of phrases) addWord(points)
    const without = await Promise.all(query.without.map(words => this.#without(words)))
    const places = without.length ? await this.#places.load() : null
    // what rules out a page rules out its parts: objectives have the first numbers, by page
    /** @param {number} document */
    const hasUnwanted = document => {
      if (!places) return false
      const {page, part} = places.of(document)
      return without.some(points => points.has(document) || (part && points.has(page)))
    }
    /** @param {number} document */
    const isWanted = document => phrases.every(points => points.has(document)) && !hasUnwanted(document)
    if (!query.words.length && !query.phrases.length && (isFiltered || without.length)) {
      return {...found, documents: this.#everything().filter(one => isWanted(one.document))}
    }
    for (const document of totals.documents) {
      if (isWanted(document)) found.documents.push({document, matched: matched[document], points: totals.of[document]})
    }
    return found
  }

  /** Every document, with nothing looked for. */
  #everything() {
    return Array.from({length: this.#manifest.documents}, (_, document) => ({document, matched: 0, points: 0}))
  }

  /**
   * What each word means, alone and with the next one.
   * @param {Query} query
   */
  async #meant({words, isOpen}) {
    /** @param {number} at */
    const isLast = at => at === words.length - 1
    const meant = await Promise.all(words.map((word, at) => expandWord(this.#dictionary, word, isOpen && isLast(at))))
    const pairs = words.slice(1).map((word, at) => joinedWords(this.#dictionary, words[at], word))
    for (const [at, members] of (await Promise.all(pairs)).entries()) {
      addJoined(meant[at].clauses, members)
      addJoined(meant[at + 1].clauses, members)
    }
    return meant
  }

  /**
   * What documents get for words that count as one, clause by clause.
   * @param {Clause[]} clauses
   */
  async #points(clauses) {
    const points = new Points(this.#manifest.documents)
    /** @type {string[]} */
    const marked = []
    for (const {members, postings, factor} of clauses) {
      const lists = await Promise.all(members.map(member => this.#dictionary.postings(member)))
      points.addList(postings ?? this.#adder.unite(lists), this.#statistics, factor)
      marked.push(...members.map(member => member.word))
    }
    return {points, marked}
  }

  /**
   * The documents with the words of a phrase side by side, in any field.
   * @param {string[]} words
   */
  async #phrase(words) {
    const points = new Points(this.#manifest.documents)
    const places = await Promise.all(words.map(word => this.#dictionary.places(word)))
    if (!places.every(one => one !== null)) return points
    for (let field = 0; field < PHRASE_FIELDS; field++) {
      const rarity = places.reduce((sum, {positions}) => {
        const count = [...positions.values()].filter(fields => fields[field].length).length
        return Math.fround(sum + (count ? this.#statistics.rarity(count) : 0))
      }, 0)
      const weight = this.#statistics.weight(rarity, field, 1)
      places[0].postings.documents.forEach((document, place) => {
        const count = countPhrase(places, document, field)
        if (!count) return
        const norm = places[0].postings.norms[place * FIELDS + field]
        points.add(document, this.#statistics.points(weight, field, count, norm))
      })
    }
    return points
  }

  /**
   * The documents with a word or a phrase that is to be left out.
   * @param {string[]} words
   */
  async #without(words) {
    if (words.length > 1) return this.#phrase(words)
    return (await this.#points(await sameWord(this.#dictionary, words[0]))).points
  }

  /**
   * @param {Shown[]} shown
   * @param {PlaceTable} places
   * @param {Marker} marker
   */
  async #hits(shown, places, marker) {
    return Promise.all(shown.map(async one => {
      const page = await this.#dictionary.file(places.name(one.page), readPage)
      /** @param {import('./search-places.js').Part | null} part */
      const hit = part => makeHit(page, part, this.#manifest.kinds, marker)
      const parts = one.others.slice(0, PARTS_MAX).map(({part}) => hit(part))
      return {...hit(one.part), parts, more: one.others.length - parts.length, points: one.points}
    }))
  }
}

/**
 * Every match by itself: how many there are, and those that are shown.
 * @param {Ranked[]} documents
 * @param {PlaceTable} places
 * @param {number} offset
 * @param {number} limit
 */
function eachOf(documents, places, offset, limit) {
  const shown = firstOf(documents, offset + limit).slice(offset)
  return {count: documents.length, shown: shown.map(one => ({...one, ...places.of(one.document), others: []}))}
}

/**
 * Each page once, at the place of its best match: how many there are, and those that are shown.
 * @param {Ranked[]} documents
 * @param {PlaceTable} places
 * @param {number} offset
 * @param {number} limit
 */
function pagesOf(documents, places, offset, limit) {
  const best = bestOfPages(documents, places.pages, document => places.of(document).part !== null)
  const chosen = firstOf(best.values(), offset + limit).slice(offset)
  /** @type {Map<number, Ranked[]>} */
  const groups = new Map(chosen.map(one => [places.pages[one.document], []]))
  for (const one of documents) groups.get(places.pages[one.document])?.push(one)
  const shown = Array.from(groups, ([page, documents]) => {
    const group = ranked(documents).map(one => ({...one, ...places.of(one.document)}))
    const whole = group.find(one => one.part === null && one.matched === group[0].matched)
    const main = whole ?? group[0]
    const others = group.filter(one => one.part !== null && one !== main && one.matched > 0)
    return {...main, points: best.get(page)?.points ?? main.points, others}
  })
  return {count: best.size, shown}
}

/**
 * @param {Uint8Array} bytes of a result file
 * @returns {import('./search-hits.js').ResultPage}
 */
function readPage(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** @param {Query} query */
function isNothing({words, phrases, without}) {
  return !words.length && !phrases.length && !without.length
}

/**
 * How often the words stand side by side in a field of a document.
 * @param {WordPlaces[]} places one for each word
 * @param {number} document
 * @param {number} field
 */
function countPhrase(places, document, field) {
  const [first, ...rest] = places.map(({positions}) => positions.get(document)?.[field] ?? [])
  return first.filter(at => rest.every((positions, step) => positions.includes(at + step + 1))).length
}
