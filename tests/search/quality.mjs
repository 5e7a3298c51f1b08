// How well a built site answers labelled queries: node quality.mjs SITE QUERIES
//
// Asks the client itself. Prints the mean reciprocal rank by kind of query, and what was not answered first.

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {inflateRawSync} from 'node:zlib'
import {openSearch} from '../../themes/default/js/search-engine.js'
import {PLACES, byKind, queries, reciprocalRank} from './labelled.mjs'

const [site, path] = process.argv.slice(2)
const engine = await openSearch(async name => new Uint8Array(inflateRawSync(readFileSync(join(site, 'search', `${name}.bin`)))))

const ranked = []
for (const query of queries(path)) {
  const answer = await engine.search(query.text, {limit: PLACES})
  ranked.push({query, ranks: [reciprocalRank(answer.hits.map(hit => hit.href), query.answers)]})
}
for (const {kind, number, mean} of byKind(ranked)) console.log(`${kind.padEnd(12)}${String(number).padStart(4)}  ${mean[0].toFixed(3)}`)
console.log()
for (const {query, ranks} of ranked.filter(one => one.ranks[0] < 1)) {
  console.log(`${ranks[0] === 0 ? 'not found' : `place ${Math.round(1 / ranks[0])}`.padEnd(9)}  ${query.kind}: ${query.text}`)
}
