/** Owns reading and writing those who stand in campaigns: one document each, under an id of the campaign and of who stands. */
import {
  type EntryDocument,
  type EntryEvent,
  type EntryFacts,
  entryFlow,
  notEntered,
} from '@/domain/campaign/entry'
import { campaignRules } from '@/domain/campaign/flow'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { type GuardedUpdate, setting, together } from '@/domain/kernel/guarded-update'
import { alreadyDone, type Attempt, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import { moveCase } from '../kernel/move-case'
import { inPages } from '../kernel/paging'
import { addDoc, changeDoc, changeDocs, type Doc, findDocs, getDoc } from '../platform/cloud'
import { derivedId } from '../platform/identity'
import type { Join } from '../platform/joins'

export const ENTRIES = 'campaignEntries'
export type EntryDoc = EntryDocument & Doc

/** Whoever enters and whoever is found by the station meets the same document. */
export const entryIdOf = (campaignId: string, who: string): string => derivedId('y', campaignId, who)

export const findEntry = (id: string): Promise<EntryDoc | null> => getDoc<EntryDoc>(ENTRIES, id)

export const entryJoin = (id: string): Join => ({ from: ENTRIES, where: { _id: id }, limit: 1 })

/** Somebody leads no more teams than these. */
const MOST_OWN = 10

/** Those for which somebody answers in a campaign: the own, and that of each team that one leads; the latest first. */
export const ownEntriesJoin = (campaignId: string, personId: string): Join => ({
  ...{ from: ENTRIES, where: { campaignId, personId }, order: { createdAt: -1 }, limit: MOST_OWN },
})

const pressing = ['asked', 'entered']

/** One of them, or the one that is to be answered first; null where there is none. */
export const ownAmong = (entries: readonly EntryDoc[], entryId?: string): EntryDoc | null =>
  entryId === undefined
    ? (pressing.flatMap((state) => entries.find((one) => one.state === state) ?? [])[0] ?? entries[0] ?? null)
    : (entries.find(({ _id }) => _id === entryId) ?? null)

/** How many stand in a campaign or were asked, counted no further than there is room. */
export const roomJoin = (campaignId: string): Join => ({
  ...{ from: ENTRIES, count: true, most: campaignRules.mostEntries },
  where: { campaignId, state: { $in: ['asked', 'entered'] } },
})

/** Everybody who stands in a campaign, the earliest first. One request. */
export const enteredIn = (campaignId: string): Promise<EntryDoc[]> =>
  findDocs<EntryDoc>(
    ENTRIES,
    { campaignId, state: 'entered' },
    {
      order: [
        ['createdAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: campaignRules.mostEntries,
      fields: { campaignId: 1, personId: 1, teamId: 1, called: 1, marks: 1, state: 1, version: 1 },
    },
  )

const pages = inPages<EntryDoc>(20, ['createdAt', 'asc'])

/** A page of them with what was said in their favour, in the order in which they came. One request. */
export const entriesIn = (campaignId: string, states: readonly string[], cursor: string | undefined) =>
  pages.read(
    (where, options) => findDocs<EntryDoc>(ENTRIES, where, options),
    { campaignId, state: { $in: [...states] } },
    cursor,
  )

type EntryActor = (typeof entryFlow.roles)[number]
type GuardCode = Extract<ReturnType<(typeof entryFlow.guards)[keyof typeof entryFlow.guards]>, string>
type EntryCode = GuardCode | 'STALE' | 'INVALID_STATE' | 'FORBIDDEN' | 'OTHER_DECIDER'

interface Stepping {
  event: EntryEvent
  /** The version that was seen; left out where whatever stands is met. */
  version?: number
  attempt: Pick<Attempt<EntryActor, EntryFacts>, 'by' | 'roles' | 'note'>
  facts: EntryFacts
  also?: (current: EntryDoc) => Partial<EntryDocument>
  now: number
}

/** One who stands in no campaign yet. */
export const newEntry = (
  given: Pick<EntryDocument, '_id' | 'campaignId' | 'stationId' | 'personId' | 'teamId' | 'called'>,
  now: number,
): EntryDoc => ({
  ...{ ...given, sought: { who: '', where: '' }, nominations: [], consent: null, marks: {}, reason: '' },
  ...{ ...notEntered, createdAt: now },
})

type Stepped = { after: EntryDoc; update: GuardedUpdate } | null

/** What a step comes to; null for a repeat of the one that was made last. */
function stepped(
  current: EntryDoc,
  { event, version, attempt, facts, also = () => ({}), now }: Stepping,
): Decision<Stepped, EntryCode> {
  if (alreadyDone(current, event, attempt)) return ok(null)
  if (version !== undefined && current.version !== version) return reject('STALE')
  const move = decide(entryFlow, current, event, { ...attempt, at: now, facts })
  if (!move.ok) return move as Decision<never, EntryCode>
  const changes = also(current)
  return ok({
    update: together(transitionPatch(current, move.value), setting(changes)),
    after: { ...moved(current, move.value), ...changes },
  })
}

/** Takes a step of somebody who stands in a campaign, or begins to. One request; two where somebody was quicker. */
export async function stepEntry(
  read: EntryDoc,
  step: Stepping,
): Promise<Decision<EntryDoc, EntryCode | 'NOT_FOUND'>> {
  let current: EntryDoc | null = read
  if (read.version === 0) {
    const first = stepped(read, step)
    if (!first.ok) return first
    const begun = first.value?.after ?? read
    if ((await addDoc(ENTRIES, begun)) === 'added') return ok(begun)
    current = await findEntry(read._id)
  }
  if (!current) return reject('NOT_FOUND')
  const result = await moveCase<EntryDoc, EntryCode>({
    ...{ collection: ENTRIES, read: current, now: step.now },
    decide: (one) => {
      const found = stepped(one, step)
      return found.ok ? ok(found.value ?? { update: null, after: one }) : found
    },
  })
  return result.ok ? ok(result.value.doc) : result
}

/** Takes somebody out of a campaign of whom an objection was right. Two requests. */
export async function dropEntry(entryId: string, now: number): Promise<void> {
  const entry = await findEntry(entryId)
  if (entry?.state !== 'entered') return
  const facts = {
    ...{ now, open: false, leaving: false, adult: true, agreed: true, qualified: true, room: true },
    ...{ standing: true, apart: true, reason: '', own: false },
  }
  await stepEntry(entry, {
    ...{ event: 'drop', now, facts, attempt: { by: 'system', roles: ['system'] } },
    also: () => ({ reason: '有人提出异议，查实了' }),
  })
}

/** The mark of one of the panel, beside those of the others. One request. @returns whether it is there */
export const writeMark = (entryId: string, by: string, mark: number, now: number): Promise<boolean> =>
  changeDoc(ENTRIES, entryId, { state: 'entered' }, { $set: { [`marks.${by}`]: { mark, at: now } } })

/** Nobody is sought and nothing said in anybody's favour. */
export const unsought = { sought: { who: '', where: '' }, nominations: [] }

/** Nobody enters any more: of whoever was recommended and not found, or was asked and did not answer, nothing is kept. Two requests. */
export async function lapseUnanswered(campaignId: string, at: number): Promise<void> {
  for (const from of ['named', 'asked'] as const)
    await changeDocs(
      ENTRIES,
      { campaignId, state: from },
      {
        $set: { state: 'lapsed', dueAt: null, ...unsought },
        $push: { history: { at, by: 'system', on: 'lapse', from, to: 'lapsed' } },
        $inc: { version: 1 },
      },
    )
}

/** It is over: of those who were not chosen neither marks are kept nor what was said. One request. */
export const forgetOthers = (campaignId: string, chosen: readonly string[]): Promise<number> =>
  changeDocs(ENTRIES, { campaignId, _id: { $nin: [...chosen] } }, { $set: { marks: {}, nominations: [] } })
