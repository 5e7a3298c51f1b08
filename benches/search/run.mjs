// Search beside Pagefind, on the same pages and in one run: node benches/search/run.mjs [quality] [bytes] [latency] [NUMBER...]
//
//   quality   mean reciprocal rank of the labelled queries in Swedish and English: those that ranking is tuned on, and a
//             half that it is not
//   bytes     what a first answer and eight typed letters cost, and the index a page; NUMBER objectives (100 1000 10000)
//   latency   how long an answer takes in Chromium once files are loaded, at the largest NUMBER
//
// Without arguments all three. Needs a built program (OKRSITE, else target/release/okrsite), Chromium (CHROMIUM), Python 3
// for the generated content, `npm ci` in tests/browser, and npm to fetch Pagefind.

import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {byKind, queries, PLACES, reciprocalRank} from '../../tests/search/labelled.mjs'
import * as pagefind from './pagefind.mjs'
import {serve} from './serve.mjs'

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const {chromium} = createRequire(join(project, 'tests/browser/package.json'))('playwright-core')
const program = process.env.OKRSITE ?? join(project, 'target/release/okrsite')
const words = process.argv.slice(2)
const parts = words.filter(word => !/^\d+$/.test(word))
const numbers = words.filter(word => /^\d+$/.test(word)).map(Number)
const wants = part => parts.length === 0 || parts.includes(part)
const sizes = numbers.length > 0 ? numbers : [100, 1000, 10_000]
const SAMPLES = 10
const HITS = 10
const LATENCY_QUERIES = 400

const room = mkdtempSync(join(tmpdir(), 'okrsite-search-'))
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']})
try {
  if (wants('quality')) {
    await quality('sv', join(project, 'tests/search/sv'))
    await quality('en', join(project, 'example-okrs'))
  }
  if (wants('bytes')) {
    console.log('\nbytes in KB as a server sends them, cold cache, ten hits; requests; index in bytes a page (median of ten)')
    console.log('objectives            first answer   req.   eight letters   req.   index a page')
    for (const size of sizes) await bytes(size, await generated(size))
  }
  if (wants('latency')) await latency(Math.max(...sizes), await generated(Math.max(...sizes)))
} finally {
  await browser.close()
  rmSync(room, {recursive: true})
}

function build(content, name, date) {
  const output = join(room, name)
  if (!existsSync(output)) execFileSync(program, ['build', content, '--output', output, '--date', date], {stdio: 'ignore'})
  return output
}

async function generated(size) {
  const content = join(room, `okrsite-${size}`)
  if (!existsSync(content)) {
    const script = join(project, 'benches/corpus/gen_corpus.py')
    execFileSync('python3', ['-B', script, '--n', String(size), '--peers', 'okrsite', '--out', room], {stdio: 'ignore'})
  }
  return build(content, `site-${size}`, '2026-12-31')
}

// ── quality ──

async function quality(language, content) {
  const site = build(content, language, '2026-11-23')
  pagefind.index(site, join(site, 'pagefind'), language)
  const server = await serve(site, extra())
  const [ours, theirs] = [await page(`${server.address}/bench.html`), await page(`${server.address}/blank.html`)]
  for (const half of ['queries', 'held-out']) {
    const ranked = []
    for (const query of queries(join(project, `tests/search/${half}-${language}.tsv`))) {
      const found = await ours.evaluate(([text, limit]) => window.ask(text, limit), [query.text, PLACES])
      const others = await pagefind.ask(theirs, query.text, PLACES)
      ranked.push({query, ranks: [found, others].map(found => reciprocalRank(found, query.answers))})
    }
    report(`${language}, ${half}`, ranked)
  }
  await server.close()
}

function report(name, ranked) {
  console.log(`\n${`mean reciprocal rank, ${name}`.padEnd(36)}okrsite  Pagefind`)
  const row = ({kind, number, mean: [one, other]}, name = kind) => console.log(`${name.padEnd(18)}${String(number).padStart(5)}${one.toFixed(3).padStart(12)}${other.toFixed(3).padStart(10)}${signed(one - other).padStart(9)}`)
  const kinds = byKind(ranked)
  for (const one of kinds) row(one)
  row(byKind(ranked.filter(one => one.query.kind !== 'filter')).at(-1), 'all but filter')
}

function signed(number) {
  return `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(3)}`
}

/** A page that asks our client, and one for Pagefind. */
function extra() {
  const folder = join(project, 'themes/default/js')
  const modules = Object.fromEntries(readdirSync(folder).map(name => [`/js/${name}`, readFileSync(join(folder, name))]))
  const ask = `import {openSearch} from './js/search-engine.js'
import {siteLoader} from './js/search-load.js'
const engine = await openSearch(siteLoader(''))
window.ask = async (text, limit) => (await engine.search(text, {limit})).hits.map(hit => hit.href)
window.time = async text => {
  const started = performance.now()
  await engine.search(text, {limit: ${HITS}})
  return performance.now() - started
}`
  return {...pagefind.extra, ...modules, '/bench.js': ask, '/bench.html': '<!doctype html><meta charset="utf-8"><title>Search</title><script type="module" src="bench.js"></script>'}
}

