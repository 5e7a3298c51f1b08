// Buttons that print the page. Without this script they are hidden.

export function readyPrintButtons() {
  for (const button of document.querySelectorAll('.js-print')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
}
