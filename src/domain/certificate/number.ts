/** Owns how the number of a certificate is written and read. */

/** Digits of the station, of the year, those that nobody can guess, and those that check the others. */
export const numberParts = { station: 4, year: 4, random: 10, check: 4 } as const

const DIGITS = 22

/** The digits of what somebody typed, whatever stands between them; null when they are no number of a certificate. */
export function typedNumber(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  return digits.length === DIGITS ? digits : null
}

/** In groups that can be read out: 3071 2026 48291 04857 6620. */
export const shownNumber = (no: string): string =>
  [no.slice(0, 4), no.slice(4, 8), no.slice(8, 13), no.slice(13, 18), no.slice(18)].join(' ')
