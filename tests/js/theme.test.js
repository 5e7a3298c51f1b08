import assert from 'node:assert/strict'
import {test} from 'node:test'
import {chosenTheme, rememberTheme, showTheme, themeOf} from '../../themes/default/js/theme.js'

test('only light and dark differ from the system', () => {
  const themes = ['light', 'dark', 'system', 'Dark', '', null, undefined].map(themeOf)
  assert.deepEqual(themes, ['light', 'dark', 'system', 'system', 'system', 'system', 'system'])
})

test('a choice is remembered, and forgotten where the system is followed again', () => {
  const stored = new Map()
  globalThis.localStorage = {
    getItem: key => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, value),
    removeItem: key => stored.delete(key),
  }
  rememberTheme('dark')
  assert.deepEqual([...stored], [['okrsite-theme', 'dark']])
  assert.equal(chosenTheme(), 'dark')
  rememberTheme('system')
  assert.deepEqual([...stored], [])
  assert.equal(chosenTheme(), 'system')
})

test('where nothing can be stored the page itself knows its theme', () => {
  globalThis.localStorage = {
    getItem() {
      throw new Error('no storage')
    },
    setItem() {
      throw new Error('no storage')
    },
  }
  const dataset = {}
  globalThis.document = {documentElement: {dataset}}
  rememberTheme('light')
  showTheme('light')
  assert.equal(chosenTheme(), 'light')
  showTheme('system')
  assert.deepEqual(dataset, {})
})
