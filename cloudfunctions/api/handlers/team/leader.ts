/** Owns who leads a team: who may, what the team keeps of it, and who is told. */
import type { ErrorCode } from '@/contract'
import { ok, reject } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { MessageParams } from '@/domain/message/texts'
import { ageOf } from '@/domain/person/birth-date'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { ADULT_AGE } from '@/domain/person/rules'
import { isActiveVolunteer } from '@/domain/person/standing'
import { wholeForm } from '@/domain/team/form'
import type { Caller } from '../../handler'
import { moveCase } from '../../kernel/move-case'
import { itemKinds, messageItem } from '../../repositories/items'
import { messageOf } from '../../repositories/messages'
import { type TeamDoc, TEAMS } from '../../repositories/teams'

export type TeamNews = MessageParams['teamNews']['what']
export interface Told {
  team: TeamDoc
  version: number
  now: number
  reason: string
}

/** What somebody is told of a team; nothing for nobody. */
export const letter = (
  personId: string | null,
  what: TeamNews,
  { team, version, now, reason }: Told,
): OutboxItem[] =>
  personId === null
    ? []
    : [
        messageItem(
          messageOf('teamNews', {
            ...{ personId, stationId: team.stationId, cause: ['team', team._id, what, version], at: now },
            params: { what, teamId: team._id, team: team.form.name, reason },
          }),
        ),
      ]

/** A leader is a grown volunteer of the station in good standing. */
export const isFit = (person: Pick<PersonDocument, 'birthDate' | 'volunteer'>, now: number): boolean => {
  const age = ageOf(person.birthDate, now)
  return isActiveVolunteer(person) && (age === null || age >= ADULT_AGE)
}

/** What a team that performs was asked for goes on to whoever leads it then. */
const followed = (
  { leaderId, form }: TeamDoc,
  to: { personId: string; name: string },
  { by, version, now }: { by: string; version: number; now: number },
): OutboxItem[] =>
  leaderId !== null && wholeForm(form).performs
    ? [itemKinds.followLeader.item(`follow|${version + 1}`, now, { from: leaderId, to, by })]
    : []

/** Asks somebody to lead. At most nine requests: the team, two letters, the leader's membership and the count of it. */
export function leadTeam(
  read: TeamDoc,
  person: PersonDocument,
  { caller, version, now }: { caller: Caller; version: number; now: number },
) {
  return moveCase<TeamDoc, ErrorCode>({
    ...{ collection: TEAMS, read, now },
    decide: (team) => {
      if (team.leaderId === person._id) return ok({ update: null, after: team })
      if (team.version !== version) return reject('TEAM_CHANGED', { name: maskName(team.changedBy) })
      if (!isFit(person, now)) return reject('TEAM_LEADER_UNFIT')
      const name = nameOf(person)
      // The number was public by the word of whoever led before.
      const after = {
        ...{ leaderId: person._id, leaderName: name, changedBy: nameOf(caller.person), version: version + 1 },
        form: { ...team.form, contact: '', contactAgreed: false },
      }
      const told = { team, version: version + 1, now, reason: '' }
      const seat = itemKinds.seatLeader.item(`seat|${version + 1}`, now, { personId: person._id, name })
      const items = [
        ...letter(person._id, 'leads', told),
        ...letter(team.leaderId, 'leadsNoMore', told),
        seat,
        ...followed(team, { personId: person._id, name }, { by: caller.personId, version, now }),
      ]
      return ok({
        update: { guard: { version }, patch: { $set: after } },
        after: { ...team, ...after },
        items,
      })
    },
  })
}
