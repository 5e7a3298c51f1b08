// The big screen hangs on a wall, where nobody scrolls.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {htmlFiles, launch, NARROW, overflow, PLACES, TODAY, visit} from './site.mjs'

const WALLS = [
  {width: 1920, height: 1080},
  {width: 1366, height: 768},
]
/** On such a day each page says that it is old, which takes some room. */
const WEEKS_LATER = '2026-12-14'
const SCREENS = htmlFiles().filter(path => /^screen(-\d+)?\.html$/.test(path))

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

for (const path of SCREENS) {
  for (const viewport of WALLS) {
    for (const day of [TODAY, WEEKS_LATER]) {
      test(`${path} fits ${viewport.width} × ${viewport.height} on ${day}`, async () => {
        const {page, context} = await visit(browser, PLACES.root + path, {viewport, day})
        const found = await page.evaluate(outside)
        await context.close()
        assert.deepEqual(found, [])
      })
    }
  }

  test(`${path} is no wider than a phone`, async () => {
    const {page, context} = await visit(browser, PLACES.root + path, {viewport: NARROW})
    const over = await overflow(page)
    await context.close()
    assert.ok(over <= 0, `${over} pixels wider than the window`)
  })
}

/** What does not fit: the page in the window, a row in its panel, what stands in a row, a title. */
function outside() {
  const found = []
  const root = document.documentElement
  if (root.scrollHeight > innerHeight) found.push(`${root.scrollHeight} pixels high`)
  if (root.scrollWidth > innerWidth) found.push(`${root.scrollWidth} pixels wide`)
  const check = (inner, outer) => {
    const [one, around] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()]
    const fits = one.top >= around.top - 1 && one.bottom <= around.bottom + 1 && one.right <= around.right + 1
    if (!fits) found.push(`${inner.className.baseVal ?? inner.className}: ${inner.textContent}`)
  }
  for (const row of document.querySelectorAll('.orow')) {
    check(row, row.closest('.panel'))
    for (const part of row.querySelectorAll('.tt, .vt, .tx, .s, .ic')) check(part, row)
  }
  for (const title of document.querySelectorAll('.tt')) {
    if (title.scrollHeight > title.clientHeight + 1) found.push(`cut off: ${title.textContent}`)
  }
  return found
}
