/**
 * Owns applicants: people who ask for a seat that somebody has to agree to first. They hold no seat and stand in no queue,
 * so that asking takes nothing from anybody; an answer is one guarded update that gives a seat, a place in the queue, or a
 * refusal that stays with the entry. Repeating an answer, or answering twice at once, is refused by its own guard.
 *
 * Always true: an applicant is in none of the other lists; `applying` counts those without an answer.
 */
import { allOf, type Guard, type GuardedUpdate } from './guarded-update'
import { type Applicant, change, type Refused, type Seat, type Seats } from './seats'
import { countedInPosts, freeInPosts, postOf, roomIn } from './seats-posts'

/** So many ask for one thing at most, those with a refusal included. */
export const MOST_APPLICANTS = 200

const listOf = (path: string): string => `${path}.applicants`

/** Those who wait for an answer, in the order in which they asked. */
export const askingIn = ({ applicants = [] }: Pick<Seats, 'applicants'>): Applicant[] =>
  applicants.filter(({ refused }) => refused === undefined)

/** Holds while the person does not ask. */
export const notAsking = (path: string, who: string): Guard => ({ [`${listOf(path)}.who`]: { $ne: who } })

/** Asks for a seat. Refused while closed, when so many ask already, or for somebody who is in. */
export function apply(path: string, applicant: Applicant): GuardedUpdate {
  const absent = (['holders', 'offers', 'queue', 'applicants'] as const).map((list) => ({
    [`${path}.${list}.who`]: { $ne: applicant.who },
  }))
  const guards = [
    { [`${path}.open`]: true },
    { [`${listOf(path)}.${MOST_APPLICANTS - 1}`]: { $exists: false } },
    ...absent,
  ]
  return change(path, guards, {
    $inc: { [`${path}.applying`]: 1 },
    $push: { [listOf(path)]: applicant },
  })
}

/** Holds while the entry stands as it was read, with the same refusal or without any. */
const asRead = (path: string, { who, at, refused }: Applicant): Guard => ({
  [listOf(path)]: { $elemMatch: { who, at, 'refused.at': refused ? refused.at : { $exists: false } } },
})

const taken = (path: string, { who }: Seat) => ({ [listOf(path)]: { who } })

/** Counts one fewer without an answer, unless it had one. */
const answered = (path: string, { refused }: Applicant): Record<string, number> =>
  refused ? {} : { [`${path}.applying`]: -1 }

/**
 * Gives an applicant a seat, past the queue: at the door. Refused when none is free, or when the entry has been answered
 * or withdrawn since it was read.
 */
export function seatApplicant(path: string, applicant: Applicant, seat: Seat): GuardedUpdate {
  const guards = [{ [`${path}.free`]: { $gt: 0 } }, freeInPosts(path, [seat]), asRead(path, applicant)]
  return change(path, guards, {
    $inc: {
      [`${path}.free`]: -1,
      ...answered(path, applicant),
      ...countedInPosts(path, [seat], { free: -1 }),
    },
    $pull: taken(path, applicant),
    $push: { [`${path}.holders`]: seat },
  })
}

/** Agrees to an applicant: a free seat for which nobody waits. Refused as seatApplicant is, and when somebody waits. */
export function admit(path: string, applicant: Applicant, now: number): GuardedUpdate {
  const { who, by, post } = applicant
  const nobodyWaits: Guard =
    post === undefined
      ? { [`${path}.queue.0`]: { $exists: false } }
      : { [`${path}.posts.${post}.waiting`]: 0 }
  const { guard, patch } = seatApplicant(path, applicant, { who, by, at: now, ...postOf({ post }) })
  return { guard: allOf(guard, nobodyWaits), patch }
}

/** Agrees to an applicant when no seat is free: the end of the queue. Refused when a seat is free or the queue is full. */
export function lineUp(path: string, applicant: Applicant, now: number): GuardedUpdate {
  const { who, by, post } = applicant
  const [free, waiting]: [string, Guard] =
    post === undefined
      ? [`${path}.free`, { [`${path}.queue.0`]: { $exists: true } }]
      : [`${path}.posts.${post}.free`, { [`${path}.posts.${post}.waiting`]: { $gt: 0 } }]
  const guards = [
    { [`${path}.queueFree`]: { $gt: 0 } },
    { $or: [{ [free]: 0 }, waiting] },
    asRead(path, applicant),
  ]
  return change(path, guards, {
    $inc: {
      [`${path}.queueFree`]: -1,
      ...answered(path, applicant),
      ...countedInPosts(path, [applicant], { waiting: 1 }),
    },
    $pull: taken(path, applicant),
    $push: { [`${path}.queue`]: { who, by, at: now, ...postOf({ post }) } },
  })
}

