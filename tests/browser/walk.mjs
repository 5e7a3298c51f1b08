// A walk is a test in which somebody comes with a question and leaves with the answer. Only what people see and reach counts:
// names of links, headings and regions, no addresses and no classes.

import assert from 'node:assert/strict'
import {test} from 'node:test'
import {launch, PLACES, visit, WIDE} from './site.mjs'

/** Somebody walks through the site, starting at its front door; nothing may go wrong on the way. */
export function walk(name, options, steps) {
  test(name, async () => {
    const browser = await launch()
    const {page, context, wrong} = await visit(browser, PLACES.path, {viewport: WIDE, ...options})
    try {
      await steps(page, browser)
    } finally {
      await context.close()
      await browser.close()
    }
    assert.deepEqual(wrong, [])
  })
}

/** Follows a link by its name, and fails where that has come to nothing. */
export async function follow(within, name) {
  const link = within.getByRole('link', {name, exact: typeof name === 'string'}).first()
  await link.click()
}

/** The page's main heading. */
export function heading(page) {
  return page.getByRole('heading', {level: 1}).innerText()
}

/** Everything to read in the content of a page, in one line. */
export async function words(page) {
  return (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
}
