// Each interactive part, by keyboard: what it does, what it tells those who listen, and what is left without its script.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {becomes, launch, NARROW, newPage, PLACES, pageTypes, visit} from './site.mjs'

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

const colorScheme = () => getComputedStyle(document.documentElement).colorScheme

/** Waits until the focus is on what `selector` means. */
function focused(page, selector, message) {
  return becomes(page, selector => document.activeElement.matches(selector), true, message, selector)
}

/** Waits until a <details> is open, or closed. */
function unfolded(page, selector, isOpen, message) {
  return becomes(page, selector => document.querySelector(selector).open, isOpen, message, selector)
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
  await focused(page, 'a.skip')
  await becomes(page, () => document.querySelector('a.skip').getBoundingClientRect().top >= 0, true)
  await page.keyboard.press('Enter')
  await focused(page, '#site_main')
})

part('colours are chosen with the keyboard, remembered, and can follow the system', 'index.html', {}, async page => {
  await tabTo(page, page.locator('theme-switch summary'))
  await page.keyboard.press('Enter')
  await unfolded(page, 'theme-switch details', true)
  await page.keyboard.press('Tab')
  await focused(page, 'input[value=system]')
  await becomes(page, colorScheme, 'light dark')
  await page.keyboard.press('ArrowDown')
  await becomes(page, colorScheme, 'light')
  await page.keyboard.press('ArrowDown')
  await becomes(page, colorScheme, 'dark')
  await page.keyboard.press('Escape')
  await unfolded(page, 'theme-switch details', false)
  await focused(page, 'theme-switch summary')
  await page.goto(PLACES.path + 'teams.html')
  await becomes(page, colorScheme, 'dark', 'the next page knows')
  await page.locator('theme-switch summary').click()
  await page.locator('theme-switch input[value=dark]:checked').waitFor()
  await page.locator('theme-switch input[value=system]').check()
  await becomes(page, colorScheme, 'light dark')
  await page.reload()
  await becomes(page, colorScheme, 'light dark')
})

part('colours hold on paper, which is white', 'index.html', {}, async page => {
  await page.evaluate(() => localStorage.setItem('okrsite-theme', 'dark'))
  await page.reload()
  await page.emulateMedia({media: 'print'})
  await becomes(page, () => getComputedStyle(document.body).backgroundColor, 'rgb(255, 255, 255)')
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
  const page = await newPage(context)
  const errors = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(PLACES.path)
  await page.locator('theme-switch summary').click()
  await page.locator('theme-switch input[value=dark]').check()
  await becomes(page, colorScheme, 'dark')
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
  const dark = await newPage(kept)
  await dark.goto(PLACES.path)
  await dark.waitForFunction(() => 'themeAtPaint' in window && 'themeWhenRead' in window)
  assert.deepEqual(await dark.evaluate(() => [window.themeAtPaint, window.themeWhenRead]), ['dark', 'dark'])
  await kept.close()
})

part('the menu opens and closes with the keyboard', 'index.html', {viewport: NARROW}, async page => {
  await tabTo(page, page.locator('details.menu > summary'))
  await page.keyboard.press('Enter')
  await unfolded(page, 'details.menu', true)
  await page.keyboard.press('Tab')
  await focused(page, 'details.menu li:first-child a')
  await page.keyboard.press('Escape')
  await unfolded(page, 'details.menu', false)
  await focused(page, 'details.menu > summary')
  await page.keyboard.press('Enter')
  await unfolded(page, 'details.menu', true)
  await tabTo(page, page.locator('main a').first())
  await unfolded(page, 'details.menu', false, 'closes when the focus leaves it')
})

part('a branch of the tree opens with the keyboard', 'alignment.html', {}, async page => {
  const closed = page.locator('.tactical > details:not([open])').first()
  const details = await closed.elementHandle()
  await closed.locator('> summary').focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(details => details.open, details)
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
      await note.waitFor({state: days > 0 ? 'visible' : 'hidden'})
      if (days > 0) {
        const sentence = (await note.textContent()).replaceAll(/\s/g, ' ')
        assert.match(sentence, new RegExp(`This page is ${days} days old and shows 23 November 2026`))
      }
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
