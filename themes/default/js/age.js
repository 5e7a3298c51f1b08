// A page depends on the day it was computed for. When that is long ago, it says so.

const DAYS_FRESH = 3

export function showAge() {
  const asOf = Date.parse(document.documentElement.dataset.asOf)
  if (Date.now() - asOf <= (DAYS_FRESH + 1) * 86_400_000) return
  for (const note of document.querySelectorAll('.js-old')) note.hidden = false
}
