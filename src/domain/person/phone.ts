/** Owns which telephone numbers are taken and how they are kept: mobiles and landlines of the mainland, digits alone. */

const MOBILE = /^1[3-9]\d{9}$/
/** An area code of two or three digits after the zero, then seven or eight; with it, so that it can be dialled from anywhere. */
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/

/** A number as it is kept: full-width digits, spaces, dashes, brackets and the country's 86 are only ways of writing it. */
export function tidyPhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s\-‐-―()（）.·]/g, '')
  const bare = digits.replace(/^(?:(?:\+|00)86|86(?=1[3-9]\d{9}$))/, '')
  if (bare === digits) return digits
  return MOBILE.test(bare) || bare.startsWith('0') ? bare : `0${bare}`
}

/** Whether a tidied number can be dialled. */
export const isPhone = (digits: string): boolean => MOBILE.test(digits) || LANDLINE.test(digits)

/** A number as it is read aloud, in groups that a narrow line may part: 138 0000 1234, 0912 000 0000. */
export const phoneWord = (digits: string): string =>
  digits
    .replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^(010|02\d|0[3-9]\d{2})(\d{3,4})(\d{4})$/, '$1 $2 $3')
