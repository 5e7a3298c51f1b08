// Adds what needs a script; without it every page is complete.

// A page depends on the day it was computed for. When that is long ago, say so.
const DAYS_FRESH = 3
const asOf = Date.parse(document.documentElement.dataset.asOf)
if (Date.now() - asOf > (DAYS_FRESH + 1) * 86_400_000) {
  for (const note of document.querySelectorAll('.js-old')) note.hidden = false
}

for (const button of document.querySelectorAll('.js-print')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// The menu closes when one looks elsewhere.
for (const menu of document.querySelectorAll('details.dd')) {
  document.addEventListener('click', event => {
    if (!menu.contains(event.target)) menu.open = false
  })
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
}
