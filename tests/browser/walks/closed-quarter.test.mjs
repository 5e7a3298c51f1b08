// The manager of the company, after a quarter: how did it end, what did we learn, and look at this, please.

import assert from 'node:assert/strict'
import {visit} from '../site.mjs'
import {follow, heading, open, walk, words} from '../walk.mjs'

walk('a manager reviews a closed quarter and sends a filtered view to a colleague', {}, async (page, browser) => {
  // the choice of periods leads to the quarter that is over
  const choice = page.locator('summary', {hasText: 'Q4 2026'})
  await choice.click()
  await follow(page.getByRole('banner'), /^Q3 2026/)
  assert.equal(await heading(page), 'Q3 2026')
  const review = await words(page)
  assert.match(review, /closed/i)
  assert.match(review, /Mean score 0\.\d\d/)
  assert.match(review, /What we learned/)
  assert.doesNotMatch(review, /expected 0\.\d\d/, 'nothing is expected of what is over')

  // how did everything hang together then?
  await follow(page.getByRole('navigation', {name: 'Main menu'}), 'Alignment')
  assert.match(await heading(page), /Alignment Q3 2026/)

  // only what Quays has closed about the dark is of interest
  const filter = page.getByRole('search', {name: 'Filter'})
  const found = filter.getByRole('status')
  await filter.getByLabel('Team').selectOption({label: 'Quays'})
  await filter.getByRole('button', {name: 'Closed'}).click()
  await filter.getByLabel('Filter by words').fill('dark')
  assert.match(await found.innerText(), /^1 objective/)
  await page.waitForURL(/q=dark/)

  // a colleague gets the address in a message, and sees the same
  await page.waitForURL(address => ['q', 'team', 'status'].every(name => address.searchParams.has(name)))
  const {page: other, context, wrong} = await visit(browser, page.url())
  const theirs = other.getByRole('search', {name: 'Filter'})
  assert.equal(await theirs.getByRole('status').innerText(), await found.innerText())
  assert.equal(await theirs.getByLabel('Filter by words').inputValue(), 'dark')
  const shown = page.getByRole('main').getByRole('link')
  assert.deepEqual(await other.getByRole('main').getByRole('link').allInnerTexts(), await shown.allInnerTexts())
  assert.deepEqual(wrong, [])
  await context.close()

  // and the objective itself says how it ended
  await open(page.getByRole('main').locator('.n:not(.dim) .ttl a:visible').first())
  assert.match(await words(page), /How it ended/)
})
