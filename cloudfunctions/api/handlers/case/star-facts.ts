/** Owns what is known of somebody who applies for a star. */
import { durationWord } from '@/domain/words/amounts'
import { ratedWord, starToApplyFor } from '@/domain/star/ladder'
import { done, refuse } from '../../handler'
import { starFacts, starJoins } from '../../repositories/star-facts'
import type { Known } from './known-answers'

/** The star that comes next, and what speaks for it. */
export const starKnown: Known = {
  joins: starJoins,
  answers: async ({ caller, joined, now }) => {
    const facts = await starFacts(caller.person, joined)
    const star = starToApplyFor(facts, now)
    if (!star.ok) return refuse(star.error.code, star.error.details)
    return done({
      star: String(star.value),
      hours: durationWord(facts.provedMinutes),
      rating: ratedWord(facts.rated, now),
    })
  },
}
