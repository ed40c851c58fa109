/** Owns handing a file to a person in the browser: it is downloaded. */

/** What the button says. */
export const saveWord = '存成表格'

/** Hands over a text as a file of this name. Call it from a tap. @returns whether it was handed over. */
export function saveText(name: string, text: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return Promise.resolve(true)
}
