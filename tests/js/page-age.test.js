import assert from 'node:assert/strict'
import {test} from 'node:test'

globalThis.HTMLElement = class {}
const {ageSentence, daysSince} = await import('../../themes/default/js/page-age.js')

test('days are those of the calendar where the reader is', () => {
  const cases = [
    [new Date(2026, 10, 23, 0, 0), 0],
    [new Date(2026, 10, 23, 23, 59), 0],
    [new Date(2026, 10, 24, 0, 1), 1],
    [new Date(2026, 10, 22, 12, 0), -1],
    [new Date(2027, 2, 28, 12, 0), 125], // summer time begins
    [new Date(2028, 1, 29, 12, 0), 463],
  ]
  for (const [now, days] of cases) assert.equal(daysSince('2026-11-23', now), days)
})

test('a sentence has the plural and the digits of its language', () => {
  const swedish = {one: 'Sidan är 1 dag gammal.', other: 'Sidan är {n} dagar gammal.'}
  assert.equal(ageSentence(1, swedish, 'sv'), 'Sidan är 1 dag gammal.')
  assert.equal(ageSentence(0, swedish, 'sv'), 'Sidan är 0 dagar gammal.')
  assert.equal(ageSentence(12, swedish, 'sv'), 'Sidan är 12 dagar gammal.')
  assert.equal(ageSentence(1200, {one: '', other: '{n} days'}, 'en'), '1,200 days')
})
