/** Owns documents in the browser: picked as files, and opened in a window of their own. */
import { documentTypes, type DocumentsAnswer } from './picked-document'

/** Opens the browser's own choice of files for at most `count` documents. Call it from a tap. */
export function chooseDocuments(
  count: number,
  types: readonly string[] = documentTypes,
): Promise<DocumentsAnswer> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = types.map((type) => `.${type}`).join(',')
    input.multiple = count > 1
    input.hidden = true
    const settle = (answer: DocumentsAnswer) => {
      input.remove()
      resolve(answer)
    }
    input.addEventListener('cancel', () => settle({ ok: false, reason: 'closed' }))
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count)
      if (files.length === 0) return settle({ ok: false, reason: 'closed' })
      const documents = files.map((file) => ({
        path: URL.createObjectURL(file),
        name: file.name,
        sizeBytes: file.size,
      }))
      settle({ ok: true, documents })
    })
    document.body.append(input)
    input.click()
  })
}

/** Opens the address of a document. @returns whether the browser let us. */
export function openDocument(address: string, _name: string): Promise<boolean> {
  return Promise.resolve(window.open(address, '_blank') !== null)
}
