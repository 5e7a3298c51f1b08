// Each interactive part, by keyboard: what it does, what it tells those who listen, and what is left without its script.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {launch, NARROW, PLACES, pageTypes, visit} from './site.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

/** A test that opens a page and expects nothing wrong on the way. */
function part(name, path, options, look) {
  test(name, async () => {
    const {page, context, wrong} = await visit(browser, PLACES.path + path, options)
    await look(page)
    await context.close()
    assert.deepEqual(wrong, [])
  })
}

/** Presses Tab until `locator` has the focus. */
async function tabTo(page, locator, steps = 40) {
  for (let step = 0; step < steps; step += 1) {
    if (await locator.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${locator} is not reached with ${steps} times Tab`)
}

part('the first stop skips to the content', 'index.html', {}, async page => {
  await page.keyboard.press('Tab')
  const skip = page.locator('a.skip')
  assert.ok(await skip.evaluate(link => link === document.activeElement && link.getBoundingClientRect().top >= 0))
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'site_main')
})

part('colours are chosen with the keyboard, remembered, and can follow the system', 'index.html', {}, async page => {
  const shown = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  const open = page.locator('theme-switch summary')
  await tabTo(page, open)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.value), 'system')
  assert.equal(await shown(), 'light dark')
  await page.keyboard.press('ArrowDown')
  assert.equal(await shown(), 'light')
  await page.keyboard.press('ArrowDown')
  assert.equal(await shown(), 'dark')
  await page.keyboard.press('Escape')
  assert.ok(await open.evaluate(summary => summary === document.activeElement && !summary.parentElement.open))
  await page.goto(PLACES.path + 'teams.html')
  assert.equal(await shown(), 'dark', 'the next page knows')
  await page.locator('theme-switch summary').click()
  assert.ok(await page.getByRole('radio', {checked: true}).evaluate(radio => radio.value === 'dark'))
  await page.locator('theme-switch input[value=system]').check()
  await page.reload()
  assert.equal(await shown(), 'light dark')
})

part('colours hold on paper, which is white', 'index.html', {}, async page => {
  await page.evaluate(() => localStorage.setItem('okrsite-theme', 'dark'))
  await page.reload()
  await page.emulateMedia({media: 'print'})
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
})

test('colours are chosen before the first paint, and where nothing can be stored too', async () => {
  const context = await browser.newContext({colorScheme: 'light'})
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no storage', 'SecurityError')
      },
    })
  })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(PLACES.path)
  await page.locator('theme-switch summary').click()
  await page.locator('theme-switch input[value=dark]').check()
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark')
  await context.close()
  assert.deepEqual(errors, [])

  const kept = await browser.newContext({colorScheme: 'light'})
  await kept.addInitScript(() => {
    localStorage.setItem('okrsite-theme', 'dark')
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'first-paint') window.themeAtPaint = document.documentElement.dataset.theme
      }
    }).observe({type: 'paint', buffered: true})
    document.addEventListener('readystatechange', () => {
      window.themeWhenRead ??= document.documentElement.dataset.theme
    })
  })
  const dark = await kept.newPage()
  await dark.goto(PLACES.path)
  await dark.waitForFunction(() => 'themeAtPaint' in window)
  assert.deepEqual(await dark.evaluate(() => [window.themeAtPaint, window.themeWhenRead]), ['dark', 'dark'])
  await kept.close()
})

part('the menu opens and closes with the keyboard', 'index.html', {viewport: NARROW}, async page => {
  const menu = page.locator('details.menu')
  await tabTo(page, menu.locator('> summary'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  assert.ok(
    await menu
      .locator('a')
      .first()
      .evaluate(link => link === document.activeElement),
  )
  await page.keyboard.press('Escape')
  assert.ok(await menu.locator('> summary').evaluate(summary => summary === document.activeElement))
  assert.ok(!(await menu.evaluate(details => details.open)))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('main a').first())
  assert.ok(!(await menu.evaluate(details => details.open)), 'closes when the focus leaves it')
})

part('a branch of the tree opens with the keyboard', 'alignment.html', {}, async page => {
  const closed = page.locator('.tactical > details:not([open])').first()
  const summary = await closed.locator('> summary').elementHandle()
  await summary.focus()
  await page.keyboard.press('Enter')
  assert.ok(await summary.evaluate(one => one.parentElement.open))
})

for (const [day, days] of [
  ['2026-11-26', 0],
  ['2026-11-27', 4],
  ['2027-12-01', 373],
]) {
  part(
    `on ${day} a page says ${days ? `that it is ${days} days old` : 'nothing of its age'}`,
    'index.html',
    {day},
    async page => {
      const note = page.locator('p.old')
      assert.equal(await note.isVisible(), days > 0)
      if (days)
        assert.match(
          (await note.textContent()).replaceAll(/\s/g, ' '),
          new RegExp(`This page is ${days} days old and shows 23 November 2026`),
        )
    },
  )
}

test('forced colours keep every mark', async () => {
  const {page, context, wrong} = await visit(browser, PLACES.path, {forcedColors: 'active'})
  const fills = await page
    .locator('svg.bar rect')
    .evaluateAll(all => [...new Set(all.map(one => getComputedStyle(one).fill))])
  assert.ok(fills.length >= 2, `fill and track differ: ${fills}`)
  assert.ok(await page.locator('theme-switch summary svg').isVisible())
  await context.close()
  assert.deepEqual(wrong, [])
})

test('nothing is said by a title alone, which only a mouse finds', async () => {
  const {page, context} = await visit(browser, PLACES.path)
  const found = []
  for (const path of pageTypes().values()) {
    await page.goto(PLACES.path + path)
    const titles = page
      .locator('body [title]:not([aria-keyshortcuts])')
      .evaluateAll(all => all.map(one => one.outerHTML.slice(0, 120)))
    found.push(...(await titles).map(one => `${path}: ${one}`))
  }
  await context.close()
  assert.deepEqual(found, [])
})
