(function () {
'use strict'
const DAYS_FRESH = 3
function daysSince(day, now) {
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
return Math.round((today - Date.parse(day)) / 86_400_000)
}
function ageSentence(days, sentences, language) {
const sentence = new Intl.PluralRules(language).select(days) === 'one' ? sentences.one : sentences.other
return sentence.replace('{n}', days.toLocaleString(language))
}
class PageAge extends HTMLElement {
connectedCallback() {
const {asOf = '', one = '', other = ''} = this.dataset
const days = daysSince(asOf, new Date())
const note = this.closest('p')
if (!(days > DAYS_FRESH) || !note) return
this.textContent = ageSentence(days, {one, other}, document.documentElement.lang)
note.hidden = false
}
}
;
const THEME_KEY = 'okrsite-theme'
function themeOf(text) {
return text === 'light' || text === 'dark' ? text : 'system'
}
function chosenTheme() {
try {
return themeOf(localStorage.getItem(THEME_KEY))
} catch {
return themeOf(document.documentElement.dataset.theme)
}
}
function rememberTheme(theme) {
try {
if (theme === 'system') localStorage.removeItem(THEME_KEY)
else localStorage.setItem(THEME_KEY, theme)
} catch {
}
}
function showTheme(theme) {
const root = document.documentElement
if (theme === 'system') delete root.dataset.theme
else root.dataset.theme = theme
}
;
class ThemeSwitch extends HTMLElement {
#stop
connectedCallback() {
this.#stop = new AbortController()
const {signal} = this.#stop
this.addEventListener('change', event => this.#choose( (event.target)), {signal})
this.addEventListener('toggle', () => this.#mark(), {signal, capture: true})
addEventListener('storage', () => this.#follow(), {signal})
this.hidden = false
}
disconnectedCallback() {
this.#stop?.abort()
}
#choose(radio) {
const theme = themeOf(radio.value)
rememberTheme(theme)
showTheme(theme)
}
#follow() {
showTheme(chosenTheme())
this.#mark()
}
#mark() {
for (const radio of this.querySelectorAll('input')) radio.checked = radio.value === chosenTheme()
}
}
;
showTheme(chosenTheme())
customElements.define('page-age', PageAge)
customElements.define('theme-switch', ThemeSwitch)
;
})()
