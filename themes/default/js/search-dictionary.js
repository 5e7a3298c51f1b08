// The dictionary: which shard a word is in, which words belong together, and where their postings are. Files are loaded when
// they are asked for, and once.

import {Shard, hexName, readBackwards, readPositionStarts, readPositions, readPostings} from './search-shard.js'
import {compareText, foldText, lettersIn, reversedText} from './search-text.js'

/** @typedef {import('./search-shard.js').Member} Member */
/** @typedef {import('./search-shard.js').Postings} Postings */

/**
 * A word of a phrase: the documents that have it, and where in them.
 * @typedef {{postings: Postings, positions: import('./search-shard.js').Positions}} WordPlaces
 */

/** A prefix is looked up in at most so many shards. */
const SHARDS_MAX = 8
const NAME_LENGTH = 10
/** What two words have in common that differ in their endings only. */
const BASE_LETTERS_MIN = 4

export class Dictionary {
  #load
  #manifest
  /** @type {Map<string, Promise<unknown>>} */
  #files = new Map()
  /** The shards that are here. @type {Map<number, Shard>} */
  #kept = new Map()

  /**
   * @param {import('./search-engine.js').Load} load
   * @param {import('./search-engine.js').Manifest} manifest
   */
  constructor(load, manifest) {
    this.#load = load
    this.#manifest = manifest
    this.shards = manifest.firsts.length
  }

