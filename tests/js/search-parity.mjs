// Asks the queries of queries.json in a folder with the search files beside it. `ranks`: the ten best documents of each as
// [document, words matched, points]. `answers`: how many hits there are, and the ten best as [address, points].

import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {openSearch} from '../../themes/default/js/search-engine.js'
import {folderLoader} from './search-files.mjs'

const folder = process.argv[2]
const engine = await openSearch(folderLoader(folder))
const queries = JSON.parse(await readFile(join(folder, 'queries.json'), 'utf8'))
const ranks = []
for (const query of queries.ranks) {
  const found = await engine.rank(query)
  ranks.push(found.slice(0, 10).map(({document, matched, points}) => [document, matched, points]))
}
const answers = []
for (const query of queries.answers) {
  const {count, hits} = await engine.search(query)
  answers.push([count, hits.map(({href, points}) => [href, points])])
}
process.stdout.write(JSON.stringify({ranks, answers}))
