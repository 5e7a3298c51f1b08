// Every type of page, wide and narrow, light and dark, with and without its scripts.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {launch, NARROW, newPage, overflow, PLACES, pageTypes, violations, visit, WIDE} from './site.mjs'

const SHIFT_MAX = 0.02

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

for (const [type, path] of pageTypes()) {
  if (type === 'moved') continue // leads on by itself
  test(`${type} (${path})`, async told => {
    for (const scripts of [true, false]) {
      await told.test(`can be used by everyone ${scripts ? 'with' : 'without'} scripts`, () => usable(path, scripts))
    }
    await told.test('says the same without scripts', () => sameWords(path))
    await told.test('does not move while it loads', () => still(path))
    await told.test('works at the root and from disk', () => elsewhere(path))
  })
}

async function usable(path, scripts) {
  const {page, context, wrong} = await visit(browser, PLACES.path + path, {scripts, viewport: WIDE})
  for (const viewport of scripts ? [WIDE, NARROW] : [NARROW]) {
    await page.setViewportSize(viewport)
    for (const colorScheme of scripts ? ['light', 'dark'] : ['light']) {
      await page.emulateMedia({colorScheme})
      const place = `${viewport.width} pixels, ${colorScheme}`
      const over = await overflow(page)
      if (over > 0) wrong.push(`${place}: ${over} pixels wider than the window`)
      const found = await violations(page, {onlyColours: colorScheme === 'dark'})
      wrong.push(...found.map(one => `${place}: ${one}`))
    }
  }
  await context.close()
  const blocked = line => !scripts && /console: Failed to load resource: net::ERR_FAILED/.test(line)
  assert.deepEqual(
    wrong.filter(line => !blocked(line)),
    [],
  )
}

async function sameWords(path) {
  const words = []
  for (const javaScriptEnabled of [true, false]) {
    const {page, context, wrong} = await visit(browser, PLACES.path + path, {javaScriptEnabled})
    // what only a script can offer is marked: it may come, nothing else may come or go
    words.push(
      await page.locator('main').evaluate(main => {
        const copy = main.cloneNode(true)
        for (const one of copy.querySelectorAll('[data-needs-script], .js-print, [hidden]')) one.remove()
        return copy.textContent.replaceAll(/\s+/g, ' ')
      }),
    )
    await context.close()
    assert.deepEqual(wrong, [])
  }
  assert.equal(words[0], words[1])
}

async function still(path) {
  for (const viewport of [WIDE, NARROW]) {
    const context = await browser.newContext({viewport})
    await context.addInitScript(() => {
      window.shift = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shift += entry.value
      }).observe({type: 'layout-shift', buffered: true})
    })
    const page = await newPage(context)
    await page.goto(PLACES.path + path)
    // two frames after loading, whatever had to move has moved
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    const shift = await page.evaluate(() => window.shift)
    await context.close()
    assert.ok(shift <= SHIFT_MAX, `${viewport.width} pixels: moved by ${shift}, at most ${SHIFT_MAX} is fine`)
  }
}

async function elsewhere(path) {
  for (const place of [PLACES.root, PLACES.disk]) {
    const {page, context, wrong} = await visit(browser, place + path)
    const links = await page.locator('a[href]').evaluateAll(all => all.map(one => one.href))
    const styled = await page.evaluate(() => getComputedStyle(document.body).marginTop)
    await context.close()
    assert.deepEqual(wrong, [])
    assert.equal(styled, '0px', 'the style sheet is there')
    const outside = links.filter(link => link.startsWith(new URL(place).origin) && !link.startsWith(place))
    assert.deepEqual(outside, [], `every link stays below ${place}`)
  }
}
