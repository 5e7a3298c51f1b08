// The search page: a field, facets and hits, with all of it in the address. Where nothing is asked, and without this
// script, the page is the list of everything from A to Z.

import {openSearch} from './search-engine.js'
import {siteLoader} from './search-load.js'
import {noteOf} from './search-notes.js'
import {barOf, counted, crumbsOf, filled, make, marked, scoreOf, statusOf} from './search-parts.js'
import {askedText} from './search-query.js'
import {texts} from './search-texts.js'

/** @typedef {import('./search-facets.js').CountedFacet} CountedFacet */
/** @typedef {import('./search-facets.js').CountedValue} CountedValue */
/** @typedef {import('./search-hits.js').Hit} Hit */
/** @typedef {import('./search-hits.js').Piece} Piece */

const HITS_AT_ONCE = 20
const VALUES_AT_FIRST = 6

class SearchPage {
  #root
  /** @type {ReturnType<typeof openSearch> | undefined} */
  #engine
  /** The values that are chosen of each facet. @type {Map<string, string[]>} */
  #filters = new Map()
  /** The facets that show every value. @type {Set<string>} */
  #unfolded = new Set()
  #title = document.title
  /** The text that the shown hits answer; null while others are on their way. @type {string | null} */
  #answered = null
  /** What the hits were asked for with. @type {import('./search-engine.js').SearchOptions} */
  asked = {}
  /** Filters that stand in the text. @type {import('./search-facets.js').WrittenFilter[]} */
  written = []

  /**
   * @param {Element} page
   * @param {string} root
   */
  constructor(page, root) {
    this.#root = root
    this.form = /** @type {HTMLFormElement} */ (page.querySelector('form'))
    this.field = /** @type {HTMLInputElement} */ (page.querySelector('input'))
    this.everything = /** @type {HTMLElement | null} */ (page.querySelector('.js-everything'))
    this.count = make('p', {class: 'sp-count', role: 'status'})
    this.chosen = make('div', {class: 'chips'})
    this.note = make('div')
    this.list = make('ol', {class: 'panel hits'})
    this.more = make('button', {type: 'button', class: 'btn'}, texts.more)
    this.facets = make('div', {class: 'facets'})
    this.narrow = make('summary', {class: 'btn'}, texts.narrow)
    this.fold = make('details', {class: 'fold'}, this.narrow, this.facets)
    this.results = make('div', {class: 'sp-found', hidden: ''}, this.fold,
      make('section', {'aria-label': texts.hits}, this.count, this.chosen, this.note, this.list, this.more))
    this.form.after(this.results)
  }

