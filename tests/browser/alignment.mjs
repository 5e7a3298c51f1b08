// The alignment pages as people use them: node alignment.mjs SITE
//
// From disk, in a real browser: the list filters while one types, says how much was found, and its address brings another
// reader to the same view; deep links open what is folded; everything is reached by keyboard; the map lights up the way to the
// vision; the matrix leads to the filtered list. And without a script all of it is there, with no control that does nothing.

import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {becomes, launch, newPage, TODAY, WIDE} from './site.mjs'

const site = resolve(process.argv[2])
const wrong = []
const browser = await launch()
let walked = 0

/** Opens `path`, runs `look` in it, and notes what goes wrong. */
async function walk(name, path, options, look) {
  const context = await browser.newContext({viewport: WIDE, ...options})
  const page = await newPage(context)
  const tell = what => wrong.push(`${name}: ${what}`)
  await page.clock.setFixedTime(`${TODAY}T12:00:00Z`)
  page.on('console', message => tell(`console: ${message.text()}`))
  page.on('pageerror', error => tell(`error: ${error.message}`))
  const [file, rest] = path.split(/(?=[?#])(.*)/s)
  await page.goto(pathToFileURL(join(site, file)).href + (rest ?? ''))
  try {
    await look(page, (is, what) => is || tell(what))
  } catch (error) {
    tell(error.message)
  }
  walked++
  await context.close()
}

/** Waits until as many elements as `number` match. */
const counts = (page, selector, number) =>
  becomes(page, selector => document.querySelectorAll(selector).length, number, selector, selector)
const shown = page => page.locator('.n[id]:visible').evaluateAll(rows => rows.map(row => row.id))
const said = page => page.locator('.filters [role=status]').innerText()

await walk('typing', 'alignment.html', {}, async (page, expect) => {
  const before = await shown(page)
  await page.locator('[name=q]').fill('BOAT break')
  await page.locator('.n.dim').first().waitFor()
  const found = await page.locator('.n:visible:not(.dim) > .cells > .ttl > a').allInnerTexts()
  expect(
    found.some(title => /boat/i.test(title)),
    `nothing found: ${found}`,
  )
  expect((await page.locator('.n.dim:visible').count()) > 0, 'nothing above what was found is kept')
  expect(/\d/.test(await said(page)), 'the count is not told')
  await page.waitForURL(/\?q=BOAT(\+|%20)break$/)
  await page.locator('[data-clear]').click()
  await page.waitForURL(address => !address.search)
  expect((await shown(page)).join() === before.join(), 'after clearing the tree is not as it was')
  await page.locator('[name=q]').fill('qqqq')
  await becomes(page, () => [...document.querySelectorAll('.n')].some(row => row.checkVisibility()), false)
  expect((await said(page)).length > 10, 'nothing found, and nothing told')
})

await walk(
  'an address',
  'alignment.html?team=workshop&status=off_track,at_risk&level=tactical',
  {},
  async (page, expect) => {
    expect((await page.locator('[name=team]').inputValue()) === 'workshop', 'the team is not chosen')
    expect((await page.locator('.chip[aria-pressed=true]').count()) === 2, 'the statuses are not chosen')
    const hits = page.locator('.n.tactical:visible:not(.dim)')
    const teams = await hits.evaluateAll(rows => rows.map(row => `${row.dataset.team} ${row.dataset.status}`))
    expect(teams.length > 0 && teams.every(team => /^workshop (off_track|at_risk)$/.test(team)), `found ${teams}`)
  },
)

await walk('a deep link', 'alignment.html#on-the-minute', {}, async page => {
  await page.locator('#on-the-minute > .cells').waitFor()
  await page.locator('[name=q]').fill('qqqq')
  await page.evaluate(() => {
    location.hash = '#dependable'
  })
  await page.locator('#dependable > .cells').waitFor()
})

await walk('a keyboard', 'alignment.html', {}, async (page, expect) => {
  await page.locator('[name=q]').focus()
  for (const name of ['SELECT', 'SELECT', 'BUTTON', 'BUTTON', 'BUTTON']) {
    await page.keyboard.press('Tab')
    const tag = await page.evaluate(() => document.activeElement.tagName)
    expect(tag === name, `Tab leads to ${tag}, not ${name}`)
  }
  await page.keyboard.press('Space')
  await counts(page, '.chip[aria-pressed=true]', 1)
  await page.keyboard.press('Space')
  await counts(page, '.chip[aria-pressed=true]', 0)
  const fold = page.locator('.tactical > details').first()
  await fold.locator('> summary').focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(details => details.open, await fold.elementHandle())
  await page.locator('[data-fold=close]').press('Enter')
  await counts(page, '.tree details[open]', 0)
  await page.locator('[data-fold=open]').press('Enter')
  await counts(page, '.tree details:not([open])', 0)
})

await walk('the map', 'alignment-map.html', {}, async (page, expect) => {
  const card = page.locator('.card.tactical a').first()
  await card.focus()
  await page.locator('.card.on').first().waitFor()
  const lit = await page.locator('.card.on').evaluateAll(cards => cards.map(one => one.classList[1]))
  for (const kind of ['vision', 'theme', 'strategic', 'tactical']) {
    expect(lit.includes(kind), `the way up does not lead over the ${kind}: ${lit}`)
  }
  const all = await page.locator('.card').count()
  expect(lit.length < all, 'everything is lit')
  expect((await page.locator('.e path.on').count()) >= 3, 'the lines are not lit')
  await page.evaluate(() => document.activeElement.blur())
  await counts(page, '.lit', 0)
  await page.locator('.card.strategic').first().hover()
  await page.locator('.card.on').first().waitFor()
  expect((await page.locator('.card.on').count()) > 4, 'a strategic objective does not light up what serves it')
  const boxes = await page.locator('.card').evaluateAll(cards =>
    cards.map(one => ({
      top: one.offsetTop,
      left: one.offsetLeft,
      right: one.offsetLeft + one.offsetWidth,
      bottom: one.offsetTop + one.offsetHeight,
      over: one.scrollHeight - one.clientHeight,
    })),
  )
  expect(
    boxes.every(box => box.over <= 1),
    'words run out of a card',
  )
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(0, index)) {
      expect(
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top,
        'cards overlap',
      )
    }
  }
})

await walk('the map on a phone', 'alignment-map.html', {viewport: {width: 390, height: 844}}, async (page, expect) => {
  const tops = await page.locator('.card').evaluateAll(cards => cards.map(card => card.getBoundingClientRect().top))
  expect(
    tops.every((top, index) => index === 0 || top > tops[index - 1]),
    'cards do not stand under each other',
  )
  expect((await page.locator('.fx:visible').count()) > 0, 'what a card also supports is not told in words')
})

for (const width of [1280, 390]) {
  await walk('the matrix', 'alignment-matrix.html', {viewport: {width, height: 844}}, async (page, expect) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over <= 0, `the page is ${over} pixels too wide at ${width}`)
    const cell = page.locator('.matrix td a').first()
    const number = Number.parseInt(await cell.locator('b').innerText(), 10)
    expect(number > 0, 'a cell does not count')
    await cell.click()
    await page.waitForURL(/alignment\.html\?team=.+#/)
    await becomes(page, () => document.querySelector('[name=team]').value !== '', true, 'the team is chosen')
  })
}

for (const path of ['alignment.html', 'alignment-map.html', 'alignment-matrix.html']) {
  await walk('without a script', path, {javaScriptEnabled: false}, async (page, expect) => {
    expect((await page.locator('.filters:visible').count()) === 0, 'controls that do nothing are shown')
    expect((await page.locator('main a:visible').count()) > 8, 'the page is not complete')
  })
}
await walk(
  'a deep link without a script',
  'alignment.html#on-the-minute',
  {javaScriptEnabled: false},
  async (page, expect) => {
    expect(await page.locator('#on-the-minute > .cells').isVisible(), 'what is above does not open')
  },
)

await browser.close()
console.log(wrong.length ? wrong.join('\n') : `${walked} walks over the alignment pages went well`)
process.exitCode = wrong.length ? 1 : 0
