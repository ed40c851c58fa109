/** Owns writing what somebody holds at the station: the roles, what is kept of them, and who is told, in one write. */
import { afterWithOutbox, type OutboxItem, withOutbox } from '@/domain/kernel/outbox'
import { applied } from '@/domain/kernel/applied'
import { type Decision, invariant, ok } from '@/domain/kernel/errors'
import { deskPages } from '@/domain/desk-pages'
import type { MessageParams } from '@/domain/message/texts'
import { type Appointer, appointments, type OfficeChange } from '@/domain/person/appointments'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { type AppointedRole, roleNames } from '@/domain/person/roles'
import { mayHelpNow } from '@/domain/person/standing'
import { completeOutbox } from '../kernel/outbox'
import { countDocs, type Doc } from '../platform/cloud'
import { runTransaction } from '../platform/transaction'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'
import { revisePerson } from './people'

type What = MessageParams['officeChanged']['what']

/** Who did what, and why; which roles it was about is told by the change itself. */
interface OfficeNews {
  what: Exclude<What, 'handedOver'>
  by: Appointer
  why: string
  now: number
}

const called = (roles: readonly AppointedRole[]): string => roles.map((role) => roleNames[role]).join('、')

const verbs: Record<Exclude<What, 'handedOver'>, (name: string, roles: string) => string> = {
  given: (name, roles) => `${name}现在是${roles}`,
  ended: (name, roles) => `${name}不再是${roles}`,
  undone: (name, roles) => `${name}的${roles}改回去了`,
}

/** The person concerned and the heads are told; whoever did it knows. */
function lettersOf(
  { _id: personId, stationId, ...person }: PersonDocument,
  { office: { version }, touched: roles }: OfficeChange,
  { what, by, why, now }: OfficeNews,
): OutboxItem[] {
  const cause = ['office', personId, version]
  const params = { what, roles: called(roles), byName: by.name, reason: why, count: 0 }
  const own = messageItem(messageOf('officeChanged', { personId, stationId, cause, at: now, params }))
  const heads = itemKinds.tellRoles.item(`heads|${version}`, now, {
    ...{ stationId, roles: ['station_admin'], besides: [by.personId, personId], cause },
    title: verbs[what](nameOf(person), called(roles)),
    text: `${by.name}办的。${why === '' ? '' : `原因：${why}。`}`,
    page: deskPages.colleague(personId),
  })
  return by.personId === personId ? [heads] : [own, heads]
}

/** What the person's document becomes, and what follows. */
function writeOf(person: PersonDocument, change: OfficeChange, news: OfficeNews) {
  const { roles, gridIds, partnerId, unitId = null, office } = change
  const after = { ...person, roles, gridIds, partnerId, unitId, office }
  // Whoever acts for a partner helps with wishes: what is in hand follows, as it does for a volunteer.
  const helps = mayHelpNow(person) !== mayHelpNow(after)
  const standing = itemKinds.standing.item(`office|${office.version}`, news.now, { personId: person._id })
  return {
    patch: { $set: { roles, gridIds, partnerId, unitId, office } },
    items: [...lettersOf(person, change, news), ...(helps ? [standing] : [])],
  }
}

type Deciding<K extends string> = (person: PersonDocument) => Decision<OfficeChange | null, K>

/** Changes what somebody holds. The person's version guards it. One request, and those who are told. */
export const changeOffice = <K extends string>(
  read: PersonDocument,
  decide: Deciding<K>,
  news: OfficeNews,
): Promise<Decision<PersonDocument, K>> =>
  revisePerson<K>(read, news.now, (person) => {
    const change = decide(person)
    if (!change.ok) return change
    return ok(change.value && writeOf(person, change.value, news))
  })

type PersonDoc = PersonDocument & Doc

/** Where those meet who lay down the same role at the same moment, and who else holds it there. */
function meetingOf({ stationId, unitId = null }: PersonDocument, role: AppointedRole) {
  return appointments[role].layDown === 'unit' && unitId !== null
    ? { collection: 'units', id: unitId, holders: { unitId, roles: role } }
    : { collection: 'stations', id: stationId, holders: { stationId, roles: role } }
}

/**
 * Lays down a role of which one must stay. Those who do so at the same moment meet at the document of their station or unit: the
 * transaction that takes the role moves its count on, and the holders are counted after the transaction has begun. Whoever
 * comes second meets a conflict and counts anew.
 */
export async function layDown<K extends string>(
  read: PersonDocument,
  role: AppointedRole,
  decide: (person: PersonDocument, holders: number) => Decision<OfficeChange | null, K>,
  news: OfficeNews,
): Promise<Decision<PersonDocument, K>> {
  const { now } = news
  const written = await runTransaction(async (tx): Promise<Decision<[PersonDoc, OutboxItem[]], K>> => {
    const { collection, id, holders } = meetingOf(read, role)
    const met = await tx.get(collection, id)
    const person = await tx.get<PersonDoc>('people', read._id)
    invariant(met && person, 'a station, a unit or a person vanished')
    const change = decide(person, await countDocs('people', holders))
    if (!change.ok) return change
    if (change.value === null) return ok([person, []])
    const { patch, items } = writeOf(person, change.value, news)
    const counted = { ...patch, $inc: { version: 1 } }
    await tx.update(collection, id, { $inc: { headsVersion: 1 } })
    await tx.update('people', person._id, withOutbox({ guard: {}, patch: counted }, items, now).patch)
    return ok([afterWithOutbox(applied(person, counted), items, now), items])
  })
  if (!written.ok) return written
  const [person, items] = written.value
  await completeOutbox('people', person._id, items, now)
  return ok(person)
}

/** Whose activities become whose, as both are called. */
interface NewLeader {
  personId: string
  name: string
}

/**
 * Gives what somebody leads to another person, who is told of it. The person's document notes it, so that what a crash
 * leaves is done by the job. Two requests and those of the work; none where nothing is led.
 */
export async function giveSessions(
  person: PersonDocument,
  { personId: to, name: toName }: NewLeader,
  sessions: readonly { _id: string; activityId: string }[],
  now: number,
): Promise<void> {
  if (sessions.length === 0) return
  const { _id: from, stationId } = person
  const activityIds = [...new Set(sessions.map(({ activityId }) => activityId))]
  const cause = ['handOver', from, to, ...sessions.map((session) => session._id)]
  const params = {
    what: 'handedOver',
    roles: '',
    byName: toName,
    reason: '',
    count: sessions.length,
  } as const
  await revisePerson(person, now, () =>
    ok({
      patch: {},
      items: [
        itemKinds.handOver.item(`handOver|${now}`, now, { stationId, from, to, toName, activityIds }),
        messageItem(messageOf('officeChanged', { personId: from, stationId, cause, at: now, params })),
      ],
    }),
  )
}
