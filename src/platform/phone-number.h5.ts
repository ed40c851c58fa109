/** Owns the stand-in for WeChat's phone-number button: a browser has none, so the number is typed. */

export const hasPhoneButton = false

export function phoneCodeOf(_event: { detail?: { code?: string } }): string | null {
  return null
}
