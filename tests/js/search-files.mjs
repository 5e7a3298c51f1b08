// Loads search files from a folder, as search-load.js does in a browser.

import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {inflateRawSync} from 'node:zlib'

export function folderLoader(site, onLoad = () => {}) {
  return async name => {
    const bytes = await readFile(join(site, 'search', `${name}.bin`))
    onLoad(name, bytes.length)
    return new Uint8Array(inflateRawSync(bytes))
  }
}
