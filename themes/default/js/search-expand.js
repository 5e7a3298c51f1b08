// Which words of the content a word of the query means. src/search/expand.rs has the same rules, in the same order:
//
// 1. the word as it is written, 2. its stem, 3. the same without diacritics, 4. words that begin so, where it may go on or
// there are none of these, 5. only where there are none of all these: compounds that end so, else words that it may be a slip
// of.

import {halvesOf, hasNumbersAndLetters, sideBySide} from './search-apart.js'
import {compareText, distance, foldText, isPiece, lettersIn, transcribed} from './search-text.js'

/** @typedef {import('./search-dictionary.js').Dictionary} Dictionary */
/** @typedef {import('./search-shard.js').BackwardWord} BackwardWord */
/** @typedef {import('./search-shard.js').Member} Member */
/** @typedef {import('./search-shard.js').Shard} Shard */

/**
 * Words that count as one, and how much; or where two stand side by side that count as one.
 * @typedef {{members: Member[], postings?: import('./search-shard.js').Postings, factor: number}} Clause
 */

/**
 * What a word means. `corrected` are the words that it was taken for, where nobody wrote it; `halves` those that it is
 * written with, where they stand side by side.
 * @typedef {{clauses: Clause[], corrected: string[], halves: string[]}} Meant
 */

const EXACT = 0.5
const STEM = 1
const FOLDED_SHARE = 0.6
const PREFIX = 0.5
const OTHER = 0.4
const JOINED = 0.6
const PREFIX_LETTERS_MIN = 3
const PREFIX_WORDS_MAX = 48
const OTHER_LETTERS_MIN = 4
const OTHER_WORDS_MAX = 8
const LONG_WORD = 8
/** A compound has at least so many letters more than its last part. */
const HEAD_LETTERS = 3

/**
 * @param {Dictionary} dictionary
 * @param {string} word
 * @param {boolean} isOpen whether it may go on
 * @returns {Promise<Meant>}
 */
export async function expandWord(dictionary, word, isOpen) {
  const folded = foldText(word)
  const isLong = lettersIn(word) >= PREFIX_LETTERS_MIN || isPiece(word)
  let shards = isOpen && isLong ? await dictionary.range(folded) : await dictionary.home(folded)
  const clauses = await spellings(dictionary, shards, word)
  if (isLong && (isOpen || !clauses.length)) {
    shards = await dictionary.range(folded)
    const taken = new Set(clauses.flatMap(clause => clause.members.map(member => member.word)))
    const members = beginning(shards, word, folded, taken)
    if (members.length) clauses.push({members, factor: PREFIX})
  }
  if (!clauses.length) {
    const members = await otherLetters(dictionary, word, folded, isOpen)
    if (members.length) clauses.push({members, factor: FOLDED_SHARE})
  }
  /** @type {string[]} */
  const halves = []
  if (!clauses.length || hasNumbersAndLetters(word)) {
    const apart = await writtenApart(dictionary, shards, word, isOpen)
    if (apart) clauses.push({members: [], postings: apart.postings, factor: JOINED})
    if (apart) halves.push(...apart.words)
  }
  if (clauses.length || lettersIn(word) < OTHER_LETTERS_MIN || isPiece(word)) return {clauses, corrected: [], halves}
  const ending = await dictionary.backwards([word, dictionary.likelyStem(word)])
  const compounds = await groupsOf(dictionary, endingSo(dictionary, ending, word))
  if (compounds.length) return {clauses: [{members: compounds, factor: OTHER}], corrected: [], halves: []}
  const slips = slipsOf(folded, lettersIn(word), await dictionary.around(shards), ending)
  const members = await groupsOf(dictionary, slips)
  return {clauses: members.length ? [{members, factor: OTHER}] : [], corrected: slips, halves: []}
}

/**
 * Words with one letter where this one has two for want of it, or the other way round: `gaasholm` is `gåsholm`.
 * @param {Dictionary} dictionary
 * @param {string} word
 * @param {string} folded
 * @param {boolean} isOpen
 */
