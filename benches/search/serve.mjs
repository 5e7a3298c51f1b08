// A plain web server for one folder, which counts what it sends: gzip for text as servers do, everything else as it is.

import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {extname, join, normalize} from 'node:path'
import {gzipSync} from 'node:zlib'

const TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm'}
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg'])

/** Serves `folder`, and the texts in `extra` by path. `sent` lists path and bytes of every answer until `reset`. */
export async function serve(folder, extra = {}) {
  const sent = []
  const server = createServer(async (request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end() // browsers ask by themselves
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    try {
      const bytes = path in extra ? Buffer.from(extra[path]) : await readFile(join(folder, normalize(path)))
      const ending = extname(path)
      const packed = PACKED.has(ending) ? gzipSync(bytes, {level: 6}) : bytes
      sent.push({path, bytes: packed.length})
      response.writeHead(200, {'content-type': TYPES[ending] ?? 'application/octet-stream', ...packed === bytes ? {} : {'content-encoding': 'gzip'}})
      response.end(packed)
    } catch {
      sent.push({path, bytes: 0})
      response.writeHead(404)
      response.end()
    }
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    sent,
    reset: () => { sent.length = 0 },
    total: () => ({bytes: sent.reduce((sum, one) => sum + one.bytes, 0), requests: sent.length}),
    close: () => new Promise(resolve => server.close(resolve)),
  }
}
