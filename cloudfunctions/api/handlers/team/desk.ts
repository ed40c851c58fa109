/** Owns writing down the teams of a station, moving them along their table, and who leads them. */
import type { ErrorCode, Output, ParsedInput } from '@/contract'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import { applied } from '@/domain/kernel/applied'
import { beginOutbox, type OutboxItem, withOutbox } from '@/domain/kernel/outbox'
import { alreadyDone, beginCase, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { positionsOf } from '@/domain/project/positions'
import { nameKeyOf } from '@/domain/project/rules'
import type { StationDocument } from '@/domain/station/documents'
import type { TeamDocument } from '@/domain/team/documents'
import { keptForm } from '@/domain/team/form'
import { decideParent, orderOf } from '@/domain/team/rules'
import { type TeamEffect, type TeamEvent, teamFlow } from '@/domain/team/team-flow'
import { teamKinds, teamTypes } from '@/domain/team/vocabulary'
import { foreign, withJoined } from '../../access/station'
import { type Caller, done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import { addWithItems, moveCase } from '../../kernel/move-case'
import { completeOutbox } from '../../kernel/outbox'
import { derivedId } from '../../platform/identity'
import { itemKinds } from '../../repositories/items'
import { findPerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import {
  changeTeam,
  findTeam,
  findTeams,
  hasSquads,
  type TeamDoc,
  teamJoin,
  TEAMS,
} from '../../repositories/teams'
import { rowsOf } from '../../views/rows'
import { deskTeam, teamAttempt } from '../../views/team'
import { byKind } from './by-kind'
import { leadTeam, letter, type TeamNews, type Told } from './leader'

/** Two requests, with words three. */
export const desk: Handler<'team.desk'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const positions = positionsOf(joinedOne<StationDocument>(joined, 'station'))
    const { shown, next } = await byKind.read(findTeams, { stationId: caller.stationId }, input.cursor, {
      ...{ text: input.text, in: TEAMS, fields: ['form.name', 'form.kind', 'form.type', 'leaderName'] },
      says: ({ form, leaderName }: TeamDoc) => [
        form.name,
        teamKinds[form.kind],
        teamTypes[form.type],
        leaderName,
      ],
    })
    return done({
      positions: positions
        .filter(({ active }) => active)
        .map(({ positionId, name }) => ({ positionId, name })),
      items: rowsOf(shown, (team) => deskTeam(team, caller, now)),
      next,
    })
  },
}

type Facts = Pick<TeamDocument, 'form' | 'nameKey' | 'parentId' | 'parentName' | 'positionIds' | 'order'>
type Saved = Result<Output<'team.save'>>

const sameFacts = (a: Facts, b: Facts): boolean =>
  (['form', 'nameKey', 'parentId', 'positionIds'] as const).every(
    (key) => JSON.stringify(a[key]) === JSON.stringify(b[key]),
  )

const taken = ({ form }: Facts): Saved => refuse('TEAM_NAME_TAKEN', { team: form.name })
const changedBy = (team: TeamDoc | null): Saved =>
  refuse('TEAM_CHANGED', { name: team ? maskName(team.changedBy) : '同事' })

/** Two requests, three when the name or the key was used before. */
async function addNew(
  id: string,
  facts: Facts,
  { caller, now }: { caller: Caller; now: number },
): Promise<Saved> {
  const team: TeamDocument = {
    ...{ _id: id, stationId: caller.stationId, recordingStationId: caller.stationId, ...facts },
    ...{ leaderId: null, leaderName: '', memberCount: 0, counts: 0 },
    ...{ ...beginCase(teamFlow, { by: caller.personId, at: now }), ...beginOutbox([], now) },
    ...{ createdAt: now, changedBy: nameOf(caller.person) },
  }
  const added = await addWithItems(TEAMS, team, spreading(facts, null, now), now)
  if (added) return done(deskTeam(added, caller, now))
  const stands = await findTeam(id)
  return stands ? done(deskTeam(stands, caller, now)) : taken(facts)
}

/** Names that are kept elsewhere follow: this one's, when it was renamed, and its parent's, which may be renamed just now. */
function spreading(facts: Facts, before: TeamDoc | null, now: number): OutboxItem[] {
  const renamed = before && before.form.name !== facts.form.name ? [before._id] : []
  const parent = facts.parentId !== null && facts.parentId !== before?.parentId ? [facts.parentId] : []
  return [...renamed, ...parent].map((teamId) =>
    itemKinds.nameTeam.item(`name|${teamId}|${(before?.version ?? 0) + 1}`, now, { teamId }),
  )
}

/** Writes over the version that was read. One request and those that follow a name, two when somebody was quicker. */
async function change(
  stands: TeamDoc,
  facts: Facts,
  { caller, version, now }: { caller: Caller; version: number; now: number },
): Promise<Saved> {
  if (stands.version !== version) return changedBy(stands)
  const patch = { $set: { ...facts, changedBy: nameOf(caller.person) }, $inc: { version: 1 } }
  const items = spreading(facts, stands, now)
  const written = await changeTeam(stands._id, withOutbox({ guard: { version }, patch }, items, now))
  if (written === 'taken') return taken(facts)
  if (written === 'missed') return changedBy(await findTeam(stands._id))
  await completeOutbox(TEAMS, stands._id, items, now)
  return done(deskTeam(applied(stands, patch), caller, now))
}

/** Who a team belongs to, and what that one is called. No request, one for a team that comes to belong to another. */
async function parentOf(
  stands: TeamDoc | null,
  parentId: string | null,
  { parent, stationId }: { parent: TeamDoc | null; stationId: string },
): Promise<Decision<Pick<Facts, 'parentId' | 'parentName'>, 'NOT_FOUND' | 'OTHER_STATION' | 'TEAM_PARENT'>> {
  if (parentId === null) return ok({ parentId: null, parentName: '' })
  if (stands?.parentId === parentId)
    return ok({ parentId, parentName: parent?.form.name ?? stands.parentName })
  const has = stands !== null && (await hasSquads(stands._id))
  const decided = decideParent({ _id: stands?._id ?? null, stationId }, parent, has)
  return decided.ok ? ok({ parentId, parentName: parent?.form.name ?? '' }) : decided
}

/** Two requests, three when somebody was quicker or the name is taken; those that follow a name besides. */
export const save: Handler<'team.save'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...teamJoin(input.teamId),
    ...teamJoin(input.parentId, 'parent'),
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const stands = joinedOne<TeamDoc>(joined, 'team')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    const { teamId, version = 0, form, positionIds, parentId } = input
    if (teamId !== undefined && !stands) return refuse('NOT_FOUND')
    const known = positionsOf(joinedOne<StationDocument>(joined, 'station')).map((one) => one.positionId)
    if (positionIds.some((one) => !known.includes(one))) return refuse('NOT_FOUND')
    const parent = await parentOf(stands, parentId, {
      ...{ parent: joinedOne<TeamDoc>(joined, 'parent'), stationId: caller.stationId },
    })
    if (!parent.ok) return parent
    const facts: Facts = {
      ...{ form: keptForm(form), nameKey: nameKeyOf(form.name), ...parent.value },
      ...{ positionIds: [...new Set(positionIds)], order: orderOf(form.kind) },
    }
    if (!stands) return addNew(derivedId('t', caller.personId, requestKey), facts, { caller, now })
    // A repeat of what was written, by whatever request.
    if (stands.version === version + 1 && sameFacts(stands, facts)) return done(deskTeam(stands, caller, now))
    return change(stands, facts, { caller, version, now })
  },
}

