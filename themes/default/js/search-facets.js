// Narrowing down and counting by kind, team, period, status, level, owner and tag. A facet is loaded when it is asked for.

import {kindOf} from './search-places.js'
import {meantValues} from './search-query.js'
import {readColumn} from './search-shard.js'

/** @typedef {import('./search-engine.js').Manifest} Manifest */
/** @typedef {import('./search-shard.js').FacetValue} FacetValue */

/**
 * The values of a facet, and the numbers of those that a document has.
 * @typedef {{values: FacetValue[], of: (document: number) => number[]}} Column
 */

/**
 * A filter that stands in the text. `values` are those that it means: none where there is no such value.
 * @typedef {{field: string, label: string, value: string, values: FacetValue[], not: boolean}} WrittenFilter
 */

/**
 * What passes. `passes` leaves the facet `without` open; `hasKind` where only some kinds are looked for.
 * @typedef {object} Filter
 * @property {WrittenFilter[]} written
 * @property {(document: number, without?: string) => boolean} passes
 * @property {(field: string, number: number) => boolean} isChosen
 * @property {boolean} hasKind
 * @property {boolean} isAny
 */

/** @typedef {FacetValue & {count: number, chosen: boolean}} CountedValue */
/** @typedef {{id: string, label: string, values: CountedValue[]}} CountedFacet */

/**
 * A facet has to have one of the values with these numbers, or with `not` none of them.
 * @typedef {{field: string, not: boolean, of: Column['of'], numbers: number[]}} Rule
 */

export class FacetTable {
  #dictionary
  #manifest
  #starts = [0]

  /**
   * @param {import('./search-dictionary.js').Dictionary} dictionary
   * @param {Manifest} manifest
   */
  constructor(dictionary, manifest) {
    this.#dictionary = dictionary
    this.#manifest = manifest
    for (const count of manifest.counts) this.#starts.push((this.#starts.at(-1) ?? 0) + count)
  }

  /**
   * @param {string} id
   * @returns {Manifest['facets'][number]}
   */
  #facet(id) {
    const facet = this.#manifest.facets.find(facet => facet[0] === id)
    if (!facet) throw new Error(`search has no facet ${id}`)
    return facet
  }

  /**
   * @param {string} id
   * @returns {Promise<Column>}
   */
  async #column(id) {
    if (id === 'kind') {
      const values = this.#manifest.kinds.map(([id, label]) => ({id, label}))
      return {values, of: document => [kindOf(this.#starts, document)]}
    }
    const [, , name] = this.#facet(id)
    const {values, of} = await this.#dictionary.file(`f${name}`, bytes => readColumn(bytes, this.#manifest.documents))
    return {values, of: document => of[document]}
  }

  /**
   * @param {import('./search-query.js').FieldFilter[]} written in the text
   * @param {Record<string, string[]>} chosen ids by facet
   * @returns {Promise<Filter>}
   */
  async filter(written, chosen) {
    /** @type {Rule[]} */
    const rules = []
    const told = []
    for (const {field, value, not} of written) {
      const {values, of} = await this.#column(field)
      const numbers = meantValues(values, value)
      const [, label] = this.#facet(field)
      told.push({field, label, value, values: numbers.map(number => values[number]), not})
      addRule(rules, {field, not, of, numbers})
    }
    for (const [field, ids] of Object.entries(chosen)) {
      if (!ids.length || !this.#manifest.facets.some(facet => facet[0] === field)) continue
      const {values, of} = await this.#column(field)
      const numbers = values.flatMap((value, number) => (ids.includes(value.id) ? [number] : []))
      addRule(rules, {field, not: false, of, numbers})
    }
    /** @type {Filter['passes']} */
    const passes = (document, without) => rules.every(rule =>
      (rule.field === without && !rule.not) || rule.of(document).some(number => rule.numbers.includes(number)) !== rule.not)
    /** @type {Filter['isChosen']} */
    const isChosen = (field, number) => rules.some(rule => rule.field === field && !rule.not && rule.numbers.includes(number))
    const hasKind = rules.some(rule => rule.field === 'kind' && !rule.not)
    return {written: told, passes, isChosen, hasKind, isAny: rules.length > 0}
  }

  /**
   * How many hits there would be with each value.
   * @param {{document: number}[]} documents
   * @param {Filter} filter
   * @param {import('./search-places.js').PlaceTable} places
   * @returns {Promise<CountedFacet[]>}
   */
  async count(documents, filter, places) {
    return Promise.all(this.#manifest.facets.map(async ([id, label]) => {
      const {values, of} = await this.#column(id)
      const isEach = filter.hasKind || id === 'kind'
      /** @type {Set<number>[]} */
      const found = values.map(() => new Set())
      for (const {document} of documents) {
        if (!filter.passes(document, id)) continue
        const key = isEach ? document : places.pages[document]
        for (const number of of(document)) found[number].add(key)
      }
      const counted = values.map((value, number) => ({...value, count: found[number].size, chosen: filter.isChosen(id, number)}))
      const shown = counted.filter(value => value.count > 0 || value.chosen)
      return {id, label, values: shown.sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))}
    }))
  }
}

/**
 * Several values of one facet: any of them will do. What is ruled out is ruled out each by itself.
 * @param {Rule[]} rules
 * @param {Rule} rule
 */
function addRule(rules, rule) {
  const same = rules.find(one => one.field === rule.field && !one.not && !rule.not)
  if (same) same.numbers.push(...rule.numbers)
  else rules.push({...rule, numbers: [...rule.numbers]})
}
