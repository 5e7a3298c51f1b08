// Lights up what a card of the map leads to and what leads to it. Without this script style does that for homes alone.

import {isOnPath, related} from './alignment-paths.js'

/** <okr-map> holds the cards as nested lists; a line with `data-to` leads to the card of that number. */
export class OkrMap extends HTMLElement {
  /** @type {AbortController | undefined} */
  #stop
  /** @type {Element[]} */
  #cards = []
  /** @type {number[][]} */
  #parents = []
  /** @type {{path: Element, from: number, to: number}[]} */
  #lines = []

  static define(tag = 'okr-map') {
    if (!customElements.get(tag)) customElements.define(tag, OkrMap)
  }

  connectedCallback() {
    this.#stop = new AbortController()
    const {signal} = this.#stop
    this.#read()
    this.classList.add('ready')
    for (const type of ['pointerover', 'focusin']) {
      this.addEventListener(type, event => this.#look(event.target), {signal})
    }
    for (const type of ['pointerleave', 'focusout']) {
      this.addEventListener(type, () => this.#look(document.activeElement), {signal})
    }
  }

  disconnectedCallback() {
    this.#stop?.abort()
  }

  #read() {
    this.#cards = [...this.querySelectorAll('.card')]
    /** @type {Map<Element | null | undefined, number>} */
    const places = new Map(this.#cards.map((card, index) => [card, index]))
    for (const [from, card] of this.#cards.entries()) {
      const item = card.parentElement
      const home = places.get(item?.parentElement?.closest('li')?.querySelector('.card'))
      /** @type {NodeListOf<SVGPathElement> | undefined} */
      const drawn = item?.querySelectorAll(':scope > .e > path')
      const paths = [...(drawn ?? [])]
      const ends = paths.map(path => (path.dataset.to ? Number(path.dataset.to) : home))
      this.#parents.push(home === undefined ? [] : [home])
      for (const [index, path] of paths.entries()) {
        const to = ends[index]
        if (to === undefined) continue
        this.#lines.push({path, from, to})
        if (path.dataset.to) this.#parents[from].push(to)
      }
    }
  }

  /** @param {EventTarget | null} target */
  #look(target) {
    const card = target instanceof Element && this.contains(target) ? target.closest('.card') : null
    const at = card?.querySelector('a') ? this.#cards.indexOf(card) : -1
    this.classList.toggle('lit', at >= 0)
    if (at < 0) return
    const found = related(at, this.#parents)
    for (const [index, one] of this.#cards.entries()) {
      one.classList.toggle('on', found.up.has(index) || found.down.has(index))
    }
    for (const {path, from, to} of this.#lines) path.classList.toggle('on', isOnPath(found, from, to))
  }
}
