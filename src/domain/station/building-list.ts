/** Owns reading several buildings from a line as offices write them: with marks between them, or as a range. */
import { tidyBuilding } from './building'

const LONGEST = 20
const RANGE = /^第?(\d{1,3})(?:号?楼|栋|幢|号|#)?[-—–~～至到](\d{1,3})(号楼|栋|幢|号|#|楼)?$/

/** A range as the numbers it means; more than may be named is cut where that is seen. */
function numbered(part: string, most: number): string[] {
  const [, from, to] = RANGE.exec(part) ?? []
  if (from === undefined || to === undefined) return [part]
  const count = Number(to) - Number(from) + 1
  return count < 1
    ? []
    : Array.from({ length: Math.min(count, most + 1) }, (_, i) => String(Number(from) + i))
}

/**
 * One building, some with marks or lines between them, or a range: 1-26 号楼; each as it is kept, once, in its order.
 * @param most as many as may be named at once
 */
export function buildingsIn(
  text: string,
  most: number,
): { ok: true; value: string[] } | { ok: false; problem: string } {
  const found = text
    .normalize('NFKC')
    .split(/[、,;，；/\n]/)
    .map((part) => part.replace(/\s/g, ''))
    .filter(Boolean)
    .flatMap((part) => numbered(part, most))
    .map(tidyBuilding)
  const each = [...new Set(found)]
  if (each.length === 0) return { ok: false, problem: `「${text}」看不懂` }
  if (each.length > most) return { ok: false, problem: `最多写 ${most} 栋` }
  const isLong = each.some((one) => [...one].length > LONGEST)
  return isLong ? { ok: false, problem: `太长，一栋最多 ${LONGEST} 个字` } : { ok: true, value: each }
}
