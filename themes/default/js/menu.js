// A menu is a <details>, and closes when one looks elsewhere. Without this script it stays open until it is closed.

export function closeMenusElsewhere() {
  const menus = document.querySelectorAll('details.dd')
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (menus)) {
    for (const type of ['click', 'focusin']) {
      document.addEventListener(type, event => {
        if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false
      })
    }
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
  }
}
