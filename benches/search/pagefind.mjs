// Pagefind on a site of ours, in a folder of its own and asked in a real browser: what search is compared with.
//
// It indexes the same pages, and of those only what stands in `main`. Its page has no policy, since Pagefind needs
// WebAssembly, which the policy of our pages forbids.

import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const VERSION = '1.6.0'
const BLANK = '<!doctype html><meta charset="utf-8"><title>Pagefind</title>'
export const PAGES = '{index,objectives/*,teams/*,kpis/*,pages/*}.html'

/** Installs Pagefind for benchmarks, once. It is no dependency of the project. */
function program() {
  const folder = join(tmpdir(), `okrsite-pagefind-${VERSION}`)
  if (!existsSync(join(folder, 'node_modules/pagefind'))) {
    mkdirSync(folder, {recursive: true})
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--no-save', `pagefind@${VERSION}`], {cwd: folder})
  }
  return join(folder, 'node_modules/.bin/pagefind')
}

/** Builds Pagefind's index of `site` into `output`; how many seconds that took. */
export function index(site, output, language) {
  const started = performance.now()
  execFileSync(program(), ['--site', site, '--output-path', output, '--glob', PAGES, '--root-selector', 'main', '--force-language', language], {stdio: 'ignore'})
  return (performance.now() - started) / 1000
}

/** The page that Pagefind is asked from. */
export const extra = {'/blank.html': BLANK}

/** Asks for the addresses of the first `limit` hits, from the root of the site. */
export async function ask(page, text, limit) {
  return page.evaluate(async ([text, limit]) => {
    const pagefind = window.pagefind ??= await import('/pagefind/pagefind.js')
    const found = await pagefind.search(text)
    const data = await Promise.all((found?.results ?? []).slice(0, limit).map(result => result.data()))
    return data.map(one => one.url.replace(/^\//, ''))
  }, [text, limit])
}

/** The bytes of its index in a folder, without the code beside it. */
export function size(folder) {
  const files = readdirSync(folder, {recursive: true}).filter(path => /\.pf_\w+$|entry\.json$/.test(path))
  return files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
}
