// Every stop of the keyboard is in sight and marked, on every type of page, wide and narrow.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {launch, NARROW, PLACES, pageTypes, visit, WIDE} from './site.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

for (const [type, path] of pageTypes()) {
  if (type === 'moved') continue // leads on by itself
  for (const viewport of [WIDE, NARROW]) {
    test(`every stop on ${type} is seen at ${viewport.width} pixels`, async () => {
      const {page, context, wrong} = await visit(browser, PLACES.path + path, {viewport})
      await page.keyboard.press('Tab') // from here on the focus comes from the keyboard
      wrong.push(...(await page.evaluate(unseenStops)))
      await context.close()
      assert.deepEqual(wrong, [])
    })
  }
}

/** Gives the focus to every stop, from the last to the first: those that are covered, or not marked. */
function unseenStops() {
  const HEADER = 90
  const stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  const wrong = []
  for (const stop of stops.reverse()) {
    if (!stop.checkVisibility({visibilityProperty: true})) continue
    stop.focus()
    const box = [...stop.getClientRects()].find(one => one.width > 0) ?? stop.getBoundingClientRect()
    // a point near the start of what can be in sight: some regions are larger than the window
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)]
    const [x, y] = [left + Math.min(box.right - left, 40) / 2, top + Math.min(box.bottom - top, 40) / 2]
    const onTop = document.elementFromPoint(x, Math.max(y, box.height > innerHeight / 2 ? HEADER : y))
    const isSeen = onTop && (stop.contains(onTop) || onTop.contains(stop) || onTop.closest('label')?.contains(stop))
    const styles = [[stop], [stop, '::after'], [stop.closest('[role=search]') ?? stop]].map(part =>
      getComputedStyle(...part),
    )
    const isMarked = styles.some(
      ({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    )
    const place = `${stop.outerHTML.slice(0, 120)} at ${Math.round(x)}, ${Math.round(y)}`
    if (!isSeen) wrong.push(`covered: ${place} by ${onTop?.outerHTML.slice(0, 80)}`)
    if (!isMarked) wrong.push(`not marked: ${place}`)
  }
  return wrong
}
