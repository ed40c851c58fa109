/** Stands in for the phone in the browser: the number is shown, and can be called where the machine can call. */
import { askInBrowser } from './browser-dialog'

/** Shows the number with the way to call it. @returns whether it is being called. */
export async function dial(phoneNumber: string): Promise<boolean> {
  const answer = await askInBrowser({
    title: phoneNumber,
    text: '在微信里，这里会打开手机的拨号。',
    choices: [{ text: '拨打', answer: 'call' }],
    cancel: '先不打',
  })
  if (answer !== 'call') return false
  // Beside the page: a browser that waits for a telephone must not hold the page up.
  const link = document.createElement('a')
  link.href = `tel:${phoneNumber}`
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
  return true
}
