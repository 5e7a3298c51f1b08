// What search costs: the size of the index, what a first answer and a word typed letter by letter load, and how long
// answers take once that is there.
//
//     node benches/search.mjs                  100, 1,000 and 10,000 objectives
//     node benches/search.mjs 5000             as many as one likes
//     node benches/search.mjs some/site        a site that is built already
//
// The corpus comes from benches/corpus/gen_corpus.py (Python 3), the program from `cargo build --release`, or OKRSITE. A
// server would send code compressed; the files of the index are compressed already. Medians over SESSIONS sessions.

import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {openSearch} from '../themes/default/js/search-engine.js'
import {words} from '../themes/default/js/search-text.js'
import {folderLoader} from '../tests/js/search-files.mjs'

const SESSIONS = 25
const QUERIES = 400
const LETTERS = 8
const project = fileURLToPath(new URL('..', import.meta.url))

const asked = process.argv.slice(2)
for (const one of asked.length ? asked : ['100', '1000', '10000']) {
  if (existsSync(join(one, 'search'))) await measure(one, one)
  else await generated(Number(one))
}

async function generated(objectives) {
  const room = mkdtempSync(join(tmpdir(), 'okrsite-search-'))
  try {
    const generator = join(project, 'benches/corpus/gen_corpus.py')
    execFileSync('python3', ['-B', generator, '--n', objectives, '--peers', 'okrsite', '--out', room], {stdio: 'ignore'})
    const program = process.env.OKRSITE ?? join(project, 'target/release/okrsite')
    const site = join(room, 'site')
    const content = join(room, `okrsite-${objectives}`)
    execFileSync(program, ['build', content, '--date', '2026-12-31', '--output', site], {stdio: 'ignore'})
    await measure(site, `${objectives} objectives`)
  } finally {
    rmSync(room, {recursive: true})
  }
}

async function measure(site, name) {
  const files = readdirSync(join(site, 'search')).filter(file => file.endsWith('.bin'))
  const bytes = sum(files.map(file => statSync(join(site, 'search', file)).size))
  const results = files.filter(file => file.startsWith('r'))
  const titles = await sampleTitles(site, results)
  const pick = dice(1)
  const code = gzipSync(clientCode()).length
  const first = []
  const typed = []
  for (let session = 0; session < SESSIONS; session++) {
    const title = titles[pick(titles.length)]
    const word = title.find(one => one.length >= LETTERS) ?? title[0]
    first.push(await readerLoads(site, engine => engine.search(`${title.slice(0, 2).join(' ')} `)))
    typed.push(await readerLoads(site, async engine => {
      for (let length = 1; length <= LETTERS; length++) await engine.search(word.slice(0, length))
    }))
  }
  console.log(`${name}: ${results.length} pages, ${files.length} files`)
  console.log(`  index a page          ${Math.round(bytes / results.length)} B`)
  console.log(`  first answer          ${kilobytes(code + median(first.map(one => one.bytes)))}, of which code ${kilobytes(code)}`)
  console.log(`  typing ${LETTERS} letters      ${kilobytes(median(typed.map(one => one.bytes)))} in ${median(typed.map(one => one.requests))} requests`)
  await latency(site, titles, pick)
}

// What a new reader loads.
async function readerLoads(site, act) {
  const loaded = {bytes: 0, requests: 0}
  const engine = await openSearch(folderLoader(site, (_, bytes) => {
    loaded.bytes += bytes
    loaded.requests++
  }))
  await act(engine)
  return loaded
}

async function latency(site, titles, pick) {
  const engine = await openSearch(folderLoader(site))
  const queries = Array.from({length: QUERIES}, () => {
    const title = titles[pick(titles.length)]
    return title.slice(0, 1 + pick(3)).join(' ')
  })
  const times = []
  for (const isMeasured of [false, true]) {
    for (const query of queries) {
      const started = performance.now()
      await engine.search(query)
      if (isMeasured) times.push(performance.now() - started)
    }
  }
  times.sort((one, other) => one - other)
  console.log(`  answers, files loaded ${times[times.length >> 1].toFixed(1)} ms half of them, ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms 95 %`)
}

async function sampleTitles(site, results) {
  const load = folderLoader(site)
  const step = Math.max(1, Math.floor(results.length / 300))
  const names = results.sort().filter((_, at) => at % step === 0).map(file => file.slice(0, -4))
  const pages = await Promise.all(names.map(async name => JSON.parse(new TextDecoder().decode(await load(name)))))
  return pages.map(page => words(page[3])).filter(title => title.length)
}

function clientCode() {
  const folder = join(project, 'themes/default/js')
  const modules = readdirSync(folder).filter(file => file.startsWith('search'))
  return modules.map(file => readFileSync(join(folder, file), 'utf8')).join('\n')
}

// Numbers that look random and are the same every time.
function dice(seed) {
  let state = seed
  return end => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor(state / 2 ** 32 * end)
  }
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0)
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1]
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`
}
