/** Owns a register of a month as a file of its own. */
import type { Writing } from '../files/writing'
import { type Line, noSums, type RegisterShape, sumLine, tableOf, withLines } from './register'

/** @param isCut whether there are more lines than these, which is said and not added up */
export function registerPaper(
  title: string,
  shape: RegisterShape,
  lines: readonly Line[],
  isCut: boolean,
): Writing {
  const sum = isCut ? null : sumLine(withLines(noSums(shape), lines))
  return {
    ...{ name: title, title, wide: true },
    under: isCut ? `前 ${lines.length} 条，后面的在本月台账里` : `${lines.length} 条`,
    parts: [
      tableOf(
        shape,
        lines.map(({ cells }) => cells),
        sum,
      ),
    ],
  }
}
