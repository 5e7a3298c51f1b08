// Buttons that print the page. Without this script they are hidden.

export function readyPrintButtons() {
  const buttons = document.querySelectorAll('button.js-print')
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (buttons)) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
}
