// Reloads the page when there is a newer site, and lays over it what is wrong with the content.
//
// `okrsite serve` alone puts this into pages: no built site has it. Texts of the content are only ever set as text.
(() => {
  'use strict'

  const own = document.currentScript.dataset.site
  const kept = `okrsite serve ${location.pathname}`

  /** The folds of the page with a name each, which stays the same while what is around them changes. */
  function folds() {
    const counts = new Map()
    return Array.from(document.querySelectorAll('details'), fold => {
      const near = fold.closest('[id]')?.id ?? ''
      const count = (counts.get(near) ?? 0) + 1
      counts.set(near, count)
      return [`${near} ${count}`, fold]
    }).filter(([, fold]) => !fold.closest('.serve-panel'))
  }

  /** Loads the page again; it will look as it does now. */
  function reload() {
    try {
      const open = folds().map(([name, fold]) => [name, fold.open])
      sessionStorage.setItem(kept, JSON.stringify({x: scrollX, y: scrollY, open}))
      history.scrollRestoration = 'manual'
    } catch {
      // without a memory the page starts at its top
    }
    location.reload()
  }

  function restore() {
    let look
    try {
      look = JSON.parse(sessionStorage.getItem(kept))
      sessionStorage.removeItem(kept)
    } catch {
      return
    }
    if (!look) return
    const open = new Map(look.open)
    for (const [name, fold] of folds()) {
      if (open.has(name)) fold.open = open.get(name)
    }
    const scroll = () => scrollTo({left: look.x, top: look.y, behavior: 'instant'})
    scroll()
    addEventListener('load', () => {
      scroll()
      history.scrollRestoration = 'auto'
    })
  }

  function element(name, className, text = '') {
    const made = document.createElement(name)
    made.className = className
    made.textContent = text
    return made
  }

  function item(finding) {
    const row = element('li', `serve-finding serve-${finding.severity}`)
    row.append(element('pre', 'serve-text', finding.text))
    if (finding.page) {
      const link = element('a', 'serve-link', 'Open the page')
      link.href = `/${finding.page}`
      row.append(link)
    }
    return row
  }

  let panel
  let closed = ''

  /** Shows what is wrong: errors at once, the rest where it is asked for. */
  function tell(said) {
    panel?.remove()
    panel = undefined
    const what = JSON.stringify([said.counts, said.findings])
    if (!said.findings.length || closed === what) return
    panel = element('aside', `serve-panel serve-has-${said.errors ? 'error' : 'warning'}`)
    panel.setAttribute('aria-label', 'Errors and advice')
    const fold = element('details', 'serve-fold')
    fold.open = said.errors > 0
    const summary = element('summary', 'serve-summary')
    const words = element('span', 'serve-counts', said.counts)
    words.setAttribute('role', 'status')
    summary.append(words)
    const list = element('ul', 'serve-list')
    list.append(...said.findings.map(item))
    fold.append(summary)
    if (said.errors) fold.append(element('p', 'serve-note', own ? 'The page shows the last version without errors.' : ''))
    fold.append(list)
    if (said.more) fold.append(element('p', 'serve-note', `and ${said.more} more: run okrsite check`))
    const close = element('button', 'serve-close', '\u00d7')
    close.type = 'button'
    close.setAttribute('aria-label', 'Close')
    close.addEventListener('click', () => {
      closed = what
      panel.remove()
    })
    panel.append(fold, close)
    document.body.append(panel)
  }

  // A hidden page does not listen: browsers open few connections to one server, and each page would keep one.
  let stream
  function listen() {
    stream?.close()
    stream = undefined
    if (document.visibilityState === 'hidden') return
    stream = new EventSource('/.serve/events')
    stream.addEventListener('now', event => {
      const said = JSON.parse(event.data)
      if (said.site !== own) reload()
      else tell(said)
    })
  }

  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = '/.serve/serve.css'
  document.head.append(style)
  restore()
  listen()
  document.addEventListener('visibilitychange', listen)
  addEventListener('pagehide', () => stream?.close())
  addEventListener('pageshow', event => {
    if (event.persisted) listen()
  })
})()
