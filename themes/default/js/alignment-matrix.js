// A matrix that is wider or higher than its frame scrolls below its own headings. This keeps what has the focus clear of them.

export function keepFocusClear() {
  const frame = /** @type {HTMLElement | null} */ (document.querySelector('.mx'))
  const corner = frame?.querySelector('.corner')
  frame?.addEventListener('focusin', event => {
    const link = /** @type {HTMLElement} */ (event.target)
    const cell = link.closest('td, th')
    if (!corner || !cell || cell === corner) return
    const [edge, box] = [corner.getBoundingClientRect(), cell.getBoundingClientRect()]
    if (cell.matches('td, thead th') && box.left < edge.right) frame.scrollLeft -= edge.right - box.left
    if (cell.matches('tbody *') && box.top < edge.bottom) frame.scrollTop -= edge.bottom - box.top
  })
}
