/** Owns reading and writing the figures that come from elsewhere. */
import type { OutsideFigure, OutsideFiguresDocument } from '@/domain/figures/outside'
import { addDoc, changeDoc, type Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'

const OUTSIDE = 'outsideFigures'
export type OutsideDoc = OutsideFiguresDocument & Doc

/** Those of the caller's station, or of the unit that the caller looks after. */
export const outsideJoin = (of: 'station' | 'unit'): Join => ({
  from: OUTSIDE,
  idIn: of === 'station' ? 'stationId' : 'unitId',
})

export const noOutside = (unitId: string): OutsideDoc => ({ _id: unitId, items: [], version: 0 })

/** Writes the list over the version that was read. One request. @returns whether nobody was quicker */
export async function writeOutside({ _id, version }: OutsideDoc, items: OutsideFigure[]): Promise<boolean> {
  if (version === 0) return (await addDoc(OUTSIDE, { _id, items, version: 1 } as OutsideDoc)) === 'added'
  return changeDoc(OUTSIDE, _id, { version }, { $set: { items, version: version + 1 } })
}