  /**
   * A file, read by `read`; asked for once, again where that failed.
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array) => T} read
   */
  file(name, read) {
    let file = /** @type {Promise<T> | undefined} */ (this.#files.get(name))
    if (!file) {
      file = this.#load(name).then(read)
      file.catch(() => this.#files.delete(name))
      this.#files.set(name, file)
    }
    return file
  }

  /** @param {number} number */
  async shard(number) {
    const kept = this.#kept.get(number)
    if (kept) return kept
    const shard = await this.file(`t${nameAt(this.#manifest.shards, number)}`, bytes => new Shard(bytes))
    shard.number = number
    this.#kept.set(number, shard)
    return shard
  }

  /**
   * The shards that may hold a word with this folded form.
   * @param {string} folded
   */
  async home(folded) {
    return this.#shards(...spanOf(this.#manifest.firsts, folded))
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  #shards(first, last) {
    return Promise.all(numbersFrom(first, last).map(number => this.shard(number)))
  }

  /**
   * The first shards that may hold words with this folded start.
   * @param {string} folded
   */
  async range(folded) {
    const {firsts} = this.#manifest
    const [first] = spanOf(firsts, folded)
    let last = Math.min(first, firsts.length - 1)
    while (last + 1 < firsts.length && last + 1 - first < SHARDS_MAX) {
      const next = firsts[last + 1]
      if (compareText(next, folded) > 0 && !next.startsWith(folded)) break
      last++
    }
    return this.#shards(first, last)
  }

  /**
   * These shards, which stand side by side, with the one before and the one after them.
   * @param {Shard[]} shards
   */
  async around(shards) {
    if (!shards.length) return []
    const first = Math.max(shards[0].number - 1, 0)
    return this.#shards(first, Math.min(shards[shards.length - 1].number + 1, this.shards - 1))
  }

  /**
   * Every word of a stem: in `shards`, and wherever else those say.
   * @param {string} stem
   * @param {Shard[]} shards
   * @returns {Promise<Member[]>}
   */
  async group(stem, shards) {
    /** @type {Set<number>} */
    const numbers = new Set()
    for (const shard of shards) {
      if (!shard.groups.has(stem)) continue
      numbers.add(shard.number)
      for (const other of shard.elsewhere.get(stem) ?? []) numbers.add(other)
    }
    const all = await Promise.all([...numbers].sort((one, other) => one - other).map(number => this.shard(number)))
    return all.flatMap(shard => (shard.groups.get(stem) ?? []).map(number => ({shard, number, word: shard.words[number]})))
  }

  /**
   * The stem of a word that nobody wrote, by how other words are cut, where some word has it.
   * @param {string} word
   * @param {Shard[]} shards
   */
  guess(word, shards) {
    let best = null
    for (const [suffix, replacement] of this.#manifest.rules) {
      if (!word.endsWith(suffix) || lettersIn(word) - lettersIn(suffix) < 2) continue
      if (best && suffix.length <= best.suffix.length) continue
      const cut = word.slice(0, word.length - suffix.length) + replacement
      const stem = doubled(cut).find(spelled => shards.some(shard => shard.groups.has(spelled)))
      if (stem !== undefined) best = {suffix, stem}
    }
    return best?.stem ?? this.#sameBase(word, shards)
  }

  /**
   * The stem of a word that differs from this one in its ending only, where both endings are known.
   * @param {string} word
   * @param {Shard[]} shards
   */
  #sameBase(word, shards) {
    const endings = new Set(this.#manifest.rules.map(([suffix]) => suffix))
    let best = null
    for (const [suffix] of this.#manifest.rules) {
      const base = suffix && word.endsWith(suffix) ? word.slice(0, -suffix.length) : ''
      if (lettersIn(base) < BASE_LETTERS_MIN || (best && base.length <= best.base.length)) continue
      for (const shard of shards) {
        const number = shard.words.findIndex(one => one.startsWith(base) && endings.has(one.slice(base.length)))
        if (number < 0) continue
        best = {base, stem: shard.stems[number]}
        break
      }
    }
    return best?.stem ?? null
  }

  /**
   * What a word's stem could be, whether any word has it or not.
   * @param {string} word
   */
  likelyStem(word) {
    let best = {suffix: '', stem: word}
    for (const [suffix, replacement] of this.#manifest.rules) {
      if (!word.endsWith(suffix) || lettersIn(word) - lettersIn(suffix) < 2) continue
      if (suffix.length > best.suffix.length) best = {suffix, stem: word.slice(0, word.length - suffix.length) + replacement}
    }
    return best.stem
  }

  /**
   * The words whose stems end like one of these.
   * @param {string[]} stems
   */
  async backwards(stems) {
    const {backwardFirsts} = this.#manifest
    /** @type {Set<number>} */
    const numbers = new Set()
    for (const stem of stems) {
      for (const number of numbersFrom(...spanOf(backwardFirsts, reversedText(foldText(stem))))) numbers.add(number)
    }
    const names = [...numbers].map(number => nameAt(this.#manifest.backwards, number))
    return (await Promise.all(names.map(name => this.file(`b${name}`, readBackwards)))).flat()
  }

  /**
   * A word's postings.
   * @param {{shard: Shard, number: number}} word
   */
  async postings({shard, number}) {
    const name = shard.listName(number)
    return name ? this.file(`l${name}`, bytes => readPostings(bytes)) : shard.postings(number)
  }

  /**
   * Where a word that is written so stands; null where nobody wrote it.
   * @param {string} word
   * @returns {Promise<WordPlaces | null>}
   */
  async places(word) {
    for (const shard of await this.home(foldText(word))) {
      const number = shard.words.indexOf(word)
      if (number >= 0) return this.placesOf({shard, number})
    }
    return null
  }

  /**
   * Where a word stands.
   * @param {{shard: Shard, number: number}} word
   * @returns {Promise<WordPlaces>}
   */
  async placesOf({shard, number}) {
    const postings = await this.postings({shard, number})
    return {postings, positions: await this.#positions(shard, number, postings)}
  }

  /**
   * @param {Shard} shard
   * @param {number} number of a word in it
   * @param {Postings} postings of that word
   */
  async #positions(shard, number, postings) {
    const names = await this.file(`i${this.#manifest.positions}`, bytes => new TextDecoder().decode(bytes))
    const bytes = await this.file(`p${nameAt(names, shard.number)}`, all => all)
    const {at, isLong} = readPositionStarts(bytes, shard.words.length)[number]
    if (!isLong) return readPositions(bytes, at, postings)
    return readPositions(await this.file(`q${hexName(bytes.subarray(at, at + 5))}`, all => all), 0, postings)
  }
}

/**
 * A stem with its last letter as it is, once and twice: before some endings a letter is doubled (`swap`, `swapping`).
 * @param {string} stem
 */
function doubled(stem) {
  const [last, before] = Array.from(stem).reverse()
  if (!last || !/\p{Alphabetic}/u.test(last)) return [stem]
  return [stem, ...last === before ? [stem.slice(0, -last.length)] : [], stem + last]
}

/**
 * Names stand one after the other.
 * @param {string} names
 * @param {number} number
 */
function nameAt(names, number) {
  return names.slice(number * NAME_LENGTH, (number + 1) * NAME_LENGTH)
}

/**
 * @param {number} first
 * @param {number} last
 */
function numbersFrom(first, last) {
  return Array.from({length: last - first + 1}, (_, at) => first + at)
}

/**
 * The first and the last of the places that may hold `key`: the last of `firsts` that is not after it, and those before
 * that start with it; none where there are no places.
 * @param {string[]} firsts in order
 * @param {string} key
 * @returns {[number, number]}
 */
function spanOf(firsts, key) {
  let low = 0
  let high = firsts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (compareText(firsts[middle], key) <= 0) low = middle
    else high = middle - 1
  }
  const last = Math.min(low, high)
  while (low > 0 && firsts[low] === key) low--
  return [low, last]
}
