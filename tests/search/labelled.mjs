// Labelled queries, and how well they are answered: the mean of one over the place of the first good page.

import {readFileSync} from 'node:fs'

export const PLACES = 20

/** The queries of a file: kind, text and the addresses of pages that answer it. */
export function queries(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map(line => {
    const [kind, text, answers] = line.split('\t')
    return {kind, text, answers: answers.split(' ')}
  })
}

/** One over the place of the first good page among `found`; 0 where there is none among the first twenty. */
export function reciprocalRank(found, answers) {
  const pages = [...new Set(found.map(address => address.split('#')[0]))].slice(0, PLACES)
  const place = pages.findIndex(page => answers.includes(page))
  return place < 0 ? 0 : 1 / (place + 1)
}

export const mean = numbers => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** Rows of kind, number of queries and mean for each list of ranks; the last row is for all of `ranked`. */
export function byKind(ranked) {
  const kinds = [...new Set(ranked.map(one => one.query.kind))]
  const row = (kind, some) => ({kind, number: some.length, mean: some[0] ? some[0].ranks.map((_, index) => mean(some.map(one => one.ranks[index]))) : []})
  return [...kinds.map(kind => row(kind, ranked.filter(one => one.query.kind === kind))), row('all', ranked)]
}
