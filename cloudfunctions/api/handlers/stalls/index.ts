/** Owns the stalls of a fair at the desk: laying them out, giving them to partners and teams, and who came. */
import type { Output } from '@/contract'
import type { stallActions } from '@/contract/stalls'
import type { CaseDocument } from '@/domain/case/documents'
import { isAlly } from '@/domain/case/partner'
import { type Decision, ok } from '@/domain/kernel/errors'
import { nameOf } from '@/domain/person/name-of'
import {
  decideGive,
  decideLay,
  decideMark,
  decideTakeBack,
  isAgreed,
  mayGive,
  mayMark,
  noStalls,
} from '@/domain/stalls/decide'
import type { StallsDocument } from '@/domain/stalls/documents'
import { fairTimeOf } from '@/domain/stalls/news'
import { sellingIn } from '@/domain/stalls/selling'
import type { StationDocument } from '@/domain/station/documents'
import { opened, withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  type Handlers,
  joinedAll,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import { moveCase } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import type { CaseDoc } from '../../repositories/cases'
import { allPartners, type PartnerDoc, partnerJoin } from '../../repositories/partners'
import { bareSessionJoin, type SessionDoc } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import {
  addStalls,
  agreedAt,
  agreedJoin,
  findStalls,
  STALLS,
  type StallsDoc,
  stallsJoin,
} from '../../repositories/stalls'
import { type ChangeTold, notAtOnce, sayingGiven, sayingTaken } from '../../repositories/stall-news'
import { activeTeams, type TeamDoc, teamJoin } from '../../repositories/teams'
import { stallsDesk } from '../../views/stalls'

type Changed = Result<Output<'stalls.lay'>>

const joinsOf = (sessionId: string): Record<string, Join> => ({
  session: bareSessionJoin(sessionId),
  stalls: stallsJoin(sessionId),
})

const onFair = withJoined<SessionDoc>('session')

/** The stalls as they stand; of a fair without any, none. */
const standing = (session: SessionDoc, joined: Record<string, Doc[]>): StallsDoc =>
  joinedOne<StallsDoc>(joined, 'stalls') ?? noStalls(session._id, session.stationId)

/** Four requests. */
export const desk: Handler<'stalls.desk'> = {
  joins: ({ input }) => ({ ...joinsOf(input.sessionId), ...withStation }),
  run: onFair(async (session, { joined, now }) => {
    const { stationId } = session
    const [partners, teams, agreements] = await Promise.all([
      ...([allPartners(stationId), activeTeams(stationId), agreedAt(stationId)] as const),
    ])
    const stationName = joinedOne<StationDocument & Doc>(joined, 'station')?.name ?? ''
    const stands = standing(session, joined)
    return done(stallsDesk({ session, stands, stationName, partners, teams, agreements, now }))
  }),
}

type Refused = Extract<
  ReturnType<typeof decideLay | typeof decideGive | typeof decideMark>,
  { ok: false }
>['error']['code']

/** Moves the stalls: decided again on a fresh reading where somebody else was quicker. */
async function move(
  read: StallsDoc,
  now: number,
  decide: (stands: StallsDocument) => Decision<ChangeTold, Refused>,
): Promise<Changed> {
  const moved = await moveCase<StallsDoc, Refused>({
    ...{ collection: STALLS, read, now, decide },
    atOnce: notAtOnce,
  })
  if (!moved.ok) return refuse(moved.error.code, moved.error.details)
  const { _id: sessionId, version } = moved.value.doc
  return done({ sessionId, version })
}

/** Lays out the first; whoever comes at the same moment is decided on what stands then. */
async function layFirst(blank: StallsDoc, { input, caller, now }: Context<'stalls.lay'>): Promise<Changed> {
  const decision = decideLay(blank, input, nameOf(caller.person))
  if (!decision.ok) return refuse(decision.error.code, decision.error.details)
  const { after } = decision.value
  if ((await addStalls(after)) === 'added') return done({ sessionId: after._id, version: after.version })
  const found = await findStalls(after._id)
  return found ? layOver(found, { input, caller, now }) : refuse('NOT_FOUND')
}

const layOver = (
  stands: StallsDoc,
  { input, caller, now }: Pick<Context<'stalls.lay'>, 'input' | 'caller' | 'now'>,
): Promise<Changed> => move(stands, now, (current) => decideLay(current, input, nameOf(caller.person)))

/** Two requests; three where the first ones are laid out by two at once. */
const lay: Handler<'stalls.lay'> = {
  joins: ({ input }) => joinsOf(input.sessionId),
  run: onFair(async (session, context: Context<'stalls.lay'>) => {
    const { input, joined, now } = context
    if (session.type !== 'fair') return refuse('STALLS_NOT_FAIR')
    if (!mayGive(session, now)) return refuse('STALLS_OVER')
    const sells = sellingIn(input.stalls.map(({ offer }) => offer))
    if (sells) return refuse('STALL_SELLS', sells)
    const stands = joinedOne<StallsDoc>(joined, 'stalls')
    return stands ? layOver(stands, context) : layFirst(standing(session, joined), context)
  }),
}

interface Known {
  name: string
}

/** Who is to have the stall, as everybody may read it; or why not. */
function holderIn(
  { is }: { is: 'ally' | 'team' },
  { joined, caller, startAt }: { joined: Record<string, Doc[]>; caller: Caller; startAt: number },
): Result<Known> {
  if (is === 'team') {
    const team = opened(joinedOne<TeamDoc>(joined, 'team'), caller, ({ state }) => state === 'active')
    return team.ok ? done({ name: team.value.form.name }) : team
  }
  const partner = opened(joinedOne<PartnerDoc>(joined, 'partner'), caller, isAlly)
  if (!partner.ok) return partner
  const { name } = partner.value
  const agreements: readonly CaseDocument[] = joinedAll<CaseDoc>(joined, 'agreements')
  return isAgreed(agreements, startAt) ? done({ name }) : refuse('STALL_NO_AGREEMENT', { name })
}

/** Two requests. */
const give: Handler<'stalls.give'> = {
  joins: ({ input: { sessionId, to } }) => ({
    ...joinsOf(sessionId),
    ...(to.is === 'team' ? teamJoin(to.id) : { ...partnerJoin(to.id), agreements: agreedJoin(to.id) }),
  }),
  run: onFair(async (session, { input, joined, caller, now }: Context<'stalls.give'>) => {
    const { number, to } = input
    if (!mayGive(session, now)) return refuse('STALLS_OVER')
    const stands = standing(session, joined)
    // Whoever has it already was let in before: a repeat answers the same, whatever has become of the agreement.
    const has = stands.stalls[number - 1]?.holder?.id === to.id
    const holder = has
      ? done<Known>({ name: '' })
      : holderIn(to, { joined, caller, startAt: session.startAt })
    if (!holder.ok) return holder
    const wanted = { ...to, ...holder.value, when: fairTimeOf(session) }
    return move(stands, now, (current) => {
      const given = decideGive(current, number, wanted)
      return given.ok ? ok(sayingGiven(given.value, current, { session, number, holder: to, now })) : given
    })
  }),
}

/** Two requests. */
const takeBack: Handler<'stalls.takeBack'> = {
  joins: ({ input }) => joinsOf(input.sessionId),
  run: onFair(async (session, { input, joined, now }: Context<'stalls.takeBack'>) => {
    if (!mayGive(session, now)) return refuse('STALLS_OVER')
    const { number, holderId } = input
    return move(standing(session, joined), now, (current) => {
      const taken = decideTakeBack(current, number, holderId)
      const holder = current.stalls[number - 1]?.holder
      return taken.ok && holder
        ? ok(sayingTaken(taken.value, current, { session, number, holder, now }))
        : taken
    })
  }),
}

/** Why it is not written down now whether somebody came; null where it is. */
function markRefusal(session: SessionDoc, now: number): Rejected | null {
  if (mayMark(session, now)) return null
  return mayGive(session, now) ? refuse('STALL_EARLY') : refuse('STALLS_OVER')
}

/** Two requests. */
const mark: Handler<'stalls.mark'> = {
  joins: ({ input }) => joinsOf(input.sessionId),
  run: onFair(async (session, { input, joined, now }: Context<'stalls.mark'>) => {
    const refused = markRefusal(session, now)
    return refused ?? move(standing(session, joined), now, (current) => decideMark(current, input))
  }),
}

export const stallHandlers: Handlers<keyof typeof stallActions> = {
  'stalls.desk': desk,
  'stalls.lay': lay,
  'stalls.give': give,
  'stalls.takeBack': takeBack,
  'stalls.mark': mark,
}
