/** Owns the page of a person's own things. */
import type { Output } from '@/contract'
import { casePages } from '@/domain/case-pages'
import { caseKinds, kindOf } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { holds } from '@/domain/person/roles'
import { featuresOf } from '@/domain/station/features'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, joinedAll, joinedOne, type Handler } from '../../handler'
import { teamRules } from '@/domain/team/rules'
import type { Doc } from '../../platform/cloud'
import { caseCollections, type CaseDoc, openThings } from '../../repositories/cases'
import { unreadOf } from '../../repositories/inbox'
import { withStation } from '../../repositories/stations'
import { ownTeamsJoin, type TeamMemberDoc } from '../../repositories/teams'
import { ownCardOf } from '../../views/case'
import { rowsOf } from '../../views/rows'
import { profileView } from '../../views/profile'

interface Balances extends Doc {
  balances: Partial<Record<'provedMinutes' | 'points', number>>
}

/** The kinds of cases that this person may begin, and those that are sent to the own department. */
const servicesFor = ({ roles }: Caller): Output<'me.open'>['services'] =>
  Object.values<CaseKind>(caseKinds).flatMap(
    ({ name: kind, title, service: caption, entry, begin, departments }) => [
      ...(caption && holds(begin.roles, { roles })
        ? [{ kind, title, caption, ...(entry !== undefined && { page: entry }) }]
        : []),
      ...(departments && roles.has('dept_user')
        ? [{ kind, title, caption: departments.service, sent: true as const }]
        : []),
    ],
  )

/** Of what somebody has going on, the newest so many stand in the service tab; the others among the own of their kind. */
const MOST_THINGS = 3

const thingsOf = (
  joined: Record<string, Doc[]>,
  caller: Caller,
  now: number,
): Output<'me.open'>['things'] => {
  const found = caseCollections.flatMap((from) => joinedAll<CaseDoc>(joined, `open_${from}`))
  const newest = found.sort((a, b) => b.createdAt - a.createdAt).slice(0, MOST_THINGS)
  return rowsOf(newest, (one) => {
    const kind = kindOf(one.kind)
    const page = casePages.case(kind.name, one._id)
    const card = ownCardOf(kind, one, caller, now)
    return card && { ...card, title: kind.title, page }
  }).filter((one) => one !== null)
}

export const open: Handler<'me.open'> = {
  joins: ({ personId }) => ({
    ...withStation,
    ...openThings(personId, MOST_THINGS),
    teams: ownTeamsJoin(personId, teamRules.mostTeams),
    account: { from: 'accounts', where: { _id: personId }, limit: 1 },
  }),
  run: async ({ caller, joined, now }) => {
    const account = joinedOne<Balances>(joined, 'account')
    const station = joinedOne<StationDocument>(joined, 'station')
    return done({
      profile: profileView(caller.person, station, now),
      features: featuresOf(station),
      station: { name: station?.name ?? '', phone: station?.contact?.phone || null },
      holidays: station?.holidays ?? [],
      services: servicesFor(caller),
      things: thingsOf(joined, caller, now),
      closesAt: caller.person.closing?.dueAt ?? null,
      unread: (await unreadOf(caller, now)).total,
      provedMinutes: account?.balances.provedMinutes ?? 0,
      points: account?.balances.points ?? 0,
      teams: rowsOf(joinedAll<TeamMemberDoc>(joined, 'teams'), ({ teamId, teamName, state }) => ({
        ...{ teamId, name: teamName, isMember: state === 'member' },
      })),
    })
  },
}
