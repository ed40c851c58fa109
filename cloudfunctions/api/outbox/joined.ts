/** Owns what follows for those who have joined a case or are asked for one: they are told of it, or go over to the one that it was merged into. */
import { kindOf } from '@/domain/case-kinds'
import { carriedTo, takeOver } from '@/domain/case/naming'
import { ok } from '@/domain/kernel/errors'
import type { Work } from '../kernel/outbox'
import { moveCase } from '../kernel/move-case'
import { getDoc } from '../platform/cloud'
import type { CaseDoc } from '../repositories/cases'
import type { ToJoined, ToSome } from '../repositories/items'
import { messageOf, postMessages, postMissing } from '../repositories/messages'

/** Begun anew after a crash, it posts only what is missing. */
export const tellJoined: Work<ToJoined> = async (
  { stationId, besides, cause, said },
  { collection, documentId, now },
) => {
  const one = await getDoc<CaseDoc>(collection, documentId)
  const people = (one?.joined?.ids ?? []).filter((personId) => personId !== besides)
  await postMissing(
    people.map((personId) => messageOf('caseMoved', { personId, stationId, cause, at: now, params: said })),
  )
}

/** Those who are asked for a case. */
export const tellSome: Work<ToSome> = ({ stationId, personIds, cause, said }, { now }) =>
  postMessages(
    personIds.map((personId) =>
      messageOf('caseMoved', { personId, stationId, cause, at: now, params: said }),
    ),
  )

/** The one that leads may itself have been merged by now: then they go to where its own people went. */
async function carryInto(collection: string, from: CaseDoc, to: string, now: number): Promise<void> {
  const into = await getDoc<CaseDoc>(collection, to)
  if (!into) return
  const kind = kindOf(into.kind)
  const moved = await moveCase<CaseDoc, never>({
    ...{ collection, read: into, now },
    decide: (current) => {
      const update = carriedTo(kind, current) === null ? takeOver(current, from) : null
      return ok({ update, after: current })
    },
  })
  const next = moved.ok ? carriedTo(kind, moved.value.doc) : null
  if (next !== null) await carryInto(collection, from, next, now)
}

export const carryJoined: Work<{ to: string }> = async ({ to }, { collection, documentId, now }) => {
  const from = await getDoc<CaseDoc>(collection, documentId)
  if (from) await carryInto(collection, from, to, now)
}
