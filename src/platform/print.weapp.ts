/** Owns what a phone can do about paper: nothing, and it says so. */

/** Whether this place can print. WeChat has no printer of its own. */
export const mayPrint = false

/** Prints the sheet of this id. @returns whether a printer was asked. */
export function printSheet(_id: string): boolean {
  return false
}
