// Search: the dialog on every page, and the search page. Loaded when it is wanted, and by the search page itself.

import {openDialog} from './search-dialog.js'
import {startSearchPage} from './search-page.js'

const opener = /** @type {HTMLElement} */ (document.querySelector('.js-search'))
const root = opener.dataset.root ?? ''
const page = document.querySelector('.js-search-page')

if (page) startSearchPage(page, root)
document.addEventListener('okrsite-search', () => {
  if (page) page.querySelector('input')?.select()
  else openDialog(opener, root)
})
