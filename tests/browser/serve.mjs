// `okrsite serve` in a real browser: node serve.mjs OKRSITE CONTENT
//
// A page is open; its file changes; nobody touches the browser. The new text comes, scrolled and unfolded as before; a
// mistake is laid over the page, as text, and goes when it is mended. Nothing is on the console: the page's own policy
// lets all of it be.

import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {becomes, launch, newPage} from './site.mjs'

const [okrsite, content] = process.argv.slice(2)
const file = join(content, process.argv[4] ?? 'okrs/2026-Q4/traffic/on-the-minute.md')
const wrong = []
const drafts = mkdtempSync(join(tmpdir(), 'okrsite-drafts-'))

const server = spawn(okrsite, ['serve', content, '--port', '0', '--date', '2026-11-23'], {
  stdio: ['ignore', 'ignore', 'pipe'],
})
const ended = once(server, 'exit')
let address
for await (const line of createInterface(server.stderr)) {
  address = line.match(/serving (http:\S+)/)?.[1]
  if (address) break
}
server.stderr.resume()

const browser = await launch()
const page = await newPage(await browser.newContext({viewport: {width: 1280, height: 500}}))
page.on('console', message => {
  if (!message.text().includes('404')) wrong.push(`console: ${message.text()}`)
})
page.on('pageerror', error => wrong.push(`error: ${error.message}`))

const good = readFileSync(file, 'utf8')
const id = file.split('/').pop().replace('.md', '')
const panel = page.locator('.serve-panel')

await page.goto(`${address}objectives/${id}.html`)
save(file, `${good}\nA sentence that was not there.\n`)
await page.getByText('A sentence that was not there.').waitFor()

// as before: scrolled, unfolded
await page.goto(`${address}alignment.html`)
const fold = page.locator('main details').first()
const wasOpen = await fold.evaluate(details => {
  details.open = !details.open
  return !details.open
})
await page.evaluate(() => scrollTo(0, 120))
await Promise.all([page.waitForEvent('load'), save(file, good.replace(/^title: (.*)$/m, 'title: Another title'))])
await page.getByText('Another title').first().waitFor({state: 'attached'})
if ((await fold.evaluate(details => details.open)) === wasOpen) wrong.push('a fold is not as it was')
await becomes(page, () => scrollY, 120)

// a mistake, with markup in it
await page.goto(`${address}objectives/${id}.html`)
save(file, good.replace(/^title: .*$/m, 'titel: <img src=x onerror=alert(1)>'))
await panel.waitFor()
const text = await panel.innerText()
if (!text.includes('titel') || !text.includes(`${id}.md:`)) wrong.push(`the overlay does not say where: ${text}`)
if (await panel.locator('img').count()) wrong.push('the overlay has markup of the content')
if (!(await panel.locator('a').first().getAttribute('href')).endsWith(`/objectives/${id}.html`))
  wrong.push('no link to the page')
if (!(await page.locator('h1').isVisible())) wrong.push('the last good page is gone')
if (process.argv[5]) await page.screenshot({path: process.argv[5]})
await panel.getByRole('button', {name: 'Close'}).click()
if (await panel.count()) wrong.push('the overlay does not close')

// another mistake opens it again; mended, it goes
save(file, good.replace(/^team: .*$/m, 'team: nobody'))
await panel.waitFor()
save(file, good)
await panel.waitFor({state: 'detached'})

// a page that is not there comes when it is
await page.goto(`${address}pages/brand-new.html`)
save(join(content, 'brand-new.md'), '---\nkind: page\ntitle: Brand new\n---\nHere it is.\n')
await page.getByText('Here it is.').waitFor()

await browser.close()
rmSync(drafts, {recursive: true})
server.kill('SIGINT')
const [code] = await ended
if (code !== 0) wrong.push(`it ended with ${code}`)
console.log(wrong.length ? wrong.join('\n') : 'serve reloads, tells mistakes and forgets them')
process.exitCode = wrong.length ? 1 : 0

/** Writes a file at once, as editors do: nobody reads half of it. */
function save(path, text) {
  const draft = join(drafts, 'draft.md')
  writeFileSync(draft, text)
  renameSync(draft, path)
}
