// What each type of page weighs on the way to a reader, gzipped, beside the budgets.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {gzipSync} from 'node:zlib'
import {launch, PLACES, pageTypes, visit} from './site.mjs'

const BUDGETS = {CSS: 8, JS: 6, all: 45}
/** Views that bring a style sheet of their own, and search, which brings its script. */
const LARGER = {alignment: {CSS: 13}, screen: {CSS: 9}, search: {CSS: 12, JS: 20}}
/** The pages that have a budget for everything. */
const WHOLE = ['index.html', 'objectives/*']

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

test('no page weighs more than its budget', async () => {
  const rows = []
  for (const [type, path] of pageTypes()) {
    if (type !== 'moved') rows.push(await weigh(type, path))
  }
  const columns = ['HTML', 'CSS', 'JS', 'other', 'all', 'requests', 'nodes']
  const line = (name, cells) => `${name.padEnd(24)}${cells.map(cell => String(cell).padStart(10)).join('')}`
  const shown = rows.map(row =>
    line(
      row.type,
      columns.map(column => (row[column] ?? 0).toString()),
    ),
  )
  const budget = line('at most', ['', BUDGETS.CSS, BUDGETS.JS, '', BUDGETS.all, '', ''])
  console.log([line('KB, gzipped', columns), ...shown, budget, `(all: ${WHOLE.join(' and ')})`].join('\n'))
  const over = rows.flatMap(row =>
    Object.keys(BUDGETS)
      .filter(column => column !== 'all' || WHOLE.includes(row.type))
      .filter(column => row[column] > most(row.type, column))
      .map(column => `${row.type}: ${column} ${row[column]} KB, at most ${most(row.type, column)}`),
  )
  assert.deepEqual(over, [])
})

function most(type, column) {
  return LARGER[type.match(/^[a-z]+/)?.[0]]?.[column] ?? BUDGETS[column]
}

/** Sums up what a browser asks for when it opens a page. */
async function weigh(type, path) {
  const {page, context, answers} = await visit(browser, PLACES.root + path)
  const row = {type, requests: answers.length, all: 0}
  row.nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  for (const answer of answers) {
    const kind = {document: 'HTML', stylesheet: 'CSS', script: 'JS'}[answer.request().resourceType()] ?? 'other'
    const bytes = gzipSync(await answer.body(), {level: 6}).length
    row[kind] = (row[kind] ?? 0) + bytes
    row.all += bytes
  }
  await context.close()
  for (const kind of ['HTML', 'CSS', 'JS', 'other', 'all']) row[kind] = Math.round((row[kind] ?? 0) / 102.4) / 10
  return row
}
