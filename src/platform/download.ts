/** Owns handing a file to a person in the browser: it is downloaded under a name. Only builds for the browser come here. */

/** @param type of what the file holds: text/csv, text/calendar */
export function download(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
