/** Owns who is chosen: by score, then whoever was chosen less often before, then by what the panel has written down. */

interface Candidate {
  entryId: string
  tenths: number
  /** How often this one was chosen before in campaigns of the kind. */
  earlier: number
}

/** Those who are chosen; or, where the last places lie between equals, those among whom the panel has to choose. */
type Choice = { chosen: string[] } | { tied: string[]; places: number }

const isAlike = (a: Candidate, b: Candidate): boolean => a.tenths === b.tenths && a.earlier === b.earlier

/**
 * Chooses as many as there are places. Nobody is chosen with nothing at all.
 * @param preferred of equals those that the panel has chosen, with its reason
 */
export function choose(
  candidates: readonly Candidate[],
  places: number,
  preferred: readonly string[] = [],
): Choice {
  const order = candidates
    .filter(({ tenths }) => tenths > 0)
    .sort((a, b) => b.tenths - a.tenths || a.earlier - b.earlier || (a.entryId < b.entryId ? -1 : 1))
  const ids = (some: readonly Candidate[]): string[] => some.map(({ entryId }) => entryId)
  const last = order[places - 1]
  const next = order[places]
  if (!last || !next || !isAlike(last, next)) return { chosen: ids(order.slice(0, places)) }
  const before = ids(
    order.slice(
      0,
      order.findIndex((one) => isAlike(one, last)),
    ),
  )
  const tied = ids(order.filter((one) => isAlike(one, last)))
  const left = places - before.length
  const picked = tied.filter((id) => preferred.includes(id))
  return picked.length === left ? { chosen: [...before, ...picked] } : { tied, places: left }
}
