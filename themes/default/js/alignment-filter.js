// Filters the alignment tree, live, and keeps what is looked for in the address. Without this script the whole tree is shown.

import {folded, isLookedFor, matcher, queryOf, wantedOf} from './alignment-match.js'
import {ABOVE, GONE, treeStates} from './alignment-rows.js'

/** @typedef {import('./alignment-match.js').Wanted} Wanted */

/** How long typing has to rest before the address tells of it: browsers limit how often it may change. */
const ADDRESS_DELAY_MS = 250

/** <okr-tree> holds the controls (`.filters`) and the tree. Every text comes from attributes. */
export class OkrTree extends HTMLElement {
  /** @type {AbortController | undefined} */
  #stop
  /** @type {HTMLElement[]} */
  #items = []
  /** @type {import('./alignment-match.js').TreeRow[]} */
  #rows = []
  /** Which rows were folded before the filter: null while nothing is looked for. @type {boolean[] | null} */
  #folds = null
  #timer = 0

  static define(tag = 'okr-tree') {
    if (!customElements.get(tag)) customElements.define(tag, OkrTree)
  }

  connectedCallback() {
    this.#stop = new AbortController()
    const {signal} = this.#stop
    this.#read()
    addEventListener('hashchange', () => this.#reveal(), {signal})
    const controls = this.querySelector('.filters')
    if (controls) {
      controls.classList.add('ready')
      controls.addEventListener('input', () => this.#change(), {signal})
      controls.addEventListener('click', event => this.#click(event), {signal})
      this.#show(wantedOf(location.search))
      this.#apply()
    }
    this.#reveal()
  }

  disconnectedCallback() {
    this.#stop?.abort()
    clearTimeout(this.#timer)
  }

  /** Reads the rows once: typing must not wait for the page to be read again. */
  #read() {
    /** @type {NodeListOf<HTMLElement>} */
    const items = this.querySelectorAll('.n')
    this.#items = [...items]
    /** @type {Map<Element | null | undefined, number>} */
    const places = new Map(this.#items.map((item, index) => [item, index]))
    for (const item of this.#items) {
      const parent = places.get(item.parentElement?.closest('.n')) ?? -1
      const above = this.#rows[parent]
      const isResult = item.classList.contains('key_result')
      const cells = item.querySelector('.cells')
      const said = ['.ttl', '.who'].map(part => cells?.querySelector(part)?.textContent ?? '').join(' ')
      this.#rows.push({
        kind: isResult ? 'result' : item.dataset.status ? 'objective' : 'other',
        parent,
        text: folded(said),
        team: isResult ? (above?.team ?? '') : (item.dataset.team ?? ''),
        level: isResult ? (above?.level ?? '') : item.classList.contains('strategic') ? 'strategic' : 'tactical',
        status: item.dataset.status ?? '',
      })
    }
  }

  /**
   * A field or list of the filter.
   * @param {string} name
   */
  #control(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (this.querySelector(`[name=${name}]`))
  }

  /** @returns {Wanted} */
  #wanted() {
    /** @param {string} name */
    const value = name => this.#control(name)?.value ?? ''
    /** @type {NodeListOf<HTMLElement>} */
    const pressed = this.querySelectorAll('[data-status][aria-pressed=true]')
    const status = Array.from(pressed, chip => chip.dataset.status ?? '')
    return {q: value('q'), team: value('team'), level: value('level'), status}
  }

  /**
   * Sets the controls. A team or level that is not there is not looked for.
   * @param {Wanted} wanted
   */
  #show(wanted) {
    for (const name of /** @type {const} */ (['q', 'team', 'level'])) {
      const control = this.#control(name)
      if (!control) continue
      control.value = wanted[name]
      if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0
    }
    /** @type {NodeListOf<HTMLElement>} */
    const chips = this.querySelectorAll('.chip')
    for (const chip of chips) {
      chip.setAttribute('aria-pressed', String(wanted.status.includes(chip.dataset.status ?? '')))
    }
  }

  #change() {
    this.#apply()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#remember(), ADDRESS_DELAY_MS)
  }

  /** @param {Event} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target)
    const button = target.closest('button')
    if (!button) return
    if (button.dataset.fold) this.#foldAll(button.dataset.fold === 'open')
    if (button.dataset.status) {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
      this.#change()
    }
    if ('clear' in button.dataset) {
      this.#clear()
      this.#control('q')?.focus()
    }
  }

  #clear() {
    this.#show({q: '', team: '', level: '', status: []})
    this.#change()
  }

  #remember() {
    const address = `${location.pathname}${queryOf(this.#wanted(), location.search)}${location.hash}`
    try {
      history.replaceState(history.state, '', address)
    } catch {
      // a browser that does not let a page from disk change its address: the filter works all the same
    }
  }

  #apply() {
    const wanted = this.#wanted()
    const isOn = isLookedFor(wanted)
    const found = treeStates(this.#rows, isOn ? matcher(wanted) : () => true)
    if (isOn) this.#folds ??= this.#items.map(item => details(item)?.open ?? false)
    if (isOn) this.classList.add('lean') // from now on many rows come and go at once
    for (const [index, item] of this.#items.entries()) {
      const isGone = isOn && found.states[index] === GONE
      if (item.hidden !== isGone) item.hidden = isGone
      item.classList.toggle('dim', isOn && found.states[index] === ABOVE)
      const fold = details(item)
      if (!fold || !this.#folds) continue
      const isOpen = this.#folds[index] || (isOn && found.unfolds[index])
      if (fold.open !== isOpen) fold.open = isOpen
    }
    if (!isOn) this.#folds = null
    this.#tell(isOn, found)
  }

  /**
   * @param {boolean} isOn whether anything is looked for
   * @param {{objectives: number, results: number}} found
   */
  #tell(isOn, {objectives, results}) {
    /** @type {HTMLElement | null} */
    const status = this.querySelector('[role=status]')
    /** @type {HTMLElement | null} */
    const clear = this.querySelector('[data-clear]')
    if (clear) clear.hidden = !isOn
    if (!status) return
    /**
     * @param {string} name
     * @param {number} number
     */
    const count = (name, number) => {
      const rule = new Intl.PluralRules(document.documentElement.lang).select(number)
      return (status.dataset[`${name}${rule === 'one' ? 'One' : 'Other'}`] ?? '').replace('{n}', String(number))
    }
    const parts = [objectives && count('objective', objectives), results && count('result', results)].filter(Boolean)
    const words = isOn ? parts.join(', ') || status.dataset.none || '' : ''
    if (status.textContent !== words) status.textContent = words
  }

  /** @param {boolean} isOpen */
  #foldAll(isOpen) {
    for (const fold of this.querySelectorAll('details')) fold.open = isOpen
    if (this.#folds) this.#folds = this.#items.map(() => isOpen)
  }

  /** Shows the row that the address names, though it be folded away or filtered out. */
  #reveal() {
    const id = decodeURIComponent(location.hash.slice(1))
    const target = id ? document.getElementById(id) : null
    if (!target || !this.contains(target)) return
    if (target.closest('[hidden]')) this.#clear()
    for (let fold = target.parentElement?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
      fold.open = true
    }
    target.scrollIntoView()
  }
}

/**
 * What folds right below a row.
 * @param {HTMLElement} item
 */
function details(item) {
  const last = item.lastElementChild
  return last instanceof HTMLDetailsElement ? last : null
}
