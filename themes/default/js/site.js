// What every page gains from a script; without it every page is complete.

import {closeMenusElsewhere, placeThemeSwitch} from './menu.js'
import {readySearch} from './opener.js'
import {readyPrintButtons} from './print.js'

readyPrintButtons()
closeMenusElsewhere()
placeThemeSwitch()
readySearch()
