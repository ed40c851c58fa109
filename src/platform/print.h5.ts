/** Owns printing in the browser: one sheet of the page goes on paper, without what is around it. */
import styles from './print.module.scss'

/** Whether this place can print. */
export const mayPrint = true

/**
 * Prints the sheet of this id in the ordinary type size, whatever size the screen has. A copy is printed, so that
 * nothing of the page moves. @returns whether a printer was asked.
 */
export function printSheet(id: string): boolean {
  const sheet = document.getElementById(id)
  if (!sheet) return false
  const paper = document.createElement('div')
  paper.className = `${styles.paper} t-std`
  const copy = sheet.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  paper.append(copy)
  document.body.append(paper)
  document.body.classList.add(styles.printing ?? '')
  window.print()
  document.body.classList.remove(styles.printing ?? '')
  paper.remove()
  return true
}
