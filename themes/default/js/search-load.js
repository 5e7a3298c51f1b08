// Brings search files to the browser: over http with fetch; from the disk, where a page may not read files, as scripts that
// hand them over.

const NAME = /^[a-z0-9-]+$/

/** @typedef {import('./search-engine.js').Load} Load */

/**
 * What search files that are scripts call.
 * @typedef {{okrsiteSearch?: (name: string, text: string) => void}} Receiver
 */

/**
 * A loader for the site whose root is at `base` as seen from the page: '', '../' or '/okr/'.
 * @param {string} base
 */
export function siteLoader(base) {
  return location.protocol === 'file:' ? scriptLoader(base) : fetchLoader(base)
}

/**
 * @param {string} base
 * @returns {Load}
 */
function fetchLoader(base) {
  return async name => {
    // names hold a fingerprint, but for the manifest: that one is asked for anew
    const answer = await fetch(`${base}search/${checkedName(name)}.bin`, {cache: name === 'manifest' ? 'no-cache' : 'default'})
    if (!answer.ok || !answer.body) throw new Error(`search/${name}.bin: ${answer.status}`)
    return inflated(answer.body)
  }
}

/**
 * @param {string} base
 * @returns {Load}
 */
function scriptLoader(base) {
  /** @type {Map<string, (bytes: Uint8Array<ArrayBuffer>) => void>} */
  const waiting = new Map()
  const page = /** @type {Window & import('./opener.js').Trusting & Receiver} */ (window)
  const policy = page.trustedTypes?.createPolicy('okrsite-search', {createScriptURL: address => address})
  page.okrsiteSearch = (name, text) => {
    waiting.get(name)?.(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)))
    waiting.delete(name)
  }
  return async name => {
    const address = `${base}search/${checkedName(name)}.js`
    /** @type {Uint8Array<ArrayBuffer>} */
    const bytes = await new Promise((resolve, reject) => {
      waiting.set(name, resolve)
      const script = document.createElement('script')
      script.src = policy ? policy.createScriptURL(address) : address
      script.addEventListener('load', () => script.remove())
      script.addEventListener('error', () => reject(new Error(`${address} is not there`)))
      document.head.append(script)
    })
    return inflated(new Blob([bytes]).stream())
  }
}

/**
 * No name leads out of the folder.
 * @param {string} name
 */
function checkedName(name) {
  if (!NAME.test(name)) throw new Error(`${name} is no name of a search file`)
  return name
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function inflated(stream) {
  const plain = stream.pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(plain).arrayBuffer())
}
