// BM25 as tantivy computes it, in 32 bits throughout.

import {FIELDS} from './search-shard.js'

const fround = Math.fround
const K1 = fround(1.2)
const B = fround(0.75)
const K1_AND_ONE = fround(1 + K1)

// How long a field is, by the byte that tantivy keeps: exact to 39, then eight steps for each power of two.
export const FIELD_LENGTHS = Array.from({length: 256}, (_, id) => {
  if (id < 40) return id
  const step = id - 24
  return 24 + (8 + (step & 7)) * 2 ** ((step >> 3) - 1)
})

// What ranking needs to know of the whole index.
export class Statistics {
  constructor(documents, tokens, boosts) {
    this.documents = documents
    this.boosts = boosts.map(fround)
    this.lengths = tokens.map(number => lengthFactors(fround(fround(number) / fround(documents))))
  }

  // How rare something is that `number` documents have.
  rarity(number) {
    const ratio = fround(fround(fround(this.documents - number) + fround(0.5)) / fround(fround(number) + fround(0.5)))
    return fround(Math.log(fround(1 + ratio)))
  }

  // What one occurrence weighs, before its frequency.
  weight(rarity, field, factor) {
    const weight = fround(rarity * K1_AND_ONE)
    const boost = fround(this.boosts[field] * fround(factor))
    return boost === 1 ? weight : fround(weight * boost)
  }

  points(weight, field, frequency, norm) {
    return fround(weight * fround(frequency / fround(frequency + this.lengths[field][norm])))
  }
}

function lengthFactors(average) {
  return Float32Array.from(FIELD_LENGTHS, length =>
    fround(K1 * fround(fround(1 - B) + fround(fround(B * length) / average))))
}

// The postings of several words as those of one: frequencies add up.
export function unite(lists) {
  if (lists.length === 1) return lists[0]
  const places = new Map()
  for (const list of lists) for (const document of list.documents) places.set(document, 0)
  const documents = Uint32Array.from(places.keys()).sort()
  documents.forEach((document, place) => places.set(document, place))
  const frequencies = new Uint32Array(documents.length * FIELDS)
  const norms = new Uint8Array(documents.length * FIELDS)
  for (const list of lists) {
    list.documents.forEach((document, place) => {
      const to = places.get(document) * FIELDS
      for (let field = 0; field < FIELDS; field++) {
        const cell = place * FIELDS + field
        if (!list.frequencies[cell]) continue
        frequencies[to + field] += list.frequencies[cell]
        norms[to + field] = list.norms[cell]
      }
    })
  }
  return {documents, frequencies, norms}
}

// What each document gets for a list of postings: document -> points, added to `points`.
export function addPoints(points, list, statistics, factor) {
  const counts = new Array(FIELDS).fill(0)
  list.frequencies.forEach((frequency, cell) => {
    if (frequency) counts[cell % FIELDS]++
  })
  const weights = counts.map((count, field) => (count ? statistics.weight(statistics.rarity(count), field, factor) : 0))
  list.documents.forEach((document, place) => {
    let sum = points.get(document) ?? 0
    for (let field = 0; field < FIELDS; field++) {
      const cell = place * FIELDS + field
      const frequency = list.frequencies[cell]
      if (frequency) sum = fround(sum + statistics.points(weights[field], field, frequency, list.norms[cell]))
    }
    points.set(document, sum)
  })
}

// The best first: by how many words of the query they have, then by points, then by number.
export function ranked(documents) {
  return documents.sort((one, other) => other.matched - one.matched || other.points - one.points || one.document - other.document)
}
