// Search in a real browser: node search.mjs ENGLISH SWEDISH HOSTILE
//
// The first two are built sites in their language, the third has titles that bite. Most is done from disk. Asks, narrows
// down, goes by keyboard alone, follows addresses, and does without JavaScript; axe-core finds nothing wrong with dialog
// and page, wide and narrow, light and dark. Nothing of search is loaded before it is wanted.

import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {serve} from '../../benches/search/serve.mjs'
import {becomes, launch, newPage, TODAY, WIDE} from './site.mjs'

const [english, swedish, hostile] = process.argv.slice(2).map(site => resolve(site))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const wrong = []
let looks = 0

const browser = await launch()

/** Opens an address in a window of its own, runs `look` in it, and notes what the console says. */
async function open(address, options, look) {
  const context = await browser.newContext({viewport: WIDE, ...options})
  const page = await newPage(context)
  await page.clock.setFixedTime(`${TODAY}T12:00:00Z`)
  const tell = what => {
    wrong.push(`${address.split('/').slice(-2).join('/')} ${JSON.stringify(options)}: ${what}`)
    console.error(wrong.at(-1))
  }
  page.on('console', message => tell(`console: ${message.text()}`))
  page.on('pageerror', error => tell(`error: ${error.message}`))
  page.on('dialog', dialog => {
    tell(`a script of the content ran: ${dialog.message()}`)
    dialog.dismiss()
  })
  await page.goto(address)
  try {
    await look(page, tell)
  } catch (error) {
    tell(error.message.split('\n')[0])
  }
  looks += 1
  await context.close()
}

