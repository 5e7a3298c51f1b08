// What has to happen before the first paint, so that nothing flashes or moves: the chosen colours, and elements that only
// a script can fill. This is the one script that a page waits for, so it stays small. It needs no page yet.

import {PageAge} from './page-age.js'
import {chosenTheme, showTheme} from './theme.js'
import {ThemeSwitch} from './theme-switch.js'

showTheme(chosenTheme())
customElements.define('page-age', PageAge)
customElements.define('theme-switch', ThemeSwitch)