async function page(address) {
  const page = await (await browser.newContext()).newPage()
  await page.goto(address)
  if (address.endsWith('bench.html')) await page.waitForFunction(() => window.ask !== undefined)
  return page
}

// ── bytes ──

async function bytes(size, site) {
  const seconds = pagefind.index(site, join(site, 'pagefind'), 'en')
  const server = await serve(site, pagefind.extra)
  const asked = samples(site)
  const ours = {first: [], session: []}
  const theirs = {first: [], session: []}
  for (const {pair, word} of asked) {
    ours.first.push(await cost(server, 'help.html', page => dialog(page, [pair])))
    ours.session.push(await cost(server, 'help.html', page => dialog(page, beginnings(word))))
    theirs.first.push(await cost(server, 'blank.html', page => pagefind.ask(page, pair, HITS)))
    theirs.session.push(await cost(server, 'blank.html', async page => {
      for (const text of beginnings(word)) await pagefind.ask(page, text, HITS)
    }))
  }
  await server.close()
  const pages = readdirSync(join(site, 'objectives')).filter(name => name.endsWith('.html')).length
  const index = folder => Math.round(pagefind.size(join(site, folder)) / pages)
  const binary = readdirSync(join(site, 'search')).filter(name => name.endsWith('.bin')).length
  line(`${size} okrsite`, ours, Math.round(sizeOf(site, '.bin') / pages))
  line(`${size} Pagefind`, theirs, index('pagefind'))
  console.log(`             ${binary} index files; Pagefind took ${seconds.toFixed(1)} s`)
}

function sizeOf(site, ending) {
  return readdirSync(join(site, 'search')).filter(name => name.endsWith(ending)).reduce((sum, name) => sum + readFileSync(join(site, 'search', name)).length, 0)
}
function beginnings(word) {
  return [...Array(8).keys()].map(length => word.slice(0, length + 1))
}
function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
}

function line(name, {first, session}, index) {
  const [kilobytes, requests] = [list => (median(list.map(one => one.bytes)) / 1000).toFixed(0), list => median(list.map(one => one.requests))]
  console.log(`${name.padEnd(20)}${kilobytes(first).padStart(14)}${String(requests(first)).padStart(7)}${kilobytes(session).padStart(16)}${String(requests(session)).padStart(7)}${String(index).padStart(15)}`)
}

/** What `act` makes the server send to a browser that has only seen the page. */
async function cost(server, path, act) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${server.address}/${path}`, {waitUntil: 'networkidle'})
  server.reset()
  await act(page)
  await page.waitForLoadState('networkidle')
  const cost = server.total()
  await context.close()
  return cost
}

/** Types into the dialog, as readers do: each of `texts` is the field's text for a while. */
async function dialog(page, texts) {
  await page.keyboard.press('Control+k')
  const field = page.locator('dialog.sd input')
  await field.waitFor()
  for (const text of texts) {
    await field.fill(text)
    await page.waitForFunction(text => document.querySelector('.sd').dataset.answered === text, text)
  }
  await page.waitForFunction(() => document.querySelector('.sd').dataset.hits === 'all') // ten, or as many as there are
}

/** Every objective in the data of a site, by id: a large one has it in parts. */
function objectivesOf(site) {
  const read = path => JSON.parse(readFileSync(join(site, path), 'utf8'))
  const {objectives, parts} = read('data/okrs.json')
  const all = objectives ?? parts.flatMap(part => read(part.path).objectives)
  return all.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Pairs of words that stand side by side in titles, and long words, from all over the site. */
function samples(site) {
  const objectives = objectivesOf(site)
  const titles = objectives.map(one => one.title.toLowerCase().match(/\p{L}+/gu) ?? [])
  const pairs = titles.flatMap(words => words.slice(1).map((word, index) => [words[index], word])).filter(pair => pair.every(word => word.length >= 4))
  const long = [...new Set(titles.flat().filter(word => word.length >= 8))]
  const spread = list => [...Array(SAMPLES).keys()].map(at => list[Math.floor((at + 0.5) * list.length / SAMPLES)])
  const [first, second] = [spread(pairs), spread(long)]
  return first.map((pair, at) => ({pair: pair.join(' '), word: second[at]}))
}

// ── latency ──

async function latency(size, site) {
  const server = await serve(site, extra())
  const ours = await page(`${server.address}/bench.html`)
  const objectives = objectivesOf(site)
  const texts = [...Array(LATENCY_QUERIES).keys()].map(at => {
    const title = objectives[Math.floor(at * objectives.length / LATENCY_QUERIES)].title.toLowerCase().match(/\p{L}+/gu)
    const words = title.slice(0, 1 + at % 3)
    return at % 4 === 3 ? words.join(' ').slice(0, -2) : words.join(' ') // every fourth is still being typed
  })
  for (const text of texts) await ours.evaluate(text => window.time(text), text) // loads the files
  const times = []
  for (const text of texts) times.push(await ours.evaluate(text => window.time(text), text))
  await server.close()
  const sorted = times.toSorted((one, other) => one - other)
  const at = share => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1)
  console.log(`\nlatency at ${size} objectives in Chromium, ${texts.length} queries of one to three words, files loaded`)
  console.log(`median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, slowest ${at(1)} ms`)
}
