// The search dialog: a combobox over a list of hits. The focus stays in the field; arrows choose, Enter opens, Escape
// closes and gives the focus back. The first hits come while one types; further ones, and politely how many there are, once
// typing rests.

import {openSearch} from './search-engine.js'
import {siteLoader} from './search-load.js'
import {noteOf} from './search-notes.js'
import {barOf, counted, crumbsOf, filled, icon, make, marked, scoreOf, statusOf} from './search-parts.js'
import {askedText} from './search-query.js'
import {texts} from './search-texts.js'

/** @typedef {import('./search-hits.js').Hit} Hit */

const FIRST_HITS = 5
const HITS_MAX = 10
const REST_MS = 250
const QUIET_MS = 600

/** @type {SearchDialog | undefined} */
let dialog

/**
 * Shows the dialog; the one of before with what was typed, where there is one.
 * @param {HTMLElement} opener gets the focus back
 * @param {string} root leads from the page to the site's root
 */
export function openDialog(opener, root) {
  dialog ??= new SearchDialog(opener, root)
  dialog.open()
}

class SearchDialog {
  #opener
  #root
  /** @type {ReturnType<typeof openSearch> | undefined} */
  #engine
  /** @type {HTMLAnchorElement[]} */
  #options = []
  #chosen = -1
  /** @type {number | undefined} */
  #quiet
  /** @type {number | undefined} */
  #rest

