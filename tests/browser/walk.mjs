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

/** Follows a link by its name to where it leads. */
export async function follow(within, name) {
  await open(within.getByRole('link', {name, exact: typeof name === 'string'}).first())
}

/** Follows a link, and waits for the page that it leads to. */
export async function open(link) {
  const address = await link.evaluate(element => element.href)
  await link.click()
  await link.page().waitForURL(address)
}

/** The page's main heading. */
export function heading(page) {
  return page.getByRole('heading', {level: 1}).innerText()
}

/** Everything to read in the content of a page, in one line. */
export async function words(page) {
  return (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
}
