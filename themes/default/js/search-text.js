// Words as search sees them: the same as src/search/text.rs, code point for code point.

/**
 * A word of a text, in lower case, and which part of the text it is.
 * @typedef {{word: string, start: number, end: number}} Token
 */

const LETTERS_MAX = 60
// Digits in groups are one number, however they are set apart; as in India too: 1,00,000.
const NUMBER = String.raw`(?<![\p{Alphabetic}\p{N}]|\d[,.'’_])(?:[1-9]\d{0,2}(?<gap>[,.'’_ \u00a0\u2009\u202f])\d{3}(?:\k<gap>\d{3})*(?!\p{N}|(?![ \u00a0\u2009\u202f])\k<gap>\d)|[1-9]\d?(?:,\d\d)+,\d{3}(?!\p{N}|,\d))`
// `C++`, `C#`, `A+`.
const SYMBOL = String.raw`[A-Za-z](?:\+\+?|#)(?![\p{Alphabetic}\p{N}\p{M}+#])`
// Marks within words that are no letters of their own, and signs that are not seen, do not end them.
const RUN = String.raw`[\p{Alphabetic}\p{N}](?:[\p{M}\u00ad\u200c\u200d\u2060]*[\p{Alphabetic}\p{N}])*`
const TOKEN = new RegExp(`(?<number>${NUMBER})|(?<symbol>${SYMBOL})|${RUN}`, 'gu')
const LETTER = /[\p{Alphabetic}\p{N}]/u
// Scripts without spaces between words are cut into overlapping pieces: of two letters, or of three.
const PAIRS = /[\u1100-\u11ff\u3005-\u3007\u3021-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u
const THREES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u
/** What is neither cut nor cleaned, and needs no care in lower case. */
const IS_PLAIN = /^[0-9A-Za-zÀ-ÖØ-öø-ÿ]+$/
const FOLDED = new Map([
  ['ø', 'o'], ['æ', 'ae'], ['ß', 'ss'], ['đ', 'd'], ['ð', 'd'], ['ł', 'l'], ['þ', 'th'], ['œ', 'oe'], ['ı', 'i']
])


/**
 * The words of a text, in lower case by code point.
 * @param {string} text
 */
export function words(text) {
  return tokens(text.normalize('NFC')).map(token => token.word)
}

/**
 * The words of a text in NFC, and where they stand.
 * @param {string} text
 */
export function tokens(text) {
  /** @type {Token[]} */
  const found = []
  for (const {0: whole, index, groups} of text.matchAll(TOKEN)) {
    if (groups?.number !== undefined) found.push({word: whole.replace(/\D/g, ''), start: index, end: index + whole.length})
    else if (groups?.symbol !== undefined) found.push({word: lower(whole), start: index, end: index + whole.length})
    else if (IS_PLAIN.test(whole)) found.push({word: whole.toLowerCase(), start: index, end: index + whole.length})
    else cutRun(whole, index, found)
  }
  return found.filter(({word}) => word.length <= LETTERS_MAX || lettersIn(word) <= LETTERS_MAX)
}

/**
 * The words of a run of letters: one where the script has spaces, else overlapping pieces.
 * @param {string} run
 * @param {number} start
 * @param {Token[]} found
 */
function cutRun(run, start, found) {
  /** @type {{length: number, letters: Token[]}[]} */
  const segments = []
  for (const letter of run) {
    const end = start + letter.length
    if (LETTER.test(letter)) {
      const length = pieceLength(letter)
      if (segments.at(-1)?.length !== length) segments.push({length, letters: []})
      segments.at(-1)?.letters.push({word: lower(letter), start, end})
    }
    start = end
  }
  for (const {length, letters} of segments) {
    const size = Math.min(length || letters.length, letters.length)
    for (let at = 0; at + size <= letters.length; at++) {
      const piece = letters.slice(at, at + size)
      found.push({word: piece.map(letter => letter.word).join(''), start: piece[0].start, end: piece[size - 1].end})
    }
  }
}

/**
 * How many letters the pieces have that a run of a script without spaces is cut into; 0 for other scripts.
 * @param {string} letter
 */
function pieceLength(letter) {
  return PAIRS.test(letter) ? 2 : THREES.test(letter) ? 3 : 0
}

/**
 * Whether a word is a piece of a run without spaces.
 * @param {string} word
 */
export function isPiece(word) {
  const [first] = word
  return pieceLength(first) > 0
}

/**
 * A word without diacritics and other finery, as the dictionary is sorted: `mål` is `mal`, `CO₂` is `co2`.
 * @param {string} text
 */
export function foldText(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[øæßđðłþœı]/g, letter => FOLDED.get(letter) ?? letter)
}

/**
 * How a word is written where a letter is missing on the keyboard, folded: `Ytterö` is `ytteroe`, and the other way round. The
 * word itself where there is no such letter.
 * @param {string} word
 */
export function transcribed(word) {
  const replaced = word.replace(/å/g, 'aa').replace(/[äæ]/g, 'ae').replace(/[öø]/g, 'oe').replace(/ü/g, 'ue')
  return foldText(replaced === word ? word.replace(/a[ae]|[ou]e/g, ([first]) => first) : replaced)
}

/**
 * Puts a text in lower case letter by letter: no letter looks at its neighbours.
 * @param {string} text
 */
export function lower(text) {
  return Array.from(text, letter => letter.toLowerCase()).join('')
}

/** @param {string} word */
export function lettersIn(word) {
  let number = 0
  for (const _ of word) number++
  return number
}

/** @param {string} word */
export function reversedText(word) {
  return Array.from(word).reverse().join('')
}

/**
 * The order of UTF-8 bytes, which is that of code points: below 0, 0 or above 0.
 * @param {string} one
 * @param {string} other
 */
export function compareText(one, other) {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (a !== b) return rank(a) - rank(b)
  }
  return one.length - other.length
}

/**
 * Surrogates stand for code points above all others.
 * @param {number} unit
 */
function rank(unit) {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}

/**
 * How many letters must be changed, left out, put in or swapped with their neighbour; `most` + 1 where it takes more.
 * @param {string[]} one the letters of a word
 * @param {string[]} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1
  /** @type {number[]} */
  let before = []
  let last = Array.from({length: other.length + 1}, (_, at) => at)
  for (let row = 0; row < one.length; row++) {
    const line = [row + 1]
    let least = row + 1
    for (let column = 0; column < other.length; column++) {
      const changed = last[column] + (one[row] === other[column] ? 0 : 1)
      let cost = Math.min(changed, last[column + 1] + 1, line[column] + 1)
      const swapped = row > 0 && column > 0 && one[row] === other[column - 1] && one[row - 1] === other[column]
      if (swapped) cost = Math.min(cost, before[column - 1] + 1)
      line.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = line
  }
  return Math.min(last[other.length], most + 1)
}
