// A menu is a <details>, and closes when one looks elsewhere. Without this script it stays open until it is closed.

export function closeMenusElsewhere() {
  const menus = document.querySelectorAll('details.dd')
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (menus)) {
    for (const type of ['click', 'focusin']) {
      document.addEventListener(type, event => {
        const isInMenu = menu.parentElement?.closest('details.dd') // it stays as it is while its menu is open
        if (!isInMenu && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false
      })
    }
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
  }
}

/** On a narrow screen the choice of colours stands in the menu, where there is room for it. */
export function placeThemeSwitch() {
  const choice = document.querySelector('theme-switch')
  const list = document.querySelector('.menu ul')
  const tools = choice?.parentElement
  const details = choice?.querySelector('details')
  if (!choice || !list || !tools || !details) return
  const row = document.createElement('li')
  const isNarrow = matchMedia('(max-width:680px)')
  const place = () => {
    if (isNarrow.matches) {
      row.append(choice)
      list.append(row)
    } else {
      row.remove()
      tools.insertBefore(choice, tools.querySelector('.menu'))
    }
    details.open = isNarrow.matches
  }
  if (isNarrow.matches) place()
  isNarrow.addEventListener('change', place)
}
