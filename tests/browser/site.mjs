// What the built site consists of, and how it is looked at in a browser.

import assert from 'node:assert/strict'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {isDeepStrictEqual} from 'node:util'
import {chromium} from 'playwright-core'

const {SITE, ORIGIN, CHROMIUM, CPU_SLOWDOWN} = process.env

/** How long something may take to be shown. */
const PATIENCE_MS = 60_000

/** A page is looked at on the day after it was built. */
export const TODAY = '2026-11-24'

export const WIDE = {width: 1280, height: 900}
export const NARROW = {width: 390, height: 844}

/** The places where the site is read: at the root of a host, under a path, from disk. */
export const PLACES = {
  root: `${ORIGIN}/`,
  path: `${ORIGIN}/okr/`,
  disk: `${pathToFileURL(SITE ?? '.').href}/`,
}

/**
 * One page of each type, by the name of the type: each page of the site's root, the largest of each folder, and one that
 * leads from an old address to the new one.
 */
export function pageTypes(site = SITE) {
  const types = new Map()
  for (const path of htmlFiles(site)) {
    const type = typeOf(site, path)
    const size = sizeOf(path, site)
    if (!types.has(type) || size > types.get(type).size) types.set(type, {path, size})
  }
  return new Map([...types].sort().map(([type, {path}]) => [type, path]))
}

/** How many bytes a page has. */
export const sizeOf = (path, site = SITE) => statSync(join(site, path)).size

/** Every page of a site. */
export function htmlFiles(site = SITE) {
  return readdirSync(site, {recursive: true})
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.html'))
    .sort()
}

function typeOf(site, path) {
  const head = readFileSync(join(site, path), 'utf8').slice(0, 4096)
  if (head.includes('http-equiv="refresh" content="0')) return 'moved'
  if (path.endsWith('404.html')) return '404.html' // the same at each depth
  return path.includes('/') ? path.replace(/\/.*/, '/*') : path.replace(/-\d+\.html$/, '-*.html')
}

export async function launch() {
  return chromium.launch({executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu']})
}

/** A new page in `context`, on a processor as slow as CPU_SLOWDOWN says: 4 is a quarter of the speed. */
export async function newPage(context) {
  const page = await context.newPage()
  const rate = Number(CPU_SLOWDOWN ?? 1)
  if (rate > 1) {
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', {rate})
  }
  return page
}

/** Waits until what a page shows, as `look` reads it in the page (of `argument`), is `expected`. */
export async function becomes(page, look, expected, message, argument) {
  const deadline = performance.now() + PATIENCE_MS
  // asked again from here: the page's policy lets nothing be evaluated in it later
  while (!isDeepStrictEqual(await page.evaluate(look, argument), expected)) {
    if (performance.now() > deadline) assert.deepEqual(await page.evaluate(look, argument), expected, message)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
}

/**
 * A page in a window of its own, and what is wrong with it: words on the console, errors, answers that failed, requests to
 * other hosts.
 */
export async function visit(browser, address, options = {}) {
  const {day = TODAY, scripts = true, ...rest} = options
  const context = await browser.newContext({viewport: WIDE, reducedMotion: 'reduce', ...rest})
  context.setDefaultTimeout(60_000)
  const page = await newPage(context)
  const wrong = []
  const answers = []
  page.on('console', message => wrong.push(`console: ${message.text()}`))
  page.on('pageerror', error => wrong.push(`error: ${error.message}`))
  page.on('requestfailed', request => {
    const isAborted = request.failure()?.errorText === 'net::ERR_ABORTED' // the page was left before the answer came
    if (scripts && !isAborted) wrong.push(`no answer: ${request.url()}`)
  })
  page.on('response', response => {
    answers.push(response)
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', request => {
    const from = new URL(request.url())
    if (from.protocol !== 'data:' && from.origin !== new URL(address).origin) wrong.push(`other host: ${from}`)
  })
  if (!scripts) await page.route(/\.js$/, route => route.abort())
  await page.clock.setFixedTime(`${day}T12:00:00Z`)
  await page.goto(address)
  return {page, context, wrong, answers, [Symbol.asyncDispose]: () => context.close()}
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules whose answer depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** The big screen turns its pages by itself: that is what it is for. */
const OFF = {'meta-refresh': {enabled: false}}

/** What axe-core finds on a page: a line for each violation and place. */
export async function violations(page, {onlyColours = false} = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const found = await page.evaluate(
    ([runOnly, rules]) => window.axe.run(document, {runOnly, rules, preload: false, resultTypes: ['violations']}),
    [onlyColours ? COLOUR_RULES : EVERY_RULE, OFF],
  )
  return found.violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target} ${node.html}`))
}

/** By how many pixels a page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/** The number of pages in a PDF file. */
export function sheetsOf(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length
}
