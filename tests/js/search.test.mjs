// The client of search by itself: any text is a query, and broken files are errors, never endless loops.

import assert from 'node:assert/strict'
import test from 'node:test'
import {Marker} from '../../themes/default/js/search-hits.js'
import {askedText, meantValues, parseQuery} from '../../themes/default/js/search-query.js'
import {Shard, readBackwards, readColumn, readPlaces, readPostings} from '../../themes/default/js/search-shard.js'
import {compareText, distance, foldText, words} from '../../themes/default/js/search-text.js'
import {openSearch} from '../../themes/default/js/search-engine.js'

// Numbers that look random and are the same every time.
function dice(seed) {
  let state = seed
  return end => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor(state / 2 ** 32 * end)
  }
}

function query(text) {
  const {words, phrases, without, filters, isOpen} = parseQuery(text)
  return {words, phrases, without, filters: filters.map(one => `${one.not ? '-' : ''}${one.field}=${one.value}`), isOpen}
}

test('words, phrases, exclusions and fields are told apart', () => {
  assert.deepEqual(query('Vinter "nöjd kund" -sommar -"lång resa" team:marknad Status:"at risk" -ÄGARE:åsa hamn'), {
    words: ['vinter', 'hamn'],
    phrases: [['nöjd', 'kund']],
    without: [['sommar'], ['lång', 'resa']],
    filters: ['team=marknad', 'status=at risk', '-owner=åsa'],
    isOpen: true
  })
})

test('a space, a quote or a filter after the last word says that it is whole', () => {
  for (const text of ['kund ', 'kund" ', '"kund"', 'kund team:x', 'kund -x', 'kund.']) assert.equal(query(text).isOpen, false, text)
  for (const text of ['kund', '-x kund', 'team:x kund']) assert.equal(query(text).isOpen, true, text)
})

test('a field asks for nothing before its second letter, and keeps the space that ends a word', () => {
  assert.deepEqual(['', '  ', 'a', ' å ', 'ab', ' kund ', '7', '客'].map(askedText), ['', '', '', '', 'ab', 'kund ', '7', '客'])
})

test('a declared field may be named, unless every site has one of that name', () => {
  const facets = ['kind', 'status', 'f_priority', 'f_Åtgärd', 'f_team']
  const filters = (/** @type {string} */ text) => parseQuery(text, facets).filters.map(one => `${one.field}=${one.value}`)
  assert.deepEqual(filters('priority:high PRIORITY:"at once" atgard:x team:y'), ['f_priority=high', 'f_priority=at once', 'f_Åtgärd=x', 'team=y'])
  assert.deepEqual(parseQuery('priority:high').words, ['priority', 'high'])
})

test('a field that nobody knows is words', () => {
  assert.deepEqual(query('http://hamn.example/resa').words, ['http', 'hamn', 'example', 'resa'])
  assert.deepEqual(query('a: :b - -- "').words, ['a', 'b'])
})

test('a word that is said twice counts once, at its last place', () => {
  assert.deepEqual(query('kund hamn kund').words, ['hamn', 'kund'])
})

test('of a page that was pasted the beginning is the query', () => {
  const text = Array.from({length: 5000}, (_, number) => `ord${number}`).join(' ')
  assert.equal(query(text).words.length, 69)
  assert.deepEqual(query(`${'🙂'.repeat(398)} åä`).words, ['å'])
})

test('a value is an id, a label, or the beginning of words of a label', () => {
  const values = [{id: 'it', label: 'IT och data'}, {id: 'data', label: 'Data'}, {id: 'asa öberg', label: 'Åsa Öberg'}]
  assert.deepEqual(meantValues(values, 'data'), [1])
  assert.deepEqual(meantValues(values, 'oberg'), [2])
  assert.deepEqual(meantValues(values, 'och da'), [0])
  assert.deepEqual(meantValues(values, '!'), [])
})

test('words and folds are those of the index', () => {
  assert.deepEqual(words('E-post: 2,5 h (CO₂e) İstanbul A\u030ar'), ['e', 'post', '2', '5', 'h', 'co₂e', 'i̇stanbul', 'år'])
  assert.deepEqual(words('so\u00adft x\u0302y C++, C# A+B c+++ ❤\ufe0f'), ['soft', 'xy', 'c++', 'c#', 'a', 'b', 'c'])
  assert.deepEqual(words('100,000 or 100 000 or 100\u00a0000 1.200.000 1,00,000 1,234.56 100,000kr'), ['100000', 'or', '100000', 'or', '100000', '1200000', '100000', '1234', '56', '100000', 'kr'])
  assert.deepEqual(words('24.12.2026 192.168.100.1 0.123 Q4,100 2026 100 1 000 0000'), ['24', '12', '2026', '192', '168', '100', '1', '0', '123', 'q4', '100', '2026', '100', '1000', '0000'])
  assert.deepEqual(words('客户满意 ABC标准27001 客 カスタマー 고객이 ลูกค้า'), ['客户', '户满', '满意', 'abc', '标准', '27001', '客', 'カス', 'スタ', 'タマ', 'マー', '고객', '객이', 'ลูก', 'ูกค', 'กคา'])
  assert.equal(foldText('smørrebrød straße łódź'), 'smorrebrod strasse lodz')
  assert.ok(compareText('\u{ffff}', '\u{10000}') < 0)
  assert.ok(compareText('ab', 'abc') < 0)
})