const on = (site, path) => {
  const [file, rest = ''] = path.split(/(?=[?#])/, 2)
  return pathToFileURL(join(site, file)).href + rest
}

/** Opens the dialog by keyboard and types. */
async function ask(page, words) {
  await page.keyboard.press('Control+k')
  await page.locator('dialog.sd input').waitFor()
  await page.keyboard.type(words)
  await page.waitForFunction(
    text => document.querySelector('dialog.sd')?.dataset.answered?.trim() === text,
    words.trim(),
  )
}

/** Waits for hits, or for a word about there being none. */
async function answered(place) {
  await place.locator('[role=option], .hit, .said').first().waitFor()
}

const titles = page => page.locator('.sd [role=option]:not(.sub) .t1').allInnerTexts()
const expect = (tell, what, found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    tell(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
}

async function isAccessible(page, tell) {
  await page.evaluate(axe)
  const found = await page.evaluate(runOnly => window.axe.run(document, {runOnly, preload: false}), rules)
  for (const one of found.violations) tell(`${one.id}: ${one.nodes.map(node => node.html).join('\n')}`)
}

/** Nothing is wider than the window, and no text lies over another. */
async function fits(page, tell) {
  const over = await page.evaluate(
    () => Math.max(document.documentElement.scrollWidth, document.querySelector('.sd')?.scrollWidth ?? 0) - innerWidth,
  )
  if (over > 0) tell(`${over} pixels wider than the window`)
}

// ── how it looks and reads ──

for (const [site, words] of [
  [english, 'boat'],
  [swedish, 'barn'],
]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      const options = {colorScheme, viewport: {width, height: 844}, bypassCSP: true}
      await open(on(site, 'index.html'), options, async (page, tell) => {
        await ask(page, words)
        await isAccessible(page, tell)
        await fits(page, tell)
      })
      await open(on(site, `search.html?q=${words}&status=at_risk`), options, async (page, tell) => {
        await answered(page)
        await isAccessible(page, tell)
        await fits(page, tell)
      })
      await open(on(site, 'search.html'), options, async (page, tell) => {
        await isAccessible(page, tell)
        await fits(page, tell)
      })
      await open(on(site, 'search.html?q=xyzzyx'), options, async (page, tell) => {
        await answered(page)
        await isAccessible(page, tell)
      })
    }
  }
}

// ── the dialog ──

await open(on(swedish, 'index.html'), {}, async (page, tell) => {
  await ask(page, 'snorojning')
  expect(tell, 'first hit', (await titles(page))[0], 'Fotgängare först när snön faller')
  const field = page.locator('.sd input')
  expect(tell, 'expanded', await field.getAttribute('aria-expanded'), 'true')
  const active = () =>
    field.evaluate(one =>
      document.getElementById(one.getAttribute('aria-activedescendant'))?.getAttribute('aria-selected'),
    )
  expect(tell, 'the first hit is chosen', await active(), 'true')
  await page.locator('.sd [role=status]', {hasText: /träff/}).waitFor({state: 'attached'})
  await page.keyboard.press('Enter')
  await page.waitForURL(/objectives\/snorojning\.html/)
})

await open(on(english, 'objectives/dependable.html'), {}, async (page, tell) => {
  await ask(page, 'boat')
  await page.locator('.sd[data-hits=all]').waitFor()
  const number = await page.locator('.sd [role=option]').count()
  const chosen = () =>
    [...document.querySelectorAll('.sd [role=option]')].findIndex(hit => hit.getAttribute('aria-selected') === 'true')
  for (const [key, place] of [
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['ArrowUp', 1],
    ['ArrowUp', 0],
    ['ArrowUp', number - 1],
    ['ArrowDown', 0],
  ]) {
    await page.keyboard.press(key)
    await becomes(page, chosen, place, `after ${key}`)
  }
  const isSeen = await page
    .locator('.sd [aria-selected=true]')
    .evaluate(one => one.getBoundingClientRect().bottom < innerHeight)
  if (!isSeen) tell('the chosen hit is out of sight')
  await page.keyboard.press('Escape')
  await becomes(page, () => document.querySelector('.sd').open, false, 'Escape closes')
  await becomes(page, () => document.activeElement.className.includes('js-search'), true, 'the focus is back')
  await page.keyboard.press('Enter')
  await page.locator('.sd input').waitFor()
  expect(tell, 'opened again by the button, with the words', await page.locator('.sd input').inputValue(), 'boat')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/search\.html\?q=boat$/)
  await answered(page)
})

await open(on(english, 'index.html'), {}, async (page, tell) => {
  await ask(page, 'xyzzyx')
  if (!(await page.locator('.sd .said').innerText()).includes('No match for xyzzyx'))
    tell('says nothing about finding nothing')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.locator('.sd .hints').waitFor()
  expect(tell, 'hits of nothing', await page.locator('.sd [role=option]').count(), 0)
  await page.mouse.click(10, 400)
  await becomes(page, () => document.querySelector('.sd').open, false, 'a click beside it closes')
})

await open(on(english, 'index.html'), {}, async (page, tell) => {
  await ask(page, 'wheelchiar')
  if (!(await page.locator('.sd .said').innerText()).includes('wheelchair'))
    tell('does not say what a misspelt word was taken for')
})

// ── dialog and page find the same ──

/** Titles and number of hits on the search page. */
async function onPage(page) {
  await answered(page.locator('.sp-found'))
  return {titles: await page.locator('.hit h2').allInnerTexts(), count: await page.locator('.sp-count').innerText()}
}

/** Asks in the dialog, follows its link, asks again with Enter, and loads the page anew: always the same hits. */
async function asksEverywhere(page, tell, text) {
  await ask(page, text)
  await page.locator('.sd[data-hits=all]').waitFor()
  const inDialog = await titles(page)
  const link = page.locator('.sd-ft .lnk')
  const words = await link.innerText()
  await link.click()
  await page.waitForURL(/search\.html\?q=/)
  const first = await onPage(page)
  expect(tell, `${text}: the dialog's hits`, inDialog, first.titles.slice(0, inDialog.length))
  expect(tell, `${text}: "${words}" for "${first.count}"`, words.includes(first.count), first.titles.length > 0)
  await page
    .locator('.hit, .said')
    .first()
    .evaluate(one => one.setAttribute('data-before', ''))
  await page.locator('.sp-form input').press('Enter')
  await page.locator('[data-before]').waitFor({state: 'detached'})
  expect(tell, `${text}: after Enter`, await onPage(page), first)
  await page.reload()
  expect(tell, `${text}: after a reload`, await onPage(page), first)
  return first.titles.length
}

const SAME = [
  [
    english,
    [
      'satisf',
      'boat crew',
      'winter cre',
      'cre winter ',
      'cat ',
      '"winter timetable"',
      'wheelchiar',
      'ice -cert team:traffic',
      'satisf kind:kpi',
      'owner:elin',
      'xyzzyx',
      '-ice',
      'ytterö batt',
    ],
  ],
  [
    swedish,
    [
      'snoroj',
      'sno',
      'bad hus',
      'fritidsgord',
      'läsn team:grundskola',
      'lasn ',
      '"samma ansikten"',
      'nivå:strategisk vatt',
      'barn -skol',
    ],
  ],
]
for (const [site, queries] of SAME) {
  for (const text of queries) {
    await open(on(site, 'index.html'), {}, async (page, tell) => {
      const number = await asksEverywhere(page, tell, text)
      expect(tell, `${text}: finds something`, number > 0, text !== 'xyzzyx')
    })
  }
}

await open(on(english, 'index.html'), {}, async (page, tell) => {
  await ask(page, 'a')
  expect(tell, 'one letter asks for everything', await page.locator('.sd-ft .lnk').getAttribute('href'), 'search.html')
})
await open(on(english, 'search.html?q=a'), {}, async (page, tell) => {
  expect(tell, 'one letter: A to Z', await page.locator('.js-everything').isVisible(), true)
})

// ── the page ──

await open(on(swedish, 'search.html?q=barn&team=forskola'), {}, async (page, tell) => {
  await answered(page)
  expect(tell, 'the field', await page.locator('.sp-form input').inputValue(), 'barn')
  await page.keyboard.press('Control+k')
  await becomes(page, () => document.activeElement.name, 'q', 'the field has the focus')
  expect(tell, 'one list of hits', await page.locator('.hits').count(), 1)
  expect(tell, 'the team', await page.locator('input[name=team][value=forskola]').isChecked(), true)
  const crumbs = await page.locator('.hit .meta').allInnerTexts()
  if (crumbs.length === 0 || !crumbs.every(text => text.includes('Förskolan'))) tell(`hits of other teams: ${crumbs}`)
  expect(tell, 'A to Z', await page.locator('.js-everything').isVisible(), false)
  const before = await page.locator('.sp-count').innerText()
  await page.locator('.chip').click()
  await page.waitForFunction(text => document.querySelector('.sp-count').innerText !== text, before)
  if (new URL(page.url()).searchParams.has('team')) tell('the address keeps a filter that was removed')
  await page.goBack()
  await page.waitForFunction(text => document.querySelector('.sp-count').innerText === text, before)
})

await open(on(english, 'search.html'), {}, async (page, tell) => {
  expect(tell, 'A to Z', await page.locator('.js-everything').isVisible(), true)
  await page.keyboard.type('boat') // the field has the focus
  await page.waitForURL(/q=boat$/)
  await answered(page)
  const left = name => page.locator(name).evaluate(one => Math.round(one.getBoundingClientRect().left))
  expect(tell, 'hits beside facets', (await left('.hits')) - (await left('.facets')), 248)
  const numbers = await page
    .locator('.facets label')
    .evaluateAll(all =>
      all.map(one => [
        one.querySelector('input').name,
        one.querySelector('input').value,
        Number(one.querySelector('.fc').textContent),
      ]),
    )
  for (const facet of ['kind', 'team', 'period', 'status', 'level'])
    if (!numbers.some(([name]) => name === facet)) tell(`no facet ${facet}`)
  const [, value, number] = numbers.find(([name]) => name === 'team')
  await page.locator(`input[name=team][value="${value}"]`).press('Space')
  await page.waitForURL(new RegExp(`q=boat&team=${value}$`))
  await page.locator('.sp-count', {hasText: new RegExp(`^${number} hit`)}).waitFor()
  expect(tell, 'the focus stays', await page.evaluate(() => document.activeElement.value), value)
  expect(tell, 'title', (await page.title()).startsWith('boat – '), true)
})

await open(on(english, 'search.html?q=ice%20team:traffic'), {}, async (page, tell) => {
  await answered(page)
  await page.locator('.chip').click()
  await page.waitForURL(/q=ice$/)
  expect(tell, 'the filter is gone from the text', await page.locator('.sp-form input').inputValue(), 'ice')
})

await open(on(english, 'search.html?q=the'), {}, async page => {
  await answered(page)
  const before = await page.locator('.hit').count()
  await page.locator('.sp-found section > .btn').press('Enter')
  const isFocused = number => document.querySelectorAll('.hit')[number]?.contains(document.activeElement) ?? false
  await becomes(page, isFocused, true, 'the focus is on the first new hit', before)
})

await open(on(english, '404.html'), {}, async (page, tell) => {
  await ask(page, 'ice')
  expect(tell, 'found from the page for what is not found', (await titles(page)).length > 0, true)
})

// ── without JavaScript ──

await open(on(swedish, 'index.html'), {javaScriptEnabled: false}, async (page, tell) => {
  await page.locator('.js-search').click()
  await page.waitForURL(/search\.html$/)
  expect(tell, 'the field, which needs a script', await page.locator('.sp-form').isVisible(), false)
  const letters = await page.locator('.letters a').allInnerTexts()
  expect(tell, 'å, ä and ö', letters.slice(-2), ['Ä', 'Ö'])
  await page.locator('.letters a', {hasText: 'Ä'}).click()
  const first = page.locator('.az:target li a').first()
  expect(tell, 'the first under Ä', await first.innerText(), 'Äldre som sällan eller aldrig känner sig ensamma')
  await first.click()
  await page.waitForURL(/objectives\/vardigt-liv\.html#ensamhet$/)
})

// ── titles that bite ──

await open(on(hostile, 'index.html'), {}, async (page, tell) => {
  await ask(page, 'hostile')
  const shown = await page.locator('.sd [role=listbox]').innerText()
  for (const text of [
    '<img src=x onerror="window.bitten=1"> hostile picture',
    '"Quoted" \'single\' & <b>bold</b> hostile quotes',
    '🚀 Launch 👩‍👩‍👧 hostile rockets 🇸🇪',
    'להגיע לכל לקוח',
    '<marquee>Biters</marquee> hostile team',
  ]) {
    if (!shown.includes(text)) tell(`not shown as it is written: ${text}`)
  }
  await bites(page, tell)
})
for (const query of [
  'q=hostile',
  'q=%3Cimg%20src%3Dx%20onerror%3Dwindow.bitten%3D1%3E',
  'q=hostile&team=%22%3E%3Cscript%3Ewindow.bitten%3D1%3C/script%3E',
  'q=window.bitten',
  'q=%22two',
  'q=__proto__&constructor=1',
  'q=team:%3Cb%3E',
]) {
  await open(on(hostile, `search.html?${query}`), {}, async (page, tell) => {
    await answered(page)
    await bites(page, tell)
  })
}

async function bites(page, tell) {
  expect(
    tell,
    'elements out of titles',
    await page
      .locator(['img', 'marquee', 'b', 'i', 'script'].map(name => `:is(.sd, .js-search-page) ${name}`).join())
      .count(),
    0,
  )
  expect(tell, 'bitten', await page.evaluate(() => window.bitten ?? 0), 0)
}

// ── nothing before it is wanted, nothing from elsewhere ──

const server = await serve(english)
await open(`${server.address}/index.html`, {}, async (page, tell) => {
  const early = server.sent.filter(one => one.path.includes('search'))
  if (early.length > 0) tell(`loaded before it is wanted: ${early.map(one => one.path)}`)
  page.on('request', request => {
    if (!request.url().startsWith(server.address)) tell(`asks elsewhere: ${request.url()}`)
  })
  await ask(page, 'ferry ice')
  expect(tell, 'hits over http', (await titles(page)).length > 0, true)
})
await server.close()

await browser.close()
console.log(wrong.length ? `search: ${wrong.length} things are wrong` : `search is fine: looked ${looks} times`)
process.exitCode = wrong.length ? 1 : 0
