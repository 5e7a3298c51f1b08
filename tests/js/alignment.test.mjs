// The pure parts of the alignment pages' script: node --test tests/js/*.test.*js

import assert from 'node:assert/strict'
import {test} from 'node:test'
import {folded, isLookedFor, matcher, queryOf, wantedOf} from '../../themes/default/js/alignment-match.js'
import {isOnPath, related} from '../../themes/default/js/alignment-paths.js'
import {ABOVE, BESIDE, FOUND, GONE, treeStates} from '../../themes/default/js/alignment-rows.js'

const nothing = {q: '', team: '', level: '', status: []}

/** @param {Partial<import('../../themes/default/js/alignment-match.js').TreeRow>} row */
const row = row => ({kind: 'objective', parent: -1, text: '', team: '', level: 'tactical', status: 'on_track', ...row})

test('words are compared without accents, case and spare space', () => {
  assert.equal(folded('  Överraskande\n snabb  ÄRENDE '), 'overraskande snabb arende')
})

test('an address and what it asks for are the same thing', () => {
  const wanted = {q: 'två ord & mer', team: 'a.b-c', level: 'strategic', status: ['off_track', 'stale']}
  assert.deepEqual(wantedOf(queryOf(wanted)), wanted)
  assert.equal(queryOf(wanted), '?q=tv%C3%A5+ord+%26+mer&team=a.b-c&status=off_track,stale&level=strategic')
})

test('an address that asks for nothing has no query, and keeps what is not ours', () => {
  assert.equal(queryOf(nothing), '')
  assert.equal(queryOf(nothing, '?q=old&print=1'), '?print=1')
  assert.deepEqual(wantedOf('?status=,,'), nothing)
  assert.equal(isLookedFor({...nothing, q: '  '}), false)
})

test('every word has to be found, in any order', () => {
  const finds = matcher({...nothing, q: 'båt NATT'})
  assert.equal(finds(row({text: 'natten tystnar pa varje bat'})), true)
  assert.equal(finds(row({text: 'en bat'})), false)
})

test('team, level and status all have to agree; of several statuses one', () => {
  const finds = matcher({q: '', team: 'quays', level: 'tactical', status: ['stale', 'at_risk']})
  assert.equal(finds(row({team: 'quays', status: 'at_risk'})), true)
  assert.equal(finds(row({team: 'quays', status: 'on_track'})), false)
  assert.equal(finds(row({team: 'goods', status: 'at_risk'})), false)
  assert.equal(finds(row({team: 'quays', status: 'at_risk', level: 'strategic'})), false)
})

test('themes and references are never what is looked for', () => {
  assert.equal(matcher({...nothing, q: 'a'})(row({kind: 'other', text: 'a'})), false)
})

test('what stands above a row that was found stays and unfolds, the rest goes', () => {
  const rows = [
    row({kind: 'other'}), // 0 a theme
    row({parent: 0}), //     1 strategic
    row({parent: 1, kind: 'result'}), // 2
    row({parent: 2, text: 'x'}), //      3 found
    row({parent: 3, kind: 'result'}), // 4 its key result
    row({parent: 1, kind: 'result'}), // 5
    row({parent: 0}), //                 6
  ]
  const found = treeStates(rows, matcher({...nothing, q: 'x'}))
  assert.deepEqual(found.states, [ABOVE, ABOVE, ABOVE, FOUND, BESIDE, GONE, GONE])
  assert.deepEqual(found.unfolds, [true, true, true, false, false, false, false])
  assert.deepEqual([found.objectives, found.results], [1, 0])
})

test('a key result that was found unfolds its objective', () => {
  const found = treeStates([row({}), row({parent: 0, kind: 'result', text: 'x'})], matcher({...nothing, q: 'x'}))
  assert.deepEqual(found.states, [ABOVE, FOUND])
  assert.deepEqual(found.unfolds, [true, false])
})

test('a card leads up by every parent, and down to all that serve it', () => {
  // 0 vision, 1 and 2 objectives, 3 serves 1 and also 2, 4 serves 3
  const parents = [[], [0], [0], [1, 2], [3]]
  const found = related(3, parents)
  assert.deepEqual([...found.up].sort(), [0, 1, 2, 3])
  assert.deepEqual([...found.down].sort(), [3, 4])
  assert.equal(isOnPath(found, 3, 2), true)
  assert.equal(isOnPath(found, 4, 3), true)
  assert.equal(isOnPath(related(1, parents), 3, 2), false, 'the way to another objective is not on this path')
})
