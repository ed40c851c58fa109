/** Owns printing in the browser: one sheet of the page goes on paper, without what is around it. */
import styles from './print.module.scss'

/** Whether this place can print. */
export const mayPrint = true

/**
 * Prints the sheet of this id in the ordinary type size, whatever size the screen has. A copy is printed, so that
 * nothing of the page moves. @returns whether a printer was asked.
 */
export function printSheet(id: string): boolean {
  // Pages under this one stay in the document, hidden, and may have a sheet of their own.
  const sheets = [...document.querySelectorAll(`#${id}`)]
  const sheet = sheets.find((each) => each.getClientRects().length > 0) ?? sheets[0]
  if (!sheet) return false
  const paper = document.createElement('div')
  paper.className = `${styles.paper} t-std`
  const copy = sheet.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  // A picture's element draws itself once more when it is copied; what it has drawn is enough.
  for (const element of copy.querySelectorAll('taro-image-core')) {
    const picture = element.querySelector('img')
    const frame = document.createElement('div')
    frame.className = element.className
    if (picture) {
      picture.style.width = '100%'
      frame.append(picture)
    }
    element.replaceWith(frame)
  }
  paper.append(copy)
  document.body.append(paper)
  document.body.classList.add(styles.printing ?? '')
  window.print()
  document.body.classList.remove(styles.printing ?? '')
  paper.remove()
  return true
}
