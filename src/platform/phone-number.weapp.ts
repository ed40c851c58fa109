/** Owns WeChat's button that hands out the phone number of its account. */

/** Whether there is such a button; elsewhere the number is typed. */
export const hasPhoneButton = true

/** The code that the button's event carries; null when the person said no. */
export function phoneCodeOf(event: { detail?: { code?: string } }): string | null {
  return event.detail?.code ?? null
}