async function otherLetters(dictionary, word, folded, isOpen) {
  const other = transcribed(word)
  if (other === folded) return []
  const isShorter = folded === word
  const shards = await dictionary.range(other)
  /** @type {Map<string, Member>} */
  const found = new Map()
  const begin = membersOf(shards, (shard, number) => {
    const written = shard.folded[number]
    return written.startsWith(other) && (!isShorter || shard.words[number] !== written)
  })
  const whole = begin.filter(({shard, number}) => shard.folded[number] === other)
  const isShort = lettersIn(other) < PREFIX_LETTERS_MIN
  const meant = isShort || (!isOpen && whole.length) ? whole : begin
  for (const {shard, number} of meant.slice(0, PREFIX_WORDS_MAX)) {
    for (const member of await dictionary.group(shard.stems[number], shards)) found.set(member.word, member)
  }
  return [...found.values()]
}

/**
 * Where a word is written as two that stand side by side, and the two; null where it is not.
 * @param {Dictionary} dictionary
 * @param {Shard[]} shards
 * @param {string} word
 * @param {boolean} isOpen
 */
async function writtenApart(dictionary, shards, word, isOpen) {
  const near = hasNumbersAndLetters(word) ? null : await dictionary.around(shards)
  for (const [head, tail] of halvesOf(word)) {
    const folded = foldText(head)
    const heads = membersOf(near ?? await dictionary.home(folded), (shard, number) => shard.folded[number] === folded)
    if (!heads.length) continue
    const tails = await secondHalves(dictionary, tail, isOpen)
    const postings = await sideBySide(dictionary, heads, tails)
    if (postings.documents.length) return {postings, words: [...heads, ...tails].map(member => member.word)}
  }
  return null
}

/**
 * The words that the second half of a word can be.
 * @param {Dictionary} dictionary
 * @param {string} tail
 * @param {boolean} isOpen
 */
async function secondHalves(dictionary, tail, isOpen) {
  const folded = foldText(tail)
  const shards = isOpen ? await dictionary.range(folded) : await dictionary.home(folded)
  const clauses = await spellings(dictionary, shards, tail)
  const found = new Map(clauses.flatMap(clause => clause.members.map(member => [member.word, member])))
  if (isOpen) for (const member of beginning(shards, tail, folded, new Set(found.keys()))) found.set(member.word, member)
  return [...found.values()]
}

/**
 * A word that is to be left out, whatever its inflection and its diacritics: nothing that it may only be near to.
 * @param {Dictionary} dictionary
 * @param {string} word
 */
export async function sameWord(dictionary, word) {
  return spellings(dictionary, await dictionary.home(foldText(word)), word)
}

/**
 * The word as it is written, its stem, and both without diacritics.
 * @param {Dictionary} dictionary
 * @param {Shard[]} shards
 * @param {string} word
 */
async function spellings(dictionary, shards, word) {
  const folded = foldText(word)
  /** @type {Set<string>} */
  const taken = new Set()
  /** @type {Clause[]} */
  const clauses = []
  /**
   * @param {Member[]} members
   * @param {number} factor
   */
  const add = (members, factor) => {
    const fresh = members.filter(member => !taken.has(member.word))
    for (const member of fresh) taken.add(member.word)
    if (fresh.length) clauses.push({members: fresh, factor})
  }
  const own = membersOf(shards, (shard, number) => shard.words[number] === word)
  if (own.length) clauses.push({members: own, factor: EXACT})
  const stem = own.length ? own[0].shard.stems[own[0].number] : dictionary.guess(word, shards)
  if (stem !== null) add(await dictionary.group(stem, shards), STEM)
  if (folded === word || stem === null) add(await alike(dictionary, shards, word, folded), FOLDED_SHARE)
  return clauses
}

/**
 * @param {Shard[]} shards
 * @param {(shard: Shard, number: number) => boolean} isMember
 */
function membersOf(shards, isMember) {
  /** @type {Member[]} */
  const found = []
  for (const shard of shards) {
    for (let number = 0; number < shard.words.length; number++) {
      if (isMember(shard, number)) found.push({shard, number, word: shard.words[number]})
    }
  }
  return found
}

/**
 * The words of every stem that has a word which differs in its diacritics only.
 * @param {Dictionary} dictionary
 * @param {Shard[]} shards
 * @param {string} word
 * @param {string} folded
 */