/** Agrees to an applicant as these seats stand; null when neither a seat nor a place in the queue is left. */
export function agree(path: string, seats: Seats, applicant: Applicant, now: number): GuardedUpdate | null {
  if (roomIn(seats, applicant.post).free > 0) return admit(path, applicant, now)
  return seats.queueFree > 0 ? lineUp(path, applicant, now) : null
}

/** Takes an application back, or a refused one out of the list. */
export function withdraw(path: string, applicant: Applicant): GuardedUpdate {
  const counted = answered(path, applicant)
  return change(path, [asRead(path, applicant)], {
    ...(Object.keys(counted).length > 0 && { $inc: counted }),
    $pull: taken(path, applicant),
  })
}

/** The entry by its place in the list, as it was read there; refused when somebody before it has left. */
function slotOf(path: string, seats: Seats, { who, at, refused }: Applicant): { slot: string; guard: Guard } {
  const slot = `${listOf(path)}.${(seats.applicants ?? []).findIndex((one) => one.who === who)}`
  const answer = refused ? refused.at : { $exists: false }
  return { slot, guard: { [`${slot}.who`]: who, [`${slot}.at`]: at, [`${slot}.refused.at`]: answer } }
}

/** Refuses an applicant without an answer; the entry stays, so that it is not asked again and may be taken back. */
export function refuseApplicant(
  path: string,
  seats: Seats,
  applicant: Applicant,
  refused: Refused,
): GuardedUpdate {
  const { slot, guard } = slotOf(path, seats, applicant)
  return change(path, [guard], {
    $inc: { [`${path}.applying`]: -1 },
    $set: { [`${slot}.refused`]: refused },
  })
}

/** Takes a refusal back: the person asks again as before, and an answer is due at `until`. */
export function askAgain(path: string, seats: Seats, applicant: Applicant, until: number): GuardedUpdate {
  const { slot, guard } = slotOf(path, seats, applicant)
  return change(path, [guard], {
    $inc: { [`${path}.applying`]: 1 },
    $set: { [`${slot}.until`]: until },
    $unset: { [`${slot}.refused`]: '' },
  })
}

/** Writes the whole list again; refused when anything in the seats has changed since they were read. */
function rewrite(path: string, seats: Seats, applicants: Applicant[]): GuardedUpdate {
  return change(path, [{ [`${path}.version`]: seats.version }], {
    $set: { [listOf(path)]: applicants, [`${path}.applying`]: askingIn({ applicants }).length },
  })
}

/** What becomes of those who ask: `until` when an answer is due, whether anybody must still agree, or whether it is over. */
export type Admission = { is: 'byHand'; until: number } | { is: 'open' } | { is: 'over' }

/**
 * The next change that is due about applicants, or null: an answer's date that has moved is written into the entries, what
 * nobody answered in time is refused, and where nobody has to agree any more they are taken in their order, as far as
 * there is room. Apply it and ask again.
 */
export function nextAdmission(
  path: string,
  seats: Seats,
  now: number,
  admission: Admission,
): GuardedUpdate | null {
  const asking = askingIn(seats)
  const [first] = asking
  if (!first) return null
  const all = (edit: (one: Applicant) => Applicant): GuardedUpdate =>
    rewrite(
      path,
      seats,
      (seats.applicants ?? []).map((one) => (one.refused ? one : edit(one))),
    )
  const refuseAll = (how: Refused['how']): GuardedUpdate =>
    all((one) => ({ ...one, refused: { at: now, by: 'system', how, why: '' } }))
  switch (admission.is) {
    case 'over':
      return refuseAll('lapsed')
    case 'open': {
      const next = asking.find((one) => agree(path, seats, one, now) !== null)
      return next ? agree(path, seats, next, now) : refuseAll('full')
    }
    case 'byHand': {
      const { until } = admission
      if (until <= now) return refuseAll('lapsed')
      return asking.some((one) => one.until !== until) ? all((one) => ({ ...one, until })) : null
    }
  }
}