test('letters left out, put in, changed or swapped are one step each', () => {
  const far = (one, other) => distance([...one], [...other], 2)
  assert.deepEqual([far('kund', 'kund'), far('kund', 'knud'), far('kund', 'kun'), far('kund', 'hunds'), far('kund', 'abc')], [0, 1, 1, 2, 3])
})

test('a number can have spaces in it, between bare words only', () => {
  assert.deepEqual(query('team:x 100 000 "1 000"'), {words: ['100000'], phrases: [['1000']], without: [], filters: ['team=x'], isOpen: false})
  assert.deepEqual(query('100 "x" 000').words, ['100', '000'])
})

test('other ways to write what was looked for are marked', () => {
  const shown = (found, text) => new Marker(found).pieces(text).map(piece => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
  assert.equal(shown(['email', '100000', 'c++'], 'Send e-mail to 100 000 in C++ or C'), 'Send [e-mail] to [100 000] in [C++] or C')
  assert.equal(shown(['客户', '户满', '满意'], '提高客户满意度'), '提高[客户满意]度')
  assert.equal(shown(['nöjd'], 'no\u0308jd'), '[nöjd]')
})

test('hits are marked as texts, whatever those hold', () => {
  const marker = new Marker(['img', 'nöjd', 'kunder'])
  const shown = text => marker.pieces(text).map(piece => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
  assert.equal(shown('<img onerror=x> Nöjd "kunder" storkunder \u202e🙂'), '<[img] onerror=x> [Nöjd] "[kunder]" [storkunder] \u202e🙂')
  const long = `${'ord '.repeat(200)}nöjd och kunder ${'ord '.repeat(200)}`
  const excerpt = marker.excerpt(long).map(piece => piece.text).join('')
  assert.ok(excerpt.length < 200 && excerpt.startsWith('… ord') && excerpt.includes('nöjd och kunder') && excerpt.endsWith('ord …'))
})

test('no text makes the parser fail', () => {
  const roll = dice(1)
  const letters = ['"', '-', ':', ' ', 'a', 'å', 'team', 'status:', '\u0301', '\ud800', '🙂', '“', '\n', '\\', '(', '*', '\u202e']
  for (let round = 0; round < 20000; round++) {
    const text = Array.from({length: roll(12)}, () => letters[roll(letters.length)]).join('')
    const found = parseQuery(text)
    assert.ok(found.words.every(word => word.length), text)
  }
})

test('files of random bytes are errors or nonsense, and end soon', () => {
  const roll = dice(2)
  const readers = [bytes => new Shard(bytes), readPostings, readBackwards, bytes => readColumn(bytes, 9), bytes => readPlaces(bytes, [3, 0, 0, 0, 0, 0])]
  for (let round = 0; round < 5000; round++) {
    const bytes = Uint8Array.from({length: roll(60)}, () => roll(4) ? roll(20) : roll(256))
    for (const read of readers) {
      try {
        read(bytes)
      } catch (error) {
        assert.ok(error instanceof RangeError, error)
      }
    }
  }
})

test('an answer that was overtaken is null', async () => {
  const manifest = {format: 2, documents: 0, tokens: [0, 0, 0, 0, 0, 0], boosts: [1, 1, 1, 1, 1, 1], counts: [0, 0, 0, 0, 0, 0],
    kinds: [], facets: [], firsts: [], shards: '', backwardFirsts: [], backwards: '', rules: [], places: 'x', positions: 'x'}
  const files = {manifest: new TextEncoder().encode(JSON.stringify(manifest)), dx: Uint8Array.of(0, 16)}
  const engine = await openSearch(async name => files[name])
  const [first, second] = await Promise.all([engine.latest('one'), engine.latest('two')])
  assert.equal(first, null)
  assert.deepEqual([second.text, second.count, second.missing], ['two', 0, ['two']])
})

test('a manifest of another format is refused', async () => {
  await assert.rejects(openSearch(async () => new TextEncoder().encode('{"format": 1}')), /format/)
})
