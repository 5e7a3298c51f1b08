// What every page gains from a script; without it every page is complete.

import {showAge} from './age.js'
import {closeMenusElsewhere} from './menu.js'
import {readyPrintButtons} from './print.js'

showAge()
readyPrintButtons()
closeMenusElsewhere()
