/** Owns answering those who ask for a place, several at once and each by itself. */
import type { ParsedInput } from '@/contract'
import type { Answering } from '@/domain/activity/answers'
import { type Caller, done, type HandlerFor } from '../../handler'
import { answerApplication } from '../../repositories/applications'
import { sessionForJoin } from '../../repositories/session-places'
import type { SessionDoc } from '../../repositories/sessions'
import { sessionTouched } from '../../touched'
import { onDoor } from '../attendance/reads'
import { decideMany } from '../decide-many'

type Seen = ParsedInput<'applicants.confirm'>
type Asked = Pick<Seen, 'sessionId' | 'people'>

const onSession = {
  joins: ({ input, personId }: { input: Asked; personId: string }) => ({
    session: sessionForJoin(input.sessionId, personId, ...input.people.map((one) => one.personId)),
  }),
  touches: sessionTouched,
}

/** Gives each of the people the same answer; one to whom it cannot be given leaves the others alone. */
async function answerAll(
  session: SessionDoc,
  { input, caller, now }: { input: Seen; caller: Caller; now: number },
  answering: Answering,
) {
  const seen = input.people.map(({ personId, at }) => ({ id: personId, version: at }))
  const answer = ({ id: who, version: at }: (typeof seen)[number]) =>
    answerApplication(session, { who, at, by: caller.personId, now }, answering)
  return done(await decideMany(seen, answer))
}

export const confirm: HandlerFor<'applicants.confirm'> = {
  ...onSession,
  run: onDoor<SessionDoc>()((session, context) => answerAll(session, context, { is: 'confirm' })),
}

export const decline: HandlerFor<'applicants.decline'> = {
  ...onSession,
  run: onDoor<SessionDoc>()((session, context) =>
    answerAll(session, context, { is: 'decline', why: context.input.reason }),
  ),
}

export const takeBack: HandlerFor<'applicants.takeBack'> = {
  ...onSession,
  run: onDoor<SessionDoc>()((session, context) => answerAll(session, context, { is: 'takeBack' })),
}
