// Which page each document is on. Documents are numbered by kind, and within a kind by page, so that counts tell it all.

import {readPlaces} from './search-shard.js'

/**
 * A part of a page: its kind's id, its number among those of the kind on the page, and its kind as the manifest has it.
 * @typedef {{kind: string, number: number, label: import('./search-engine.js').KindLabel}} Part
 */

/**
 * Where a document is: the page's number, and which part of the page it is, null for the whole.
 * @typedef {{page: number, part: Part | null}} Place
 */

/**
 * The page of each document, where documents are, and the names of the result files of pages.
 * @typedef {{pages: Uint32Array, of: (document: number) => Place, name: (page: number) => string}} PlaceTable
 */

// The kinds in the order of their numbers: objective, key result, team, KPI, page, check-in.
const KEY_RESULT = 1
const CHECK_IN = 5

export class Places {
  #dictionary
  #manifest
  #starts = [0]

  /**
   * @param {import('./search-dictionary.js').Dictionary} dictionary
   * @param {import('./search-engine.js').Manifest} manifest
   */
  constructor(dictionary, manifest) {
    this.#dictionary = dictionary
    this.#manifest = manifest
    for (const count of manifest.counts) this.#starts.push((this.#starts.at(-1) ?? 0) + count)
  }

  /** @returns {Promise<PlaceTable>} */
  load() {
    return this.#dictionary.file(`d${this.#manifest.places}`, bytes => {
      const {parts, name} = readPlaces(bytes, this.#manifest.counts)
      const ends = [sums(parts, 0), sums(parts, 1)]
      return {
        pages: this.#pages(parts),
        of: document => this.#place(document, ends),
        name: page => `r${page}-${name(page)}`,
      }
    })
  }

  /** @param {number[][]} parts how many key results and check-ins each objective has */
  #pages(parts) {
    const pages = Uint32Array.from({length: this.#manifest.documents}, (_, document) => document)
    const wholes = this.#manifest.counts[KEY_RESULT]
    for (let document = this.#starts[KEY_RESULT + 1]; document < this.#starts[CHECK_IN]; document++) pages[document] -= wholes
    for (const [kind, which] of [[KEY_RESULT, 0], [CHECK_IN, 1]]) {
      let document = this.#starts[kind]
      for (const [page, counts] of parts.entries()) {
        pages.fill(page, document, document + counts[which])
        document += counts[which]
      }
    }
    return pages
  }

  /**
   * @param {number} document
   * @param {number[][]} ends for key results and for check-ins
   */
  #place(document, [keyResults, checkIns]) {
    const kind = kindOf(this.#starts, document)
    const at = document - this.#starts[kind]
    if (kind === KEY_RESULT) return this.#part(at, keyResults, kind)
    if (kind === CHECK_IN) return this.#part(at, checkIns, kind)
    const before = kind === 0 ? 0 : this.#manifest.counts[KEY_RESULT]
    return {page: document - before, part: null}
  }

  /**
   * The part that is number `at` of its kind.
   * @param {number} at
   * @param {number[]} ends how many of the kind there are up to the end of each page
   * @param {number} kind
   */
  #part(at, ends, kind) {
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle] > at) high = middle
      else low = middle + 1
    }
    const label = this.#manifest.kinds[kind]
    return {page: low, part: {kind: label[0], number: at - (low ? ends[low - 1] : 0), label}}
  }
}

/**
 * The kind of a document.
 * @param {number[]} starts the first document of each kind
 * @param {number} document
 */
export function kindOf(starts, document) {
  let kind = 0
  while (kind + 2 < starts.length && starts[kind + 1] <= document) kind++
  return kind
}

/**
 * @param {number[][]} pairs
 * @param {0 | 1} which
 */
function sums(pairs, which) {
  let sum = 0
  return pairs.map(pair => (sum += pair[which]))
}
