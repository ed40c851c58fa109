/** Owns what a page, a sheet and a tap may cost in the mini-program, held against the figures of a step. */
import type { Step } from './steps'

export interface Bound {
  bytes: number
  setData: number
  /** Questions to the cloud. */
  calls: number
}

/** The first sight of a page: its skeleton or what was kept, then what the cloud answered. */
export const pageOpens: Bound = { bytes: 8 * 1024, setData: 2, calls: 1 }
/**
 * A list with its twenty rows; a queue of the desk too, with a search, what is waiting besides, and on each card what to
 * do with it.
 */
export const listOpens: Bound = { bytes: 8 * 1024, setData: 2, calls: 1 }
/** A page that shows what the phone kept before the cloud answers. */
export const keptPageOpens: Bound = { ...pageOpens, setData: 3 }
/** A page that opens on what was just sent: with its answer, and without a question of its own. */
export const sentAndOpens: Bound = { ...pageOpens, calls: 1 }
/** A form opened from a tab: its fields settle by themselves, and the badge of the tab under it may change. */
export const formOpensOverTab: Bound = { ...pageOpens, setData: 4 }
/** A sheet over the page, or the next step of a form: drawn without asking. */
export const sheetOpens: Bound = { bytes: 4 * 1024, setData: 2, calls: 0 }
/** The next step of a form that looks something up on the way. */
export const askedStepOpens: Bound = { ...sheetOpens, calls: 1 }
/** The first sight of a column of the bar, after the app was closed. */
export const tabOpens: Bound = { bytes: 8 * 1024, setData: 2, calls: 1 }
/** A tap that opens nothing. */
export const tapAnswers: Bound = { bytes: 2 * 1024, setData: 2, calls: 1 }

/** A step of a case: the sheet closes, and every part of the page that says where the case stands says it anew. */
export const caseMoves: Bound = { bytes: 4 * 1024, setData: 2, calls: 1 }

/** Everything in which a step goes beyond a bound, in words; empty when it keeps within. */
export function beyond(step: Step, bound: Bound): string[] {
  const { name, bytes, setData, calls } = step
  const over = (what: string, is: number, most: number) =>
    is > most ? [`${name}: ${is} ${what}, at most ${most}`] : []
  return [
    ...over('bytes', bytes, bound.bytes),
    ...over('setData', setData, bound.setData),
    ...over('calls', calls.length, bound.calls),
  ]
}
