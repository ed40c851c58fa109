/** Owns what is looked at when somebody applies for a star, read where it is asked. */
import type { AccountDocument } from '@/domain/account/account'
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { DAY } from '@/domain/kernel/clock'
import { ratedWord, type StarFacts, starToApplyFor } from '@/domain/star/ladder'
import { starRulesAt } from '@/domain/star/rules'
import { starHeld } from '@/domain/person/stars'
import { durationWord } from '@/domain/words/amounts'
import { type Context, done, joinedAll, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { accountJoin } from '../../repositories/accounts'
import { scoresOf, trueComplaintJoin } from '../../repositories/cases'
import type { Known } from './known-answers'

export const starJoins = (personId: string, now: number): Record<string, Join> => ({
  account: accountJoin(personId),
  complaint: trueComplaintJoin(personId, now - starRulesAt(now).complaintDays * DAY),
})

/** What those have said who were helped, over all kinds that are rated. One request for each, which today is one. */
async function ratedBy(personId: string): Promise<StarFacts['rated']> {
  const rated = Object.values<CaseKind>(caseKinds).filter(({ rating }) => rating)
  const scores = (await Promise.all(rated.map((kind) => scoresOf(kind, personId)))).flat()
  const times = scores.reduce((sum, one) => sum + one.times, 0)
  const sum = scores.reduce((all, one) => all + Number(one.score) * one.times, 0)
  return { times, average: times === 0 ? 0 : sum / times }
}

type Looking = Pick<Context<never>, 'caller' | 'joined'>

/** One request beside the joins. */
export async function starFacts({ caller, joined }: Looking): Promise<StarFacts> {
  const { star, rests } = starHeld(caller.person.stars)
  return {
    isVolunteer: caller.roles.has('volunteer'),
    held: star,
    rests,
    provedMinutes: joinedOne<AccountDocument & Doc>(joined, 'account')?.balances.provedMinutes ?? 0,
    rated: await ratedBy(caller.personId),
    complaints: joinedAll(joined, 'complaint').length,
  }
}

/** The star that comes next, and what speaks for it. */
export const starKnown: Known = {
  joins: starJoins,
  answers: async (context) => {
    const facts = await starFacts(context)
    const star = starToApplyFor(facts, context.now)
    if (!star.ok) return refuse(star.error.code, star.error.details)
    return done({
      star: String(star.value),
      hours: durationWord(facts.provedMinutes),
      rating: ratedWord(facts.rated, context.now),
    })
  },
}
