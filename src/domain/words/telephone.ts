/** Owns finding the telephone number in what somebody wrote: 社区值班室 0000-1234567. */

/** A mobile number, or a fixed one with its area, with or without a dash; never a piece of a longer number. */
const number =
  /(?:^|[^\d])(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|400[- ]?\d{3,4}[- ]?\d{3,4}|1(?:10|19|20|22)|12345)(?!\d)/

/** @returns the digits to dial, null when nobody wrote a number */
export const telephoneIn = (text: string): string | null => number.exec(text)?.[1]?.replace(/\D/g, '') ?? null
