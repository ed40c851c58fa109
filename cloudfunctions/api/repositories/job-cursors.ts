/** Owns going through a whole collection once, a little at each run of the jobs: how far it has come is kept. */
import { addDoc, changeDoc, type Doc, getDoc } from '../platform/cloud'

const PASSES = 'passes'

/** One for each thing that is done once, for instance `expire:2026`. */
interface JobCursorDocument<T> extends Doc {
  /** Where it has come to; null at the beginning. */
  state: T | null
  finished: boolean
  version: number
}

/** How far a pass has come; `finished` when there is nothing left to do. One request. */
export async function readJobCursor<T>(
  name: string,
): Promise<{ state: T | null; finished: boolean; version: number }> {
  const found = await getDoc<JobCursorDocument<T>>(PASSES, name)
  return found ?? { state: null, finished: false, version: 0 }
}

/**
 * Keeps how far a pass has come. Of two runs that came equally far at the same moment one is kept; the work itself
 * must bear being done twice. One request.
 */
export async function keepJobCursor<T>(
  name: string,
  version: number,
  { state, finished }: { state: T; finished: boolean },
): Promise<boolean> {
  if (version === 0) {
    const first: JobCursorDocument<T> = { _id: name, state, finished, version: 1 }
    return (await addDoc(PASSES, first)) === 'added'
  }
  return changeDoc(PASSES, name, { version }, { $set: { state, finished }, $inc: { version: 1 } })
}

/** What is there once a pass is finished; until then it has work. */
export const untilFinished = (name: string) => ({
  from: PASSES,
  where: { _id: name, finished: true },
  until: 'there' as const,
})
