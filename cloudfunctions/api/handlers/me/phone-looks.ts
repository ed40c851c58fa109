/** Owns telling a person who saw the own number, name and door, and what others did with the cards of the family. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { isSelf } from '@/domain/person/merged'
import { residentName } from '@/domain/person/name-of'
import { roleNames } from '@/domain/person/roles'
import type { RedemptionDocument } from '@/domain/store/documents'
import type { WishDocument } from '@/domain/wish/documents'
import { durationWord } from '@/domain/words/amounts'
import { done, joinedAll, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { findPeople } from '../../repositories/people'
import { looksJoin, type PhoneAccessDocument, revealsJoin } from '../../repositories/phone-access-log'
import { rowsOf } from '../../views/rows'

const SHOWN = 50
/** Newest visits, records, reservations and wishes of the family that are looked through for the use of a card. */
const LOOKED_THROUGH = 30

function viewerWords(person: PersonDocument | undefined): string {
  if (!person) return '一位街坊'
  const name = maskName(residentName(person))
  const [role] = person.roles
  return role ? `${roleNames[role]} ${name}` : name
}

interface Use {
  useId: string
  at: number
  byId: string
  /** Whose card it was. */
  personId: string
  name: string
  what: string
}

const newest = (from: string, where: Record<string, unknown>, order: string, fields: string[]): Join => ({
  from,
  where,
  order: { [order]: -1 },
  limit: LOOKED_THROUGH,
  fields: Object.fromEntries(fields.map((field) => [field, 1 as const])),
})

const whose = ['personId', 'name', 'title'] as const

const cardJoins = (ownerId: string): Record<string, Join> => ({
  visits: newest('enrollments', { ownerId }, 'startAt', [...whose, 'checkIn', 'checkOut']),
  records: newest('serviceRecords', { ownerId }, 'day', [
    ...[...whose, 'kind', 'minutes', 'recorderId', 'createdAt'],
  ]),
  bought: newest('redemptions', { ownerId }, 'reservedAt', [
    ...[...whose, 'byCard', 'byPersonId', 'points', 'reservedAt'],
  ]),
  wishes: newest('wishes', { makerIds: ownerId }, 'createdAt', [
    ...['relation', 'wisherId', 'wisherName', 'byPersonId', 'form.title', 'createdAt'],
  ]),
})

function ofVisit(visit: EnrollmentDocument): Use[] {
  const { _id, personId, name, title } = visit
  return (['checkIn', 'checkOut'] as const).flatMap((end) => {
    const proof = visit[end]
    if (proof?.method !== 'card') return []
    const what = end === 'checkIn' ? `扫卡签到「${title}」` : `扫卡签退「${title}」`
    return [{ useId: `${_id}:${end}`, at: proof.receivedAt, byId: proof.byPersonId, personId, name, what }]
  })
}

function ofRecord(record: ServiceRecordDocument): Use[] {
  const { _id, personId, name, title, minutes, recorderId, createdAt, kind } = record
  if (kind !== 'added') return []
  const what = `补记服务「${title}」${durationWord(minutes)}`
  return [{ useId: _id, at: createdAt, byId: recorderId, personId, name, what }]
}

function ofReservation(redemption: RedemptionDocument): Use[] {
  const { _id, personId, name, title, points, byPersonId, byCard, reservedAt } = redemption
  if (byCard !== true) return []
  return [
    { useId: _id, at: reservedAt, byId: byPersonId, personId, name, what: `用 ${points} 积分订「${title}」` },
  ]
}

function ofWish({ _id, wisherId, wisherName, byPersonId, form, relation, createdAt }: WishDocument): Use[] {
  if (relation !== 'proxy') return []
  const what = `代写心愿「${form.title}」`
  return [{ useId: _id, at: createdAt, byId: byPersonId, personId: wisherId, name: wisherName, what }]
}

const ofPrint = ({ _id, at, viewerId, reason }: PhoneAccessDocument, personId: string): Use => ({
  ...{ useId: _id, at, byId: viewerId, personId, name: '', what: reason },
})

/** Two requests: the caller with looks and uses, and the names of those who looked. */
export const phoneLooks: Handler<'me.phoneLooks'> = {
  joins: ({ personId }) => ({
    numbers: revealsJoin(personId, SHOWN),
    seen: looksJoin(personId, SHOWN),
    ...cardJoins(personId),
  }),
  run: async ({ caller, joined }) => {
    const seen = joinedAll<Doc & PhoneAccessDocument>(joined, 'seen')
    const isCard = ({ caseKind }: PhoneAccessDocument): boolean => caseKind === 'card'
    const looks = [
      ...joinedAll<Doc & PhoneAccessDocument>(joined, 'numbers'),
      ...seen.filter((look) => !isCard(look)),
    ]
    const uses = [
      ...rowsOf(joinedAll<Doc & EnrollmentDocument>(joined, 'visits'), ofVisit),
      ...rowsOf(joinedAll<Doc & ServiceRecordDocument>(joined, 'records'), ofRecord),
      ...rowsOf(joinedAll<Doc & RedemptionDocument>(joined, 'bought'), ofReservation),
      ...rowsOf(joinedAll<Doc & WishDocument>(joined, 'wishes'), ofWish),
      seen.filter(isCard).map((look) => ofPrint(look, caller.personId)),
    ].flat()
    // What the holder did alone needs no telling.
    const byOthers = uses.filter(({ byId }) => byId !== caller.personId)
    const newestLooks = looks.sort((a, b) => b.at - a.at).slice(0, SHOWN)
    const newestUses = byOthers.sort((a, b) => b.at - a.at).slice(0, SHOWN)
    const people = await findPeople([
      ...newestLooks.map(({ viewerId }) => viewerId),
      ...newestUses.map(({ byId }) => byId),
    ])
    return done({
      items: rowsOf(newestLooks, ({ _id, at, viewerId, reason }) => ({
        lookId: _id,
        at,
        by: viewerWords(people.get(viewerId)),
        reason,
      })),
      cards: rowsOf(newestUses, ({ useId, at, byId, personId, name, what }) => ({
        ...{ useId, at, by: viewerWords(people.get(byId)), what },
        whose: isSelf(caller.person, personId) ? '' : name,
      })),
    })
  },
}
