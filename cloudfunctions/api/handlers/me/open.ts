/** Owns the page of a person's own things and the personal card. */
import { roleNames } from '@/contract'
import { featuresOf } from '@/domain/station/features'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { unreadOf } from '../../repositories/inbox'
import { withStation } from '../../repositories/stations'
import { profileView } from '../../views/profile'

interface Balances extends Doc {
  balances: Partial<Record<'provedMinutes' | 'points', number>>
}

export const open: Handler<'me.open'> = {
  joins: ({ personId }) => ({
    ...withStation,
    account: { from: 'accounts', where: { _id: personId }, limit: 1 },
  }),
  run: async ({ caller, joined, now }) => {
    const account = joinedOne<Balances>(joined, 'account')
    const station = joinedOne<StationDocument>(joined, 'station')
    return done({
      profile: profileView(caller.person, station),
      features: featuresOf(station),
      unread: (await unreadOf(caller, now)).total,
      provedMinutes: account?.balances.provedMinutes ?? 0,
      points: account?.balances.points ?? 0,
    })
  },
}

/** The role a card names: the highest one that the person holds. */
const cardRoles = ['station_admin', 'staff', 'grid_worker', 'team_leader', 'volunteer', 'resident'] as const

export const card: Handler<'me.card'> = {
  run: async ({ caller, input }) => {
    const { person } = caller
    if (input.forPersonId && input.forPersonId !== caller.personId) {
      const member = person.family.find((one) => one.personId === input.forPersonId && one.removedAt === null)
      if (!member) return refuse('NOT_FOUND')
      return done({ token: member.cardToken, name: member.name, role: '家人', volunteerNo: null })
    }
    const role = cardRoles.find((one) => caller.roles.has(one)) ?? 'resident'
    return done({
      token: person.cardToken,
      name: person.realName || person.nickname,
      role: roleNames[role],
      volunteerNo: person.volunteer.volunteerNo,
    })
  },
}
