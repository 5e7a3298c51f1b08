// How long the alignment list takes to filter, a keystroke: node benches/filter.mjs SITE...
//
// Types words letter by letter in Chromium and measures each time from the keystroke until the browser has laid out and is
// about to paint what was found. Needs the packages of tests/browser (npm ci there). The design asks for 50 ms.

import {join, resolve} from 'node:path'
import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'

const {chromium} = createRequire(new URL('../tests/browser/package.json', import.meta.url))('playwright-core')
const WORDS = ['boat', 'the quay', 'service', 'a winter', 'system data']
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']})
for (const site of process.argv.slice(2)) {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}})
  await page.goto(pathToFileURL(join(resolve(site), 'alignment.html')).href)
  const took = await page.evaluate(async words => {
    const field = document.querySelector('[name=q]')
    const times = {typing: [], clearing: []}
    for (const word of [...words, ...words]) {
      for (let length = 1; length <= word.length + 1; length++) {
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
        const start = performance.now()
        field.value = length > word.length ? '' : word.slice(0, length)
        field.dispatchEvent(new Event('input', {bubbles: true}))
        document.body.offsetHeight // layout now, as before the next frame
        times[length > word.length ? 'clearing' : 'typing'].push(performance.now() - start)
      }
    }
    return times
  }, WORDS)
  const rows = await page.locator('.n').count()
  for (const [name, times] of Object.entries(took)) {
    const sorted = times.toSorted((one, other) => one - other)
    const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)
    console.log(`${site}: ${rows} rows, ${name} ${times.length} times: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`)
  }
  await page.close()
}
await browser.close()