const news: Partial<Record<TeamEvent, TeamNews>> = {
  ...{ activate: 'activated', rest: 'rested', resume: 'resumed', dissolve: 'dissolved', reopen: 'reopened' },
}

const executors: Executors<TeamEffect, Told & { event: TeamEvent }, OutboxItem> = {
  tellLeader: (told) => letter(told.team.leaderId, news[told.event] ?? 'activated', told),
}

/** At most four requests: the caller, the team, the letter to its leader and what is noted of it. */
export const move: Handler<'team.move'> = {
  joins: ({ input }) => teamJoin(input.teamId),
  run: withJoined<TeamDoc>('team')(async (read, { caller, input, now }) => {
    const { event, version, why: reason } = input as ParsedInput<'team.move'>
    const written = await moveCase<TeamDoc, ErrorCode>({
      ...{ collection: TEAMS, read, now },
      decide: (team) => {
        if (alreadyDone(team, event, { by: caller.personId })) return ok({ update: null, after: team })
        if (team.version !== version) return reject('TEAM_CHANGED', { name: maskName(team.changedBy) })
        const granted = decide(teamFlow, team, event, teamAttempt(team, caller, now, reason))
        if (!granted.ok) return granted
        const step = granted.value
        const told = { team, event, version: step.version, now, reason }
        const { updates, items } = carryOut(executors, step.effects, told)
        const by = { changedBy: nameOf(caller.person) }
        return ok({
          update: together(transitionPatch(team, step), setting(by), ...updates),
          after: { ...moved(team, step), ...by },
          items,
        })
      },
    })
    return written.ok ? done(deskTeam(written.value.doc, caller, now)) : written
  }),
}

/** At most twelve requests: the caller, the person, the team, two letters, the leader's membership and the count of it. */
export const setLeader: Handler<'team.setLeader'> = {
  joins: ({ input }) => teamJoin(input.teamId),
  run: withJoined<TeamDoc>('team')(async (read, { caller, input, now }) => {
    const { personId, version } = input as ParsedInput<'team.setLeader'>
    const person = await findPerson(personId)
    if (!person) return refuse('NOT_FOUND')
    const elsewhere = foreign([person], caller)
    if (elsewhere) return elsewhere
    const written = await leadTeam(read, person, { caller, version, now })
    return written.ok ? done(deskTeam(written.value.doc, caller, now)) : written
  }),
}
