// Serves a site with nginx while a command runs: node nginx.mjs SITE COMMAND ARGUMENT...
//
// As people do it: at the root of a host and under a path (`/okr/`), gzipped, with the security policy as a header. The
// command finds the folder in SITE and the address in ORIGIN. nginx runs as a child, on a free port, with files of its own.

import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {connect, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; frame-ancestors 'self'"

const site = resolve(process.argv[2])
const room = mkdtempSync(join(tmpdir(), 'okrsite-nginx-'))
const port = await freePort()
writeFileSync(join(room, 'nginx.conf'), configuration())
const nginx = spawn('nginx', ['-e', 'stderr', '-p', room, '-c', join(room, 'nginx.conf')], {
  env: {...process.env, PATH: `${process.env.PATH}:/usr/sbin`},
  stdio: ['ignore', 'inherit', 'inherit'],
})
nginx.on('error', error => fail(`nginx cannot be run: ${error.message}`))
nginx.on('exit', code => fail(`nginx ended with code ${code}`))
await answering()

const [command, ...parts] = process.argv.slice(3)
const tests = spawn(command, parts, {
  stdio: 'inherit',
  env: {...process.env, SITE: site, ORIGIN: `http://127.0.0.1:${port}`},
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tests.kill(signal))
const [code] = await once(tests, 'exit')
nginx.removeAllListeners('exit')
nginx.kill()
rmSync(room, {recursive: true})
process.exitCode = code ?? 1

function configuration() {
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const paths = temporary.map(name => `${name}_temp_path ${join(room, name)};`).join('\n')
  return `
daemon off; worker_processes 1; pid ${join(room, 'pid')}; ${user}
events {}
http {
  access_log off; ${paths}
  types {
    text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; image/jpeg jpg jpeg;
    image/webp webp; application/json json; text/csv csv; application/atom+xml xml; text/calendar ics;
  }
  default_type application/octet-stream; charset utf-8;
  gzip on; gzip_types text/css text/javascript image/svg+xml application/json;
  add_header Content-Security-Policy "${POLICY}" always;
  add_header X-Content-Type-Options nosniff always;
  server {
    listen 127.0.0.1:${port};
    root ${site};
    error_page 404 /404.html;
    location /okr/ { alias ${site}/; error_page 404 /okr/404.html; }
  }
}
`
}

/**
 * A port that nobody has. It lies below those that a system hands out to whoever asks for port 0, and each process tries
 * others, so nobody takes it before nginx does.
 */
async function freePort() {
  const first = 10240 + (process.pid % 1400) * 16
  for (let port = first; port < first + 16; port++) {
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error(`no port from ${first} to ${first + 15} is free`)
}

/** Comes back when nginx takes connections. */
async function answering() {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise(told => {
      socket.on('connect', () => told(true))
      socket.on('error', () => told(false))
    })
    socket.destroy()
    if (isOpen) return
    await new Promise(later => setImmediate(later))
  }
}

function fail(message) {
  console.error(`nginx.mjs: ${message}`)
  process.exit(2)
}
