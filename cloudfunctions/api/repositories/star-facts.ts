/** Owns reading what is looked at when somebody applies for a star, and once more before it is granted. */
import type { AccountDocument } from '@/domain/account/account'
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { isActiveVolunteer } from '@/domain/person/standing'
import { starHeld } from '@/domain/person/stars'
import { shortOf, type StarFacts } from '@/domain/star/ladder'
import { starRulesAt } from '@/domain/star/rules'
import { starIn } from '@/domain/star/standing'
import { joinedAll, joinedOne } from '../handler'
import { type Doc, getJoined } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { accountJoin } from './accounts'
import { scoresOf, trueComplaintJoin } from './cases'

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

/** Of a person with what {@link starJoins} found. One request. */
export async function starFacts(person: PersonDocument, joined: Record<string, Doc[]>): Promise<StarFacts> {
  const { star, rests } = starHeld(person.stars)
  return {
    isVolunteer: isActiveVolunteer(person),
    held: star,
    rests,
    provedMinutes: joinedOne<AccountDocument & Doc>(joined, 'account')?.balances.provedMinutes ?? 0,
    rated: await ratedBy(person._id),
    complaints: joinedAll(joined, 'complaint').length,
  }
}

/** Why whoever has applied falls short of that star by now; null while nothing speaks against it. Two requests. */
export async function starShort(one: CaseDocument, now: number): Promise<string | null> {
  const found = await getJoined<PersonDocument & Doc>('people', one.ownerId, starJoins(one.ownerId, now))
  if (!found?.joined) return '没有这份档案了'
  return shortOf(starIn(one), await starFacts(found.doc, found.joined), now)
}
