// What only a browser can tell: node check.mjs SITE
//
// Opens every kind of page from disk, 1280 and 390 pixels wide, light and dark: nothing on the console (so the page's own
// policy stops nothing of ours), no sideways scrolling, no violation that axe-core finds. Then what the script adds, and
// that the words are all there without it.

import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {chromium} from 'playwright-core'

const site = resolve(process.argv[2])
const pages = ['index.html', 'alignment.html', 'teams.html', 'kpis.html', 'periods.html', 'attention.html', 'activity.html', 'help.html', '404.html', ...process.argv.slice(3)]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const wrong = []

const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']})

/** Opens `path` in a window of its own, runs `look` in it, and notes what the console says. */
async function open(path, options, look) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options})
  const page = await context.newPage()
  await page.clock.setFixedTime(`${options.day ?? '2026-11-24'}T12:00:00Z`)
  const tell = what => wrong.push(`${path} ${JSON.stringify(options)}: ${what}`)
  page.on('console', message => tell(`console: ${message.text()}`))
  page.on('pageerror', error => tell(`error: ${error.message}`))
  const [file, anchor] = path.split('#')
  await page.goto(pathToFileURL(join(site, file)).href + (anchor ? `#${anchor}` : ''))
  await look(page, tell)
  await context.close()
}

for (const path of pages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      await open(path, {colorScheme, viewport: {width, height: 844}}, async (page, tell) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) tell(`${over} pixels wider than the window`)
      })
      await open(path, {colorScheme, viewport: {width, height: 844}, bypassCSP: true}, async (page, tell) => {
        await page.evaluate(axe)
        const found = await page.evaluate(runOnly => window.axe.run(document, {runOnly, preload: false}), rules)
        for (const one of found.violations) tell(`${one.id}: ${one.nodes.map(node => node.html).join('\n')}`)
      })
    }
  }
  const words = {}
  for (const javaScriptEnabled of [true, false]) {
    await open(path, {javaScriptEnabled}, async page => {
      words[javaScriptEnabled] = await page.locator('main').innerText()
    })
  }
  if (words[true].replaceAll(/\s*Print/g, '') !== words[false].replaceAll(/\s*Print/g, '')) {
    wrong.push(`${path}: other words without the script`)
  }
}

for (const [day, isOld] of [['2026-11-26', false], ['2026-11-28', true]]) {
  await open('index.html', {day}, async (page, tell) => {
    if ((await page.locator('.js-old').isVisible()) !== isOld) tell(`wrong about whether it is old on ${day}`)
  })
}
await open('alignment.html', {}, async (page, tell) => {
  const row = page.locator('.tactical > details').first()
  await row.locator('> summary').press('Enter')
  if (!(await row.evaluate(details => details.open))) tell('a row does not unfold')
})
await open('alignment.html#on-the-minute', {}, async (page, tell) => {
  if (!(await page.locator('#on-the-minute > .cells').isVisible())) tell('a deep link does not open what is above')
})
await open('index.html', {viewport: {width: 390, height: 844}}, async (page, tell) => {
  await page.locator('details.dd summary').click()
  if (!(await page.getByRole('link', {name: 'Teams', exact: true}).isVisible())) tell('the menu does not open')
  await page.keyboard.press('Escape')
  if (await page.locator('details.dd').evaluate(menu => menu.open)) tell('the menu does not close')
})

await browser.close()
console.log(wrong.length ? wrong.join('\n') : `${pages.length} pages are fine`)
process.exitCode = wrong.length ? 1 : 0
