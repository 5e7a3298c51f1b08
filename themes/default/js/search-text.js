// Words as search sees them: the same as src/search/text.rs, code point for code point.

const LETTERS_MAX = 60
const WORD = /[\p{Alphabetic}\p{N}]+/gu
const FOLDED = new Map([
  ['ø', 'o'], ['æ', 'ae'], ['ß', 'ss'], ['đ', 'd'], ['ð', 'd'], ['ł', 'l'], ['þ', 'th'], ['œ', 'oe'], ['ı', 'i']
])

/**
 * The words of a text: runs of letters and digits in NFC, in lower case by code point.
 * @param {string} text
 */
export function words(text) {
  return (text.normalize('NFC').match(WORD) ?? []).map(lower).filter(word => lettersIn(word) <= LETTERS_MAX)
}

/**
 * A word without diacritics and other finery, as the dictionary is sorted: `mål` is `mal`, `CO₂` is `co2`.
 * @param {string} text
 */
export function foldText(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[øæßđðłþœı]/g, letter => FOLDED.get(letter) ?? letter)
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
