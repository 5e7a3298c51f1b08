// The menu is a <details>, and closes when one looks elsewhere. Without this script it stays open until it is closed.

export function closeMenusElsewhere() {
  for (const menu of document.querySelectorAll('details.dd')) {
    document.addEventListener('click', event => {
      if (!menu.contains(event.target)) menu.open = false
    })
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary').focus()
    })
  }
}