  start() {
    this.form.classList.add('ready')
    const isWide = matchMedia('(min-width: 861px)')
    const unfold = () => { this.fold.open = isWide.matches }
    unfold()
    isWide.addEventListener('change', unfold)
    this.form.addEventListener('submit', event => {
      event.preventDefault()
      this.#ask({isStep: true})
    })
    this.field.addEventListener('input', () => this.#ask())
    this.more.addEventListener('click', () => this.#showMore())
    this.facets.addEventListener('change', event => {
      const {name, value} = /** @type {HTMLInputElement} */ (event.target)
      this.#toggle(name, value)
    })
    addEventListener('popstate', () => this.#readAddress())
    this.#readAddress()
    if (this.field.value === '') this.field.focus({preventScroll: true})
  }

  #readAddress() {
    const parameters = new URLSearchParams(location.search)
    this.field.value = parameters.get('q') ?? ''
    const asked = [...parameters.keys()].filter(id => /^(kind|status|team|period|level|owner|tag|f_.+)$/.test(id)).map(facet => /** @type {const} */ ([facet, parameters.getAll(facet)]))
    this.#filters = new Map(asked)
    this.#ask({isKept: true})
  }

  /** @param {boolean} isStep whether one can go back to before it */
  #writeAddress(isStep) {
    const parameters = new URLSearchParams()
    const text = askedText(this.field.value)
    if (text) parameters.set('q', text)
    for (const [facet, values] of this.#filters) for (const value of values) parameters.append(facet, value)
    const query = String(parameters)
    const address = query ? `?${query}` : location.pathname
    if (isStep && location.search !== (query && `?${query}`)) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    document.title = text ? `${text.trim()} – ${this.#title}` : this.#title
  }

  /**
   * Asks for what the field and the filters say.
   * @param {{isStep?: boolean, isKept?: boolean}} options `isStep`: one can go back to before it; `isKept`: the address stays
   */
  async #ask({isStep = false, isKept = false} = {}) {
    const text = askedText(this.field.value)
    if (!isKept) this.#writeAddress(isStep)
    const isAsked = text !== '' || this.#filters.size > 0
    if (this.everything) this.everything.hidden = isAsked
    if (!isAsked) {
      this.results.hidden = true
      return
    }
    this.#answered = null
    try {
      this.#engine ??= openSearch(siteLoader(this.#root))
      const engine = await this.#engine
      this.asked = {limit: HITS_AT_ONCE, filters: Object.fromEntries(this.#filters)}
      const answer = await engine.latest(text, {...this.asked, facets: true})
      if (answer) this.#show(answer)
    } catch {
      this.#fail()
    }
  }

  /** Search cannot be loaded: the list of everything can still be read. */
  #fail() {
    this.#engine = undefined
    this.results.hidden = true
    if (this.everything) this.everything.hidden = false
  }

  /** @param {import('./search-engine.js').Answer} answer */
  #show(answer) {
    if (askedText(this.field.value) === '' && this.#filters.size === 0) return
    this.results.hidden = false
    this.written = answer.filters
    this.#answered = answer.text
    this.count.textContent = answer.count > 0 ? counted(texts, answer.count) : texts.none
    this.note.replaceChildren(noteOf(answer) ?? '')
    this.list.replaceChildren(...answer.hits.map(hit => this.#row(hit)))
    this.list.hidden = answer.count === 0
    this.more.hidden = answer.hits.length >= answer.count
    this.#showFacets(answer.facets ?? [])
  }

  async #showMore() {
    if (this.#answered === null) return
    const engine = await this.#engine
    const offset = this.list.children.length
    try {
      const answer = await engine?.latest(this.#answered, {...this.asked, offset})
      if (!answer) return
      const rows = answer.hits.map(hit => this.#row(hit))
      this.list.append(...rows)
      this.more.hidden = offset + rows.length >= answer.count
      rows[0]?.querySelector('a')?.focus()
    } catch {
      this.#fail()
    }
  }

  /** @param {Hit} hit */
  #row(hit) {
    /**
     * @param {Hit} one
     * @param {...ReturnType<typeof marked>} words
     */
    const link = (one, ...words) => make('a', {href: this.#root + one.href, lang: one.lang || null}, make('bdi', {}, words))
    /** @param {Hit} one */
    const part = one => make('li', {},
      make('div', {class: 'pt'}, make('span', {class: 'pk'}, crumbsOf(one, true)), ' ', link(one, marked(one.kind === 'check_in' ? one.excerpt : one.title))),
      barOf(one), scoreOf(one, texts), statusOf(one))
    const parts = [...hit.parts.map(part), ...hit.more > 0 ? [make('li', {class: 'pk'}, filled(texts.moreParts, {count: String(hit.more)}))] : []]
    return make('li', {class: 'hit'},
      make('div', {class: 'hh'}, make('h2', {}, link(hit, marked(hit.title))), barOf(hit), scoreOf(hit, texts), statusOf(hit)),
      make('p', {class: 'meta'}, crumbsOf(hit)),
      hit.excerpt.length > 0 ? make('p', {class: 'ex', lang: hit.lang || null}, make('bdi', {}, marked(hit.excerpt))) : null,
      parts.length > 0 ? make('ul', {class: 'pts'}, parts) : null)
  }

  /** @param {CountedFacet[]} facets */
  #showFacets(facets) {
    const focused = /** @type {HTMLInputElement | HTMLButtonElement | null} */ (document.activeElement)
    const place = focused && this.facets.contains(focused) ? {name: focused.name, value: focused.value} : null
    // the others work in the address and in the text
    const offered = facets.filter(one => !/^(owner|tag)$/.test(one.id) && one.values.length)
    this.facets.replaceChildren(...offered.map(facet => this.#facet(facet)))
    const chips = facets.flatMap(facet => facet.values.filter(value => value.chosen).map(value => this.#chip(facet, value)))
    this.chosen.replaceChildren(...chips)
    this.chosen.hidden = chips.length === 0
    this.narrow.textContent = chips.length > 0 ? `${texts.narrow} (${chips.length})` : texts.narrow
    /** @type {NodeListOf<HTMLInputElement | HTMLButtonElement>} */
    const controls = this.facets.querySelectorAll('input, button')
    if (place) [...controls].find(one => one.name === place.name && one.value === place.value)?.focus()
  }

  /** @param {CountedFacet} facet */
  #facet(facet) {
    /**
     * @param {CountedValue} value
     * @param {number} index
     */
    const option = (value, index) => make('label', {class: 'fv', hidden: index >= VALUES_AT_FIRST && !value.chosen && !this.#unfolded.has(facet.id) ? '' : null},
      make('input', {type: 'checkbox', name: facet.id, value: value.id, checked: value.chosen ? '' : null}), make('bdi', {}, value.label), make('span', {class: 'fc'}, String(value.count)))
    const group = make('fieldset', {}, make('legend', {}, facet.label), facet.values.map(option))
    /** @type {NodeListOf<HTMLElement>} */
    const hidden = group.querySelectorAll('[hidden]')
    if (hidden.length > 0) group.append(this.#unfolder(facet, hidden))
    return group
  }

  /**
   * @param {CountedFacet} facet
   * @param {NodeListOf<HTMLElement>} hidden values
   */
  #unfolder(facet, hidden) {
    const button = make('button', {type: 'button', class: 'lnk'}, filled(texts.allValues, {count: String(facet.values.length)}))
    button.addEventListener('click', () => {
      this.#unfolded.add(facet.id)
      for (const option of hidden) option.hidden = false
      hidden[0].querySelector('input')?.focus()
      button.remove()
    })
    return button
  }

  /**
   * @param {CountedFacet} facet
   * @param {CountedValue} value
   */
  #chip(facet, value) {
    const chip = make('button', {type: 'button', class: 'chip', 'aria-label': filled(texts.without, {filter: `${facet.label}: ${value.label}`})},
      make('bdi', {}, value.label), make('span', {'aria-hidden': 'true'}, '×'))
    chip.addEventListener('click', () => {
      this.#toggle(facet.id, value.id)
      this.field.focus()
    })
    return chip
  }

  /**
   * Chooses a value, or no longer; one that is written in the text is taken out of it.
   * @param {string} facet its id
   * @param {string} value its id
   */
  #toggle(facet, value) {
    const written = this.written.filter(one => one.field === facet && !one.not && one.values.some(({id}) => id === value))
    if (written.length > 0) {
      this.field.value = without(this.field.value, written.map(one => one.value))
      this.#ask({isStep: true})
      return
    }
    const values = this.#filters.get(facet) ?? []
    const others = values.filter(one => one !== value)
    const next = others.length < values.length ? others : [...values, value]
    if (next.length > 0) this.#filters.set(facet, next)
    else this.#filters.delete(facet)
    this.#ask({isStep: true})
  }
}

/**
 * A text without the filters that ask for one of `values`.
 * @param {string} text
 * @param {string[]} values
 */
function without(text, values) {
  /** @param {string} part */
  const isOther = part => !values.some(value => part.endsWith(`:${value}`) || part.endsWith(`:"${value}"`))
  return (text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).filter(isOther).join(' ')
}

const page = document.querySelector('.js-search-page')
const opener = /** @type {HTMLElement | null} */ (document.querySelector('.js-search'))
if (page) new SearchPage(page, opener?.dataset.root ?? '').start()
