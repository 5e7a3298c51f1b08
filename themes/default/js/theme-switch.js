// Lets readers choose between the system's colours, light and dark. Without this script it is hidden, and the page follows
// the system. What is chosen in another window holds here too.

import {chosenTheme, rememberTheme, showTheme, themeOf} from './theme.js'

export class ThemeSwitch extends HTMLElement {
  /** @type {AbortController | undefined} */
  #stop

  connectedCallback() {
    this.#stop = new AbortController()
    const {signal} = this.#stop
    this.addEventListener('change', event => this.#choose(/** @type {HTMLInputElement} */ (event.target)), {signal})
    this.addEventListener('click', event => this.#opens(event) && this.#mark(), {signal})
    addEventListener('storage', () => this.#follow(), {signal})
    this.#mark() // where it was moved; when it is read for the first time, it is still empty
    this.hidden = false
  }

  disconnectedCallback() {
    this.#stop?.abort()
  }

  /** @param {HTMLInputElement} radio */
  #choose(radio) {
    const theme = themeOf(radio.value)
    rememberTheme(theme)
    showTheme(theme)
  }

  /**
   * Whether a click opens the menu. It comes before the menu is open: nobody sees the choice of before.
   * @param {Event} event
   */
  #opens({target}) {
    return target instanceof Element && target.closest('summary') !== null
  }

  #follow() {
    showTheme(chosenTheme())
    this.#mark()
  }

  #mark() {
    for (const radio of this.querySelectorAll('input')) radio.checked = radio.value === chosenTheme()
  }
}
