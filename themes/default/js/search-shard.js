// Reads the files that src/search/encode.rs and shards.rs write. Bytes that make no sense give an Error, never an endless
// loop.

import {foldText, reversedText} from './search-text.js'

/**
 * The documents of a word by their numbers, and for each field how often it stands there and how long the field is:
 * `frequencies[place * FIELDS + field]`.
 * @typedef {{documents: Uint32Array, frequencies: Uint32Array, norms: Uint8Array}} Postings
 */

/**
 * Where a word stands: document -> for each field its positions.
 * @typedef {Map<number, number[][]>} Positions
 */

/**
 * A word of the content, and where the dictionary has it.
 * @typedef {{shard: Shard, number: number, word: string}} Member
 */

/**
 * A word of the dictionary by endings. `documents` is how many have it, `ending` its folded stem from back to front.
 * @typedef {{word: string, stem: string, documents: number, folded: string, ending: string}} BackwardWord
 */

/**
 * A value of a facet: as it stands in addresses, and as readers see it.
 * @typedef {{id: string, label: string}} FacetValue
 */

export const FIELDS = 6
/** Phrases are looked for in every field but the parts of compounds. */
export const PHRASE_FIELDS = FIELDS - 1
const SHAPES = [2, 4, 0]
const HAS_FREQUENCIES = 64

/** Numbers and texts, one after the other. */
export class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  byte() {
    if (this.at >= this.bytes.length) throw new RangeError('a search file ends too soon')
    return this.bytes[this.at++]
  }

  number() {
    let number = 0
    let shift = 0
    for (;;) {
      const byte = this.byte()
      number += (byte & 127) * 2 ** shift
      if (byte < 128) return number
      shift += 7
      if (shift > 49) throw new RangeError('a search file ends too soon')
    }
  }

  /** A number of things of which each takes a byte at least. */
  count(what = this.bytes.length) {
    const number = this.number()
    if (number > what) throw new RangeError('a search file ends too soon')
    return number
  }

  /** @param {number} length */
  take(length) {
    if (this.at + length > this.bytes.length) throw new RangeError('a search file ends too soon')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  text() {
    return fromUtf8(this.take(this.number()))
  }
}

const UTF8 = new TextDecoder()
const TO_UTF8 = new TextEncoder()

/** @param {Uint8Array} bytes */
function fromUtf8(bytes) {
  return UTF8.decode(bytes)
}

/**
 * @param {Uint8Array} head
 * @param {Uint8Array} tail
 */
function joined(head, tail) {
  const whole = new Uint8Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}

/**
 * A word of a dictionary.
 * @param {Bytes} from
 * @param {Uint8Array} before the bytes of the word before it
 */
function readWord(from, before) {
  const bytes = joined(before.subarray(0, from.number()), from.take(from.number()))
  const cut = from.number()
  const kept = bytes.subarray(0, Math.max(0, bytes.length - (cut >> 1)))
  const word = fromUtf8(bytes)
  const added = cut & 1 ? from.text() : ''
  return {bytes, word, stem: cut ? fromUtf8(kept) + added : word}
}

/** A shard of the dictionary: words, stems, and where the postings of each lie. */
export class Shard {
  /** Its place among the shards, which the dictionary tells it. */
  number = 0
  /** @type {string[] | undefined} */
  foldedWords

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const from = new Bytes(bytes)
    const count = from.count()
    const sections = [from.number(), from.number()]
    const crossings = from.count()
    const elsewhere = from.number()
    const words = new Bytes(from.take(sections[0]))
    const lengths = new Bytes(from.take(sections[1]))
    const others = new Bytes(from.take(elsewhere))
    this.bytes = bytes
    /** @type {string[]} */
    this.words = []
    /** @type {string[]} */
    this.stems = []
    /** Stem -> the numbers of its words here. @type {Map<string, number[]>} */
    this.groups = new Map()
    let before = new Uint8Array(0)
    for (let number = 0; number < count; number++) {
      const read = readWord(words, before)
      before = read.bytes
      this.words.push(read.word)
      this.stems.push(read.stem)
      const group = this.groups.get(read.stem)
      if (group) group.push(number)
      else this.groups.set(read.stem, [number])
    }
    /** @type {number[]} */
    this.starts = []
    /** @type {boolean[]} */
    this.isLong = []
    let at = from.at
    for (let number = 0; number < count; number++) {
      const length = lengths.number()
      this.starts.push(at)
      this.isLong.push((length & 1) === 1)
      at += length >> 1
    }
    /** Stem -> the numbers of all shards with words of it. @type {Map<string, number[]>} */
    this.elsewhere = new Map()
    for (let number = 0; number < crossings; number++) {
      const stem = this.stems[others.number()]
      this.elsewhere.set(stem, Array.from({length: others.count()}, () => others.number()))
    }
  }

  get folded() {
    return this.foldedWords ??= this.words.map(foldText)
  }

  /**
   * How many documents hold a word.
   * @param {number} number
   */
  documents(number) {
    return new Bytes(this.bytes, this.starts[number]).number()
  }

  /**
   * The name of the file that holds the postings of a word; none where they are here.
   * @param {number} number
   */
  listName(number) {
    if (!this.isLong[number]) return null
    const from = new Bytes(this.bytes, this.starts[number])
    from.number()
    return hexName(from.take(5))
  }

  /** @param {number} number */
  postings(number) {
    return readPostings(this.bytes, this.starts[number])
  }
}

