// What results are made of. Every text goes in as a text node, never as markup.

/** @typedef {import('./search-hits.js').Hit} Hit */
/** @typedef {import('./search-texts.js').Texts} Texts */

/** @typedef {Record<string, string | number | false | null | undefined>} Attributes */
/** @typedef {Node | string | null | undefined} Child */
/** @typedef {Child | (Child | Child[])[]} Children */

const SVG = 'http://www.w3.org/2000/svg'
const FILL_PERCENT_MIN = 1.2

/**
 * An element with attributes and children; children that are null or empty are left out, attributes that are null too.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {...Children} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  setAll(element, attributes)
  const given = children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== '')
  element.append(.../** @type {(Node | string)[]} */ (given))
  return element
}

/**
 * A symbol of the page's sprite.
 * @param {string} name
 * @param {Attributes} attributes
 */
export function icon(name, attributes = {}) {
  return draw('svg', {class: 'ic', 'aria-hidden': 'true', ...attributes}, draw('use', {href: `#s_${name}`}))
}

/**
 * Shape and word of a status.
 * @param {Hit} hit
 */
export function statusOf(hit) {
  if (!hit.status) return null
  return make('span', {class: `st ${hit.status.class}`}, icon(hit.status.icon), make('span', {class: 'tx'}, hit.status.label))
}

/**
 * The bar of a hit as pages draw it: fill, tick for what is expected, bracket for a good result.
 * @param {Hit} hit
 */
export function barOf(hit) {
  if (hit.score === '') return null
  const bar = draw('svg', {class: 'bar', 'aria-hidden': 'true', height: 16}, track('t', 100))
  if (hit.zone) bar.append(zone())
  if (hit.progress !== null) bar.append(track(`f-${hit.status?.class ?? 'idle'}`, Math.max(hit.progress * 100, FILL_PERCENT_MIN)))
  if (hit.expected !== null) {
    bar.append(draw('rect', {class: 'p', x: percent(Math.min(hit.expected * 100, 99)), y: 0, width: 3, height: 12, rx: 1.5}))
  }
  return bar
}

/**
 * The number beside a bar. What is expected stands there for those who do not see the bar.
 * @param {Hit} hit
 * @param {Texts} texts
 */
export function scoreOf(hit, texts) {
  if (hit.score === '') return null
  const expected = hit.expectedText ? make('span', {class: 'vh'}, `, ${filled(texts.expected, {score: hit.expectedText})}`) : null
  return make('span', {class: 's'}, make('span', {class: 'vh'}, `${texts.progress} `), hit.score, expected)
}

/**
 * Pieces of a text, with those that were searched for marked.
 * @param {import('./search-hits.js').Piece[]} pieces
 */
export function marked(pieces) {
  return pieces.map(piece => piece.hit ? make('mark', {}, piece.text) : piece.text)
}

/**
 * A text of the catalogue with its values filled in.
 * @param {string} text
 * @param {Record<string, string>} values
 */
export function filled(text, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, () => value), text)
}

/**
 * "1 hit", "14 hits".
 * @param {Texts} texts
 * @param {number} number
 */
export function counted(texts, number) {
  return number === 1 ? texts.countOne : filled(texts.countMany, {count: number.toLocaleString(document.documentElement.lang)})
}

/**
 * What a hit is, and what it belongs to. A part of a page belongs to that; of a check-in, date and author are told too.
 * @param {Hit} hit
 */
export function crumbsOf(hit, isPart = false) {
  const crumbs = isPart && hit.kind !== 'check_in' ? [] : hit.crumbs
  return [hit.kindLabel, ...crumbs].map(text => make('span', {class: 'part'}, make('bdi', {}, text)))
}

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...Node} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag)
  setAll(element, attributes)
  element.append(...children)
  return element
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 */
function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
}

/**
 * @param {string} name
 * @param {number} width
 */
function track(name, width) {
  return draw('rect', {class: name, y: 2, width: percent(width), height: 8, rx: 4})
}

function zone() {
  /** @param {Attributes} attributes */
  const stroke = attributes => draw('rect', attributes)
  return draw('g', {class: 'z'}, stroke({x: '60%', y: 14.5, width: '10%', height: 1.5}),
    stroke({x: '60%', y: 12, width: 1.5, height: 4}), stroke({x: '70%', y: 12, width: 1.5, height: 4}))
}

/** @param {number} number */
function percent(number) {
  return `${number.toFixed(1)}%`
}
