// The theme that a reader chose: the system's, light or dark. It is remembered where the browser allows that, else it lasts
// as long as the page.

/** @typedef {'system' | 'light' | 'dark'} Theme */

const THEME_KEY = 'okrsite-theme'

/**
 * What was remembered, as a theme.
 *
 * @param {string | null | undefined} text
 * @returns {Theme}
 */
export function themeOf(text) {
  return text === 'light' || text === 'dark' ? text : 'system'
}

/** @returns {Theme} */
export function chosenTheme() {
  try {
    return themeOf(localStorage.getItem(THEME_KEY))
  } catch {
    return themeOf(document.documentElement.dataset.theme) // no storage here
  }
}

/** @param {Theme} theme */
export function rememberTheme(theme) {
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // no storage here: the choice lasts as long as the page
  }
}

/** @param {Theme} theme */
export function showTheme(theme) {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}