/** @param {Uint8Array} bytes */
export function hexName(bytes) {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * @param {Uint8Array} bytes
 * @returns {Postings}
 */
export function readPostings(bytes, at = 0) {
  const from = new Bytes(bytes, at)
  const count = from.count()
  const documents = new Uint32Array(count)
  const frequencies = new Uint32Array(count * FIELDS)
  const norms = new Uint8Array(count * FIELDS)
  let next = 0
  for (let place = 0; place < count; place++) {
    const head = from.number()
    const document = next + Math.floor(head / 4)
    documents[place] = document
    next = document + 1
    const shape = head % 4
    if (shape < SHAPES.length) {
      frequencies[place * FIELDS + SHAPES[shape]] = 1
      continue
    }
    const mask = from.byte()
    for (let field = 0; field < FIELDS; field++) {
      if (mask & (1 << field)) frequencies[place * FIELDS + field] = mask & HAS_FREQUENCIES ? from.number() + 1 : 1
    }
  }
  for (let cell = 0; cell < count * FIELDS; cell++) {
    if (frequencies[cell]) norms[cell] = from.byte()
  }
  return {documents, frequencies, norms}
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {Postings} postings of the same word
 */
export function readPositions(bytes, at, postings) {
  const from = new Bytes(bytes, at)
  /** @type {Positions} */
  const found = new Map()
  postings.documents.forEach((document, place) => {
    /** @type {number[][]} */
    const fields = []
    for (let field = 0; field < FIELDS; field++) {
      let last = 0
      const count = postings.frequencies[place * FIELDS + field]
      fields.push(Array.from({length: count}, () => (last += from.number())))
    }
    found.set(document, fields)
  })
  return found
}

/**
 * Where the positions of each word of a shard lie; long ones have a file of their own.
 * @param {Uint8Array} bytes
 * @param {number} count how many words the shard has
 */
export function readPositionStarts(bytes, count) {
  const from = new Bytes(bytes)
  const lengths = new Bytes(from.take(from.number()))
  let at = from.at
  return Array.from({length: count}, () => {
    const length = lengths.number()
    const start = {at, isLong: (length & 1) === 1}
    at += length >> 1
    return start
  })
}

/**
 * A file of the dictionary by endings.
 * @param {Uint8Array} bytes
 * @returns {BackwardWord[]}
 */
export function readBackwards(bytes) {
  const from = new Bytes(bytes)
  let before = new Uint8Array(0)
  return Array.from({length: from.count()}, () => {
    before = joined(before.subarray(0, from.number()), from.take(from.number()))
    const stem = reversedText(fromUtf8(before))
    const cut = from.number()
    const kept = TO_UTF8.encode(stem)
    const word = fromUtf8(kept.subarray(0, Math.max(0, kept.length - (cut >> 1)))) + (cut & 1 ? from.text() : '')
    return {word, stem, documents: from.number(), folded: foldText(word), ending: reversedText(foldText(stem))}
  })
}

/**
 * A facet: its values, and for each document the numbers of those that it has.
 * @param {Uint8Array} bytes
 * @param {number} documents how many there are
 * @returns {{values: FacetValue[], of: number[][]}}
 */
export function readColumn(bytes, documents) {
  const from = new Bytes(bytes)
  const values = Array.from({length: from.count()}, () => ({id: from.text(), label: from.text()}))
  const isSingle = from.number() === 1
  const of = Array.from({length: documents}, () => {
    if (!isSingle) return Array.from({length: from.count()}, () => from.number())
    const number = from.number()
    return number ? [number - 1] : []
  })
  return {values, of}
}

/**
 * Which page each document is on, and what the result file of each page is called. `parts` has for each objective how
 * many key results and check-ins are on its page.
 * @param {Uint8Array} bytes
 * @param {number[]} counts how many documents there are of each kind
 */
export function readPlaces(bytes, counts) {
  const from = new Bytes(bytes)
  const pages = from.number()
  const [objectives] = counts
  const parts = Array.from({length: Math.min(objectives, bytes.length)}, () => [from.number(), from.number()])
  const block = from.number()
  const names = from.take(from.bytes.length - from.at)
  /** @param {number} page */
  const name = page => hexName(names.subarray(Math.floor(page / block) * 4, Math.floor(page / block) * 4 + 4))
  return {pages, parts, name}
}
