/** Owns added hours: written down by one person, approved by another, and listed for everybody. */
import type { SessionDocument } from '@/domain/activity/documents'
import { addByHand } from '@/domain/hours/close-visit'
import { hoursRulesOf } from '@/domain/hours/rules'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { durationWord } from '@/domain/words/amounts'
import { maskName } from '@/domain/person/mask'
import { cardRefusal } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { invariant } from '@/domain/kernel/errors'
import { done, type Handler, type HandlerFor, joinedOne, refuse } from '../../handler'
import { foreign } from '../../access/station'
import { inPages } from '../../kernel/paging'
import type { Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { withKin } from '../../repositories/people'
import { addRecord, findRecord, findRecords, type RecordDoc } from '../../repositories/service-records'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { pendingView } from '../../views/record'
import { additionTouched } from '../../touched'
import { cardHolderOf } from '../attendance/scan-card'
import { rowsOf } from '../../views/rows'
import { recordActor } from '../../access/records'
import { nameOf } from '@/domain/person/name-of'

const newestFirst = inPages<RecordDoc>(20, ['day', 'desc', 'day'])

const gone: readonly ServiceRecordDocument['state'][] = ['rejected', 'voided', 'undone']

/** What a person has on that day already, however it came about; refused, voided and undone records left out. */
const recordsOfDay = async (personId: string, day: string): Promise<ServiceRecordDocument[]> =>
  (await findRecords({ personId, day }, { limit: 200 })).filter(({ state }) => !gone.includes(state))

const minutesIn = (records: readonly ServiceRecordDocument[]): number =>
  records.reduce((sum, record) => sum + record.minutes, 0)

/** One title however it is spaced or which width its letters have. */
const plainTitle = (title: string): string => title.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Three requests. The record's id follows from the request key, so a repeat meets its own record. */
export const add: HandlerFor<'hours.add'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...withKin,
    person: {
      from: 'people',
      where: input.card === undefined ? { _id: input.personId ?? '' } : { cardTokens: input.card },
      limit: 1,
    },
    ...(input.sessionId === undefined ? {} : { session: bareSessionJoin(input.sessionId) }),
  }),
  touches: additionTouched,
  run: async ({ caller, input, joined, requestKey, now }) => {
    if (input.card === undefined && input.personId === undefined)
      return refuse('INVALID_INPUT', { field: 'personId' })
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const found = joinedOne<PersonDocument & Doc>(joined, 'person')
    const person = cardHolderOf(found, input.card ?? found?.cardToken ?? '', station)
    if (!person) {
      if (input.card !== undefined) return refuse(cardRefusal(found, input.card))
      return refuse(found ? 'OTHER_STATION' : 'NOT_FOUND')
    }
    const session = joinedOne<SessionDocument & Doc>(joined, 'session')
    if (input.sessionId !== undefined && !session) return refuse('NOT_FOUND')
    const elsewhere = foreign([session], caller)
    if (elsewhere) return elsewhere
    const day = session?.day ?? input.day
    const recordId = derivedId('h', caller.personId, requestKey)
    const actor = recordActor(caller)
    const { personId, ownerId, name } = person
    const addition = {
      recordId,
      stationId: caller.stationId,
      stationName: station?.name ?? '',
      person: { personId, ownerId, name },
      recorder: { personId: caller.personId, name: nameOf(caller.person) },
      session,
      title: input.title,
      day,
      minutes: input.minutes,
      reason: input.reason,
      at: now,
    }
    const existing = await findRecord(recordId)
    if (existing) return done(pendingView(existing, caller, { now }))
    const sameDay = await recordsOfDay(personId, day)
    const sameSession = sameDay.filter(({ sessionId }) => sessionId !== null && sessionId === input.sessionId)
    const record = addByHand(addition, actor, minutesIn(sameSession))
    if (!record.ok) return record
    const taken = minutesIn(sameDay)
    if (taken + record.value.minutes > hoursRulesOf({ day }).day.minutes)
      return refuse('DAY_FULL', { taken: durationWord(taken) })
    const twin = sameDay.some(({ title }) => plainTitle(title) === plainTitle(input.title))
    if (twin && input.again !== true) return refuse('SAME_TITLE', { title: input.title })
    if ((await addRecord(record.value)) === 'added') return done(pendingView(record.value, caller, { now }))
    const stored = await findRecord(recordId)
    invariant(stored, 'a record just written is not there')
    return done(pendingView(stored, caller, { now }))
  },
}

/** What is listed of an added record: who (masked), what, how much, why, and through whose hands it went. */
const publicLine = (record: ServiceRecordDocument) => ({
  recordId: record._id,
  name: maskName(record.name),
  title: record.title,
  day: record.day,
  minutes: record.minutes,
  reason: record.note,
  addedBy: maskName(record.recorderName),
  approvedBy: maskName(record.approverName ?? ''),
})

/** Two requests. */
export const added: Handler<'hours.added'> = {
  run: async ({ caller, input }) => {
    const where = { stationId: caller.stationId, kind: 'added', creditStands: true }
    const { shown, next } = await newestFirst.read(findRecords, where, input.cursor)
    return done({ items: rowsOf(shown, publicLine), next })
  },
}
