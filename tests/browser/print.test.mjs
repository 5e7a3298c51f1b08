// How many sheets a page takes on paper.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {htmlFiles, launch, PLACES, sheetsOf, sizeOf, visit} from './site.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

const LONGEST = 12
/** At most so many sheets of A4, for the longest pages of a folder: the others take no more. */
const SHEETS = {'teams/': 1, 'objectives/': 6, 'periods/': 6}

for (const [folder, most] of Object.entries(SHEETS)) {
  test(`each page of ${folder} prints on ${most === 1 ? '1 sheet' : `at most ${most} sheets`}`, async () => {
    const counted = []
    const pages = htmlFiles().filter(path => path.startsWith(folder))
    for (const path of pages.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, LONGEST)) {
      const {page, context} = await visit(browser, PLACES.root + path)
      const sheets = sheetsOf(await page.pdf({preferCSSPageSize: true}))
      await context.close()
      counted.push([path, sheets])
    }
    console.log(counted.map(([path, sheets]) => `${path}: ${sheets}`).join('\n'))
    assert.deepEqual(
      counted.filter(([, sheets]) => sheets > most),
      [],
    )
  })
}
