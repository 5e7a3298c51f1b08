// A new employee of Traffic, on a phone: how does what my team does serve the vision?

import assert from 'node:assert/strict'
import {NARROW} from '../site.mjs'
import {follow, heading, walk, words} from '../walk.mjs'

walk('a new employee finds how their team serves the vision', {viewport: NARROW}, async page => {
  // the front door says what the company is for
  const vision = await heading(page)
  assert.equal(vision, 'An archipelago where the water joins people and never keeps them apart.')

  // my team is in the menu, under Teams
  await page.getByLabel('Menu', {exact: true}).first().click()
  await follow(page.getByRole('navigation', {name: 'Menu', exact: true}), 'Teams')
  await follow(page.getByRole('main'), 'Traffic')
  assert.equal(await heading(page), 'Traffic')
  assert.match(await words(page), /Traffic makes the timetable and the rota, and then runs both/)

  // what do we try to do now?
  const now = page.getByRole('region', {name: 'Objectives now'})
  assert.equal(await now.getByRole('heading', {level: 3}).count(), 4)
  await follow(now, 'Meet the bus and never wave it goodbye')

  // the page says it as one sentence, and why it exists, up to the vision
  assert.match(await words(page), /We will Meet the bus and never wave it goodbye .* as measured by /)
  const context = page.getByRole('complementary')
  assert.ok((await context.innerText()).includes(vision), 'the way up ends at the vision')
  await follow(context, 'Run boats that islanders can set their lives by')

  // the strategic objective names us among those that support it
  assert.equal(await heading(page), 'Run boats that islanders can set their lives by')
  assert.match(await words(page), /Supported by .*Meet the bus and never wave it goodbye/)
  assert.ok((await words(page)).includes(vision))
})
