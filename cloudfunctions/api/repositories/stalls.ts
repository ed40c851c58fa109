/** Owns reading and writing the stalls of fairs: one document for each session, under its id. */
import { agreement } from '@/domain/agreement'
import { agreedStates } from '@/domain/agreement/rules'
import { markOf } from '@/domain/case/alike'
import type { StallsDocument } from '@/domain/stalls/documents'
import { addDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { type CaseDoc, casesOf } from './cases'

export const STALLS = 'fairStalls'
export type StallsDoc = StallsDocument & Doc

export const findStalls = (sessionId: string): Promise<StallsDoc | null> =>
  getDoc<StallsDoc>(STALLS, sessionId)

export const addStalls = (stalls: StallsDocument): Promise<'added' | 'exists'> =>
  addDoc(STALLS, stalls as StallsDoc)

export const stallsJoin = (sessionId: string): Join => ({
  ...{ from: STALLS, where: { _id: sessionId }, limit: 1 },
})

/** A partner has one at a time, mostly; a station has some dozens. */
const MOST_OF_ONE = 5
const MOST_AGREEMENTS = 150

const signed = { kind: agreement.name, state: { $in: [...agreedStates] } }
const fields = { state: 1, form: 1 } as const

/** What is agreed with one partner at the caller's station, along with the caller. */
export const agreedJoin = (partnerId: string): Join => ({
  ...{
    from: casesOf(agreement),
    sameIn: 'stationId',
    where: { ...signed, marks: markOf(agreement, { spot: partnerId }) },
  },
  ...{ order: { movedAt: -1, _id: -1 }, limit: MOST_OF_ONE, fields },
})

/** What a station has agreed on with its partners and is not over. One request. */
export const agreedAt = (stationId: string): Promise<CaseDoc[]> =>
  findDocs<CaseDoc>(casesOf(agreement), { stationId, ...signed }, { limit: MOST_AGREEMENTS, fields })
