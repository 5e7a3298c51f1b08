// The lead of Traffic, on Monday morning: what do we have to talk about, and can everyone have it on one sheet?

import assert from 'node:assert/strict'
import {sheetsOf} from '../site.mjs'
import {follow, heading, walk, words} from '../walk.mjs'

walk('a team lead prepares the weekly meeting', {}, async page => {
  const menu = page.getByRole('navigation', {name: 'Main menu'})

  // what needs attention at all, and is any of it ours?
  await follow(menu, /Attention/)
  const ours = page.getByRole('main').getByRole('link', {name: 'Meet the bus and never wave it goodbye'})
  assert.ok((await ours.count()) > 0, 'the objective that lags is among what needs attention')

  await follow(menu, 'Teams')
  await follow(page.getByRole('main'), 'Traffic')
  assert.equal(await heading(page), 'Traffic')
  const now = page.getByRole('region', {name: 'Objectives now'})

  // each key result has what the meeting asks: where it is, how sure we are, what moved in a week
  const said = (await now.innerText()).replaceAll(/\s+/g, ' ')
  assert.match(said, /At risk 0\.31 of expected 0\.41/)
  assert.match(said, /Now 28 connections, from 34 connections to 12 connections/)
  assert.match(said, /Confidence 4 of 10 ?−1 connections in a week/)
  assert.match(await words(page), /day 54 of 92, 5 weeks left/)

  // the sheet for the wall
  assert.ok(await page.getByRole('button', {name: 'Print'}).isVisible())
  assert.equal(sheetsOf(await page.pdf({preferCSSPageSize: true})), 1)

  // why does that one lag? its page has the last word on it
  await follow(now, 'Meet the bus and never wave it goodbye')
  const log = page.getByRole('region', {name: 'Check-ins'})
  assert.match(
    (await log.innerText()).replaceAll(/\s+/g, ' '),
    /19 Nov 2026 Yusuf Demir The drivers have our positions/,
  )
})
