// A page depends on the day that it was computed for. When that is more than a few days ago, it says how many. Without this
// script the page only says which day that was, in its foot.

const DAYS_FRESH = 3

/**
 * How many days lie between a day, `2026-11-23`, and the reader's today; below 0 where it is still to come.
 *
 * @param {string} day
 * @param {Date} now
 * @returns {number}
 */
export function daysSince(day, now) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((today - Date.parse(day)) / 86_400_000)
}

/**
 * The sentence about a number of days, in the plural that the language asks for.
 *
 * @param {number} days
 * @param {{one: string, other: string}} sentences `{n}` stands for the number
 * @param {string} language
 * @returns {string}
 */
export function ageSentence(days, sentences, language) {
  const sentence = new Intl.PluralRules(language).select(days) === 'one' ? sentences.one : sentences.other
  return sentence.replace('{n}', days.toLocaleString(language))
}

export class PageAge extends HTMLElement {
  connectedCallback() {
    const {asOf = '', one = '', other = ''} = this.dataset
    const days = daysSince(asOf, new Date())
    const note = this.closest('p')
    if (!(days > DAYS_FRESH) || !note) return
    this.textContent = ageSentence(days, {one, other}, document.documentElement.lang)
    note.hidden = false
  }
}
