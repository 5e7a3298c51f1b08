// Which page each document is on. Documents are numbered by kind, and within a kind by page, so that counts tell it all.

import {readPlaces} from './search-shard.js'

// The kinds in the order of their numbers: objective, key result, team, KPI, page, check-in.
const KEY_RESULT = 1
const CHECK_IN = 5

export class Places {
  #dictionary
  #manifest
  #starts = [0]

  constructor(dictionary, manifest) {
    this.#dictionary = dictionary
    this.#manifest = manifest
    for (const count of manifest.counts) this.#starts.push(this.#starts.at(-1) + count)
  }

  // {of(document) -> {page, name, part}}: the page's number, the name of its result file, and which part of it the document
  // is: null for the whole, else {kind, number, label}.
  load() {
    return this.#dictionary.file(`d${this.#manifest.places}`, bytes => {
      const {parts, name} = readPlaces(bytes, this.#manifest.counts)
      const ends = [sums(parts, 0), sums(parts, 1)]
      return {of: document => {
        const {page, part} = this.#place(document, ends)
        return {page, name: `r${page}-${name(page)}`, part}
      }}
    })
  }

  #place(document, [keyResults, checkIns]) {
    const kind = kindOf(this.#starts, document)
    const at = document - this.#starts[kind]
    if (kind === KEY_RESULT) return this.#part(at, keyResults, kind)
    if (kind === CHECK_IN) return this.#part(at, checkIns, kind)
    const before = kind === 0 ? 0 : this.#manifest.counts[KEY_RESULT]
    return {page: document - before, part: null}
  }

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

// The kind of a document, where `starts` has the first of each.
export function kindOf(starts, document) {
  let kind = 0
  while (kind + 2 < starts.length && starts[kind + 1] <= document) kind++
  return kind
}

function sums(pairs, which) {
  let sum = 0
  return pairs.map(pair => (sum += pair[which]))
}
