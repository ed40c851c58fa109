/** Owns handing a file to a person in the browser: it is downloaded. */

import { download } from './download'

/** What the button says. */
export const saveWord = '存成表格'

/** Hands over a file of this name. Call it from a tap. @returns whether it was handed over. */
export function saveFile(name: string, base64: string): Promise<boolean> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  download(name, bytes, 'application/octet-stream')
  return Promise.resolve(true)
}

/** Hands over a text as a file of this name. Call it from a tap. @returns whether it was handed over. */
export function saveText(name: string, text: string): Promise<boolean> {
  download(name, text, 'text/csv;charset=utf-8')
  return Promise.resolve(true)
}
