// What is said beside hits: what was taken for what, and what to do when nothing is found.

import {make} from './search-parts.js'
import {texts} from './search-texts.js'

/**
 * What a reader should know about the answer; null where there is nothing to say.
 * @param {import('./search-engine.js').Answer} answer
 */
export function noteOf(answer) {
  const said = [
    ...answer.filters.filter(filter => filter.values.length === 0).map(filter => quoted(texts.noValue, {field: filter.label.toLowerCase(), value: filter.value})),
    ...answer.corrected.length > 0 ? [quoted(texts.corrected, {words: answer.corrected.flatMap(one => one.to).join(', ')})] : [],
    ...answer.count > 0 && answer.missing.length > 0 ? [quoted(texts.missing, {words: answer.missing.join(', ')})] : [],
  ]
  if (answer.count === 0) {
    said.unshift(quoted(texts.noneFor, {words: answer.text.trim()}))
    said.push(make('p', {}, texts.noneHelp))
  }
  return said.length > 0 ? make('div', {class: 'said'}, said) : null
}

/**
 * A sentence with the reader's own words set apart from it.
 * @param {string} text
 * @param {Record<string, string>} values
 */
function quoted(text, values) {
  const parts = text.split(/\{(\w+)\}/)
  return make('p', {}, parts.map((part, index) => index % 2 === 0 ? part : make('bdi', {class: 'asked'}, values[part])))
}