  /**
   * @param {HTMLElement} opener
   * @param {string} root
   */
  constructor(opener, root) {
    this.#opener = opener
    this.#root = root
    this.field = make('input', {
      type: 'search', name: 'q', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'sd_list', 'aria-autocomplete': 'list', 'aria-label': texts.label,
      placeholder: texts.label, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go',
    })
    this.list = make('div', {id: 'sd_list', role: 'listbox', tabindex: -1, 'aria-label': texts.hits})
    this.note = make('div', {class: 'sd-note'})
    this.said = make('p', {class: 'vh', role: 'status'})
    this.all = make('a', {class: 'lnk', href: `${root}search.html`}, texts.everything)
    const close = make('button', {type: 'button', class: 'sd-x', 'aria-label': texts.close}, make('span', {'aria-hidden': 'true'}, '×'))
    /** @param {string[]} names */
    const key = (...names) => names.map(name => make('kbd', {}, name))
    this.element = make('dialog', {class: 'sd', 'aria-label': texts.search},
      make('div', {class: 'sd-in'}, icon('search'), this.field, close),
      this.note, this.list,
      make('div', {class: 'sd-ft'},
        make('span', {class: 'keys', 'aria-hidden': 'true'}, key('↑', '↓'), texts.choose), make('span', {class: 'keys', 'aria-hidden': 'true'}, key('↵'), texts.open), this.all),
      this.said)
    document.body.append(this.element)
    close.addEventListener('click', () => this.element.close())
    this.field.addEventListener('input', () => this.#search())
    this.field.addEventListener('keydown', event => this.#press(event))
    this.element.addEventListener('click', event => {
      if (event.target === this.element) this.element.close() // beside the dialog
    })
    this.element.addEventListener('close', () => {
      clearTimeout(this.#rest)
      clearTimeout(this.#quiet)
      this.#opener.focus()
    })
  }

  open() {
    if (this.element.open) return
    this.element.showModal()
    this.field.select()
    this.#search()
  }

  async #search() {
    const typed = this.field.value
    const asked = askedText(typed)
    this.all.href = `${this.#root}search.html${asked && `?q=${encodeURIComponent(asked)}`}`
    clearTimeout(this.#rest)
    try {
      this.#engine ??= openSearch(siteLoader(this.#root))
      const engine = await this.#engine
      const answer = await engine.latest(asked, {limit: FIRST_HITS})
      if (!answer) return
      this.#show(answer, typed)
      if (answer.count > FIRST_HITS) this.#rest = setTimeout(() => this.#showRest(engine, asked), REST_MS)
    } catch {
      this.#engine = undefined
      clearTimeout(this.#quiet)
      this.all.textContent = texts.everything
      this.#fill([], make('p', {}, texts.broken, ' ', make('a', {class: 'lnk', href: `${this.#root}search.html`}, texts.everything)))
    }
  }

  /**
   * @param {import('./search-engine.js').SearchEngine} engine
   * @param {string} asked
   */
  async #showRest(engine, asked) {
    try {
      const answer = await engine.latest(asked, {offset: FIRST_HITS, limit: HITS_MAX - FIRST_HITS})
      if (!answer) return
      const rows = this.#rows(answer)
      this.list.append(...rows)
      this.#options.push(...rows)
    } catch {
      this.#engine = undefined // what is shown stays; the next search begins anew
    }
    this.element.dataset.hits = 'all'
  }

  /**
   * @param {import('./search-engine.js').Answer} answer
   * @param {string} typed
   */
  #show(answer, typed) {
    const isAsked = answer.text.trim() !== ''
    this.all.textContent = answer.count > 0 ? filled(texts.all, {hits: counted(texts, answer.count)}) : texts.everything
    this.#fill(this.#rows(answer), isAsked ? noteOf(answer) : hints())
    this.element.dataset.answered = typed // what the hits are for, which is not always what the field says
    this.element.dataset.hits = answer.count > answer.hits.length ? 'first' : 'all'
    clearTimeout(this.#quiet)
    if (isAsked) this.#quiet = setTimeout(() => { this.said.textContent = answer.count > 0 ? counted(texts, answer.count) : texts.none }, QUIET_MS)
  }

  /** @param {import('./search-engine.js').Answer} answer */
  #rows({hits}) {
    return hits.flatMap(hit => [this.#row(hit), ...hit.parts.map(part => this.#row(part, hit))])
  }

  /**
   * @param {HTMLAnchorElement[]} rows
   * @param {HTMLElement | null} note
   */
  #fill(rows, note) {
    this.list.replaceChildren(...rows)
    this.list.scrollTop = 0
    this.note.replaceChildren(...note ? [note] : [])
    this.field.setAttribute('aria-expanded', String(rows.length > 0))
    this.#options = rows
    this.#choose(rows.length > 0 ? 0 : -1)
  }

  /**
   * @param {Hit} hit
   * @param {Hit | null} whole that the hit is a part of
   */
  #row(hit, whole = null) {
    const row = make('a', {role: 'option', id: `sd_${Math.random().toString(36).slice(2)}`, 'aria-selected': 'false', tabindex: -1, class: whole ? 'sub' : null, href: this.#root + hit.href},
      make('span', {class: 't1', lang: hit.lang || null}, make('bdi', {}, marked(whole && hit.kind === 'check_in' ? hit.excerpt : hit.title))),
      make('span', {class: 't2'}, crumbsOf(hit, whole !== null)),
      barOf(hit), scoreOf(hit, texts), statusOf(hit),
      !whole && hit.excerpt.some(piece => piece.hit) ? make('span', {class: 't3', lang: hit.lang || null}, make('bdi', {}, marked(hit.excerpt))) : null)
    row.addEventListener('pointermove', () => this.#choose(this.#options.indexOf(row), false))
    return row
  }

  /** @param {number} index */
  #choose(index, doesScroll = true) {
    if (index === this.#chosen && this.#options[index]?.getAttribute('aria-selected') === 'true') return
    this.#options[this.#chosen]?.setAttribute('aria-selected', 'false')
    this.#chosen = index
    const row = this.#options[index]
    if (!row) return this.field.removeAttribute('aria-activedescendant')
    row.setAttribute('aria-selected', 'true')
    this.field.setAttribute('aria-activedescendant', row.id)
    if (doesScroll) row.scrollIntoView({block: 'nearest'})
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const number = this.#options.length
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.isComposing) return
    if (step && number > 0) {
      event.preventDefault()
      this.#choose((this.#chosen + step + number) % number)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const isAnswered = this.element.dataset.answered === this.field.value
      const target = (isAnswered && this.#options[this.#chosen]) || this.all
      if (event.ctrlKey || event.metaKey) window.open(target.href)
      else this.#go(target.href)
    } else if (event.key === 'Escape') {
      event.preventDefault() // in a search field, Escape would only clear it
      this.element.close()
    }
  }

  /** @param {string} address */
  #go(address) {
    this.element.close()
    location.assign(address)
  }
}

/** How questions can be put, for a field with nothing in it. */
function hints() {
  /**
   * @param {string} example
   * @param {string} meaning
   */
  const hint = (example, meaning) => [make('dt', {}, make('code', {}, example)), make('dd', {}, meaning)]
  return make('dl', {class: 'hints'}, hint(texts.hintPhrase, texts.hintPhraseHelp), hint(texts.hintWithout, texts.hintWithoutHelp),
    hint(texts.hintField, texts.hintFieldHelp))
}
