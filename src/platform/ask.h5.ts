/** Owns asking a question, in the browser, that must be answered before anything else happens. */
import { askInBrowser } from './browser-dialog'

interface Question {
  title: string
  text: string
  yes: string
  no: string
}

/** @returns whether the answer was yes; a dialog that was closed is a no. */
export async function ask({ title, text, yes, no }: Question): Promise<boolean> {
  const answer = await askInBrowser({ title, text, choices: [{ text: yes, answer: 'yes' }], cancel: no })
  return answer === 'yes'
}
