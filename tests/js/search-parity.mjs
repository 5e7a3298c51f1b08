// Ranks the queries of queries.json in a folder with the search files beside it: the ten best of each as
// [document, words matched, points].

import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {openSearch} from '../../themes/default/js/search-engine.js'
import {folderLoader} from './search-files.mjs'

const folder = process.argv[2]
const engine = await openSearch(folderLoader(folder))
const answers = []
for (const query of JSON.parse(await readFile(join(folder, 'queries.json'), 'utf8'))) {
  const found = await engine.rank(query)
  answers.push(found.slice(0, 10).map(({document, matched, points}) => [document, matched, points]))
}
process.stdout.write(JSON.stringify(answers))
