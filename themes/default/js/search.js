// The search dialog of every page but the search page. Loaded when it is first wanted.

import {openDialog} from './search-dialog.js'

const opener = /** @type {HTMLElement} */ (document.querySelector('.js-search'))

document.addEventListener('okrsite-search', () => openDialog(opener, opener.dataset.root ?? ''))
