// No page scrolls sideways, however long its ordinary texts are: compounds, identifiers, units, names, code and tables.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {pathToFileURL} from 'node:url'
import {launch, newPage, overflow, pageTypes} from './site.mjs'

/** A site whose texts are long; it is read from the disk. */
const {LONG_TEXTS} = process.env
const WIDTHS = [320, 360, 390, 1280]

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

for (const [type, path] of pageTypes(LONG_TEXTS)) {
  if (type === 'moved') continue // it leads on by itself
  test(`${type} (${path}) is as wide as its window`, async () => {
    const page = await newPage(await browser.newContext())
    await page.goto(`${pathToFileURL(LONG_TEXTS).href}/${path}`)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const wrong = []
    for (const width of WIDTHS) {
      await page.setViewportSize({width, height: 800})
      const pixels = await overflow(page)
      if (pixels > 0) wrong.push(`at ${width}: ${pixels} pixels too wide, by ${await beyond(page, 'right')}`)
      const cut = await beyond(page, 'left')
      if (cut) wrong.push(`at ${width}: cut at the left: ${cut}`)
    }
    await page.context().close()
    assert.deepEqual(wrong, [])
  })
}

/** The innermost elements that reach beyond an edge of the window. What only screen readers find may stand there. */
function beyond(page, edge) {
  return page.evaluate(edge => {
    const isBeyond = element => {
      const {left, right} = element.getBoundingClientRect()
      return edge === 'left' ? left < -0.5 : right > innerWidth + 0.5
    }
    const isSeen = element => element.checkVisibility() && !element.closest('.vh, .skip, .sprite, .scroll, pre')
    return [...document.querySelectorAll('body *')]
      .filter(element => isSeen(element) && isBeyond(element) && ![...element.children].some(isBeyond))
      .slice(0, 5)
      .map(({tagName, className, textContent}) => `<${tagName} class="${className}"> ${textContent.slice(0, 40)}`)
      .join(' | ')
  }, edge)
}