async function alike(dictionary, shards, word, folded) {
  const same = membersOf(shards, (shard, number) => shard.folded[number] === folded && shard.words[number] !== word)
  const stems = new Set(same.map(({shard, number}) => shard.stems[number]))
  const groups = await Promise.all([...stems].map(stem => dictionary.group(stem, shards)))
  return groups.flat()
}

/**
 * The most frequent words that begin so.
 * @param {Shard[]} shards
 * @param {string} word
 * @param {string} folded
 * @param {Set<string>} taken words that are left out
 */
function beginning(shards, word, folded, taken) {
  const isPlain = folded === word
  const found = membersOf(shards, (shard, number) =>
    shard.folded[number].startsWith(folded) && (isPlain || shard.words[number].startsWith(word)) && !taken.has(shard.words[number]))
  const counted = found.map(member => ({...member, documents: member.shard.documents(member.number)}))
  return counted.sort((one, other) => other.documents - one.documents).slice(0, PREFIX_WORDS_MAX)
}

/**
 * The words that are compounds with this one last.
 * @param {Dictionary} dictionary
 * @param {BackwardWord[]} ending
 * @param {string} word
 */
function endingSo(dictionary, ending, word) {
  const [whole, stem] = [foldText(word), foldText(dictionary.likelyStem(word))]
  /**
   * @param {string} tail
   * @param {string} of
   */
  const isTail = (tail, of) => of.endsWith(tail) && lettersIn(of) >= lettersIn(tail) + HEAD_LETTERS
  const isLong = lettersIn(stem) >= OTHER_LETTERS_MIN
  return mostFrequent(ending.filter(one => isTail(whole, one.folded) || (isLong && isTail(stem, foldText(one.stem)))))
}

/**
 * The words of the compound that two words make, where somebody wrote that: `bad hus` means `badhus` too.
 * @param {Dictionary} dictionary
 * @param {string} one
 * @param {string} other
 */
export async function joinedWords(dictionary, one, other) {
  if (isPiece(one) || isPiece(other)) return []
  return groupsOf(dictionary, [one + other])
}

/**
 * Lets a word mean these words too.
 * @param {Clause[]} clauses
 * @param {Member[]} members
 */
export function addJoined(clauses, members) {
  const known = new Set(clauses.flatMap(clause => clause.members.map(member => member.word)))
  const fresh = members.filter(member => !known.has(member.word))
  if (fresh.length) clauses.push({members: fresh, factor: JOINED})
}

/**
 * The nearest words: in the shards around the place where the word would be, and among those that end alike.
 * @param {string} folded
 * @param {number} letters
 * @param {Shard[]} shards
 * @param {BackwardWord[]} ending
 */
function slipsOf(folded, letters, shards, ending) {
  const most = letters >= LONG_WORD ? 2 : 1
  const wanted = Array.from(folded)
  /** @type {Map<string, {word: string, far: number, documents: number}>} */
  const near = new Map()
  /**
   * @param {string} word
   * @param {string} other its folded form
   * @param {number} documents
   */
  const consider = (word, other, documents) => {
    const far = distance(wanted, Array.from(other), most)
    if (far <= most) near.set(word, {word, far, documents})
  }
  for (const {shard, number, word} of membersOf(shards, () => true)) consider(word, shard.folded[number], shard.documents(number))
  for (const one of ending) consider(one.word, one.folded, one.documents)
  const least = Math.min(...Array.from(near.values(), one => one.far))
  return mostFrequent([...near.values()].filter(one => one.far === least))
}

/** @param {{word: string, documents: number}[]} found */
function mostFrequent(found) {
  /**
   * @param {{word: string, documents: number}} one
   * @param {{word: string, documents: number}} other
   */
  const order = (one, other) => other.documents - one.documents || compareText(one.word, other.word)
  return found.sort(order).slice(0, OTHER_WORDS_MAX).map(one => one.word)
}

/**
 * Every word of the stems of `list`, each once.
 * @param {Dictionary} dictionary
 * @param {string[]} list
 */
async function groupsOf(dictionary, list) {
  /** @type {Map<string, Member>} */
  const found = new Map()
  for (const word of list) {
    const shards = await dictionary.home(foldText(word))
    for (const {shard, number} of membersOf(shards, (shard, number) => shard.words[number] === word)) {
      for (const member of await dictionary.group(shard.stems[number], shards)) found.set(member.word, member)
    }
  }
  return [...found.values()]
}
