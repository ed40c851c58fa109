/** Owns how the stalls of a fair are shown: to everybody who has which, to the staff whom to ring as well. */
import type { Output } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import type { CaseDocument } from '@/domain/case/documents'
import { isAlly } from '@/domain/case/partner'
import { isStaff } from '@/domain/person/roles'
import { isAgreed, mayGive, mayMark } from '@/domain/stalls/decide'
import type { HolderKind, StallHolder, StallsDocument } from '@/domain/stalls/documents'
import { largeEvent, stallSorts } from '@/domain/stalls/rules'
import type { PartnerDocument } from '@/domain/store/documents'
import { partnerSorts } from '@/domain/store/partner-form'
import type { TeamDocument } from '@/domain/team/documents'
import type { Caller } from '../handler'
import { rowsOf } from './rows'

type Plan = Output<'activity.detail'>['stalls']
type Desk = Output<'stalls.desk'>

/** Null where there are none to be seen: not a fair, or one that is off. */
export function stallPlan(
  session: Pick<SessionDocument, 'type' | 'state' | 'stationId'>,
  stands: StallsDocument | null,
  caller: Pick<Caller, 'roles' | 'stationId'>,
): Plan {
  if (session.type !== 'fair') return null
  const mayLay = isStaff(caller) && session.stationId === caller.stationId
  // Whoever laid them out finds there whom to ring.
  const shown = session.state === 'cancelled' ? [] : (stands?.stalls ?? [])
  return {
    mayLay,
    stalls: shown.map(({ sort, offer, holder }, at) => ({
      ...{ number: at + 1, sort: stallSorts[sort], offer, who: holder?.name ?? '' },
    })),
  }
}

interface Around {
  partners: readonly PartnerDocument[]
  teams: readonly TeamDocument[]
  agreements: readonly Pick<CaseDocument, 'state' | 'form'>[]
}

/** What is known of those who have stalls or may have one. */
function holders({ partners, teams, agreements }: Around, startAt: number) {
  const agreedOf = (partnerId: string) =>
    isAgreed(
      agreements.filter(({ form }) => form.partner === partnerId),
      startAt,
    )
  const allies = partners.map((one) => {
    const sort = one.face?.sort ?? null
    return {
      ...{ is: 'ally' as const, id: one._id, name: one.name, contact: one.contact },
      sortText: sort === null ? '' : partnerSorts[sort],
      fits: isAlly(one) && agreedOf(one._id),
    }
  })
  const squads = teams.map(({ _id, form, state }) => ({
    ...{ is: 'team' as const, id: _id, name: form.name, contact: form.contact },
    ...{ sortText: '队伍', fits: state === 'active' },
  }))
  return [...allies, ...squads]
}

const holderView = (
  { is, id, name, came }: StallHolder,
  known: ReturnType<typeof holders>,
): Desk['stalls'][number]['holder'] => {
  const found = known.find((one) => one.is === is && one.id === id)
  return { is, id, name: found?.name ?? name, contact: found?.contact ?? '', lapsed: !found?.fits, came }
}

interface Seen extends Around {
  session: SessionDocument
  stands: StallsDocument
  stationName: string
  now: number
}

export function stallsDesk({ session, stands, stationName, now, ...around }: Seen): Desk {
  const { _id: sessionId, title, startAt, endAt, placeName, state } = session
  const { version, expected } = stands
  const known = holders(around, startAt)
  return {
    ...{ sessionId, title, startAt, endAt, placeName, stationName, version, expected },
    ...{ cancelled: state === 'cancelled', mayGive: mayGive(session, now), mayMark: mayMark(session, now) },
    large: largeEvent(expected, startAt, now),
    stalls: stands.stalls.map(({ sort, offer, holder }, at) => ({
      ...{ number: at + 1, sort, offer, holder: holder && holderView(holder, known) },
    })),
    candidates: rowsOf(
      known.filter(({ fits }) => fits),
      ({ is, id, name, sortText }: { is: HolderKind; id: string; name: string; sortText: string }) => ({
        ...{ is, id, name, sortText },
      }),
    ),
    serverNow: now,
  }
}
