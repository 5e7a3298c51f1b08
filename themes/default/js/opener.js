// Opens search. Its script and style sheet are loaded when somebody first wants it; the search page has its own, and a field.
// Without this script, or when they cannot be loaded, the link leads to the search page.

/**
 * What takes addresses of scripts where the browser knows Trusted Types; what it makes of them stands for a text.
 * @typedef {{createScriptURL: (address: string) => string}} ScriptPolicy
 */

/** @typedef {{trustedTypes?: {createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy}}} Trusting */

export function readySearch() {
  const link = document.querySelector('.js-search')
  if (!(link instanceof HTMLAnchorElement)) return
  if (/Mac|iP/.test(navigator.platform)) link.title = link.title.replace('Ctrl ', '⌘')
  /** @type {Promise<unknown> | undefined} */
  let loading
  /** @param {Event} event */
  const open = async event => {
    event.preventDefault()
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.js-search-page input'))
    if (field) {
      field.focus()
      return field.select()
    }
    loading ??= Promise.all([
      load('link', {rel: 'stylesheet', href: link.dataset.style ?? ''}),
      load('script', {src: trusted(link.dataset.script ?? '')}),
    ])
    try {
      await loading
      document.dispatchEvent(new Event('okrsite-search'))
    } catch {
      location.assign(link.href)
    }
  }
  link.addEventListener('click', event => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) open(event)
  })
  document.addEventListener('keydown', event => {
    const isShortcut =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k'
    if (isShortcut) open(event)
  })
}

/**
 * @param {string} tag
 * @param {object} properties
 * @returns {Promise<unknown>}
 */
function load(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties, {onload: resolve, onerror: reject})
    document.head.append(element)
  })
}

// The page's policy takes addresses of scripts only from a policy of Trusted Types. Older browsers take them as they are.
/** @param {string} address */
function trusted(address) {
  const {trustedTypes} = /** @type {Window & Trusting} */ (window)
  const policy = trustedTypes?.createPolicy('okrsite', {createScriptURL: one => one})
  return policy ? policy.createScriptURL(address) : address
}
