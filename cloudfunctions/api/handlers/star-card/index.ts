/** Owns the handler of the card of a volunteer's star. */
import type { starCardActions } from '@/contract/star-card'
import { apiError } from '@/contract/errors'
import { starApplication } from '@/domain/star'
import { starName, starToApplyFor } from '@/domain/star/ladder'
import { starRulesAt } from '@/domain/star/rules'
import { stageOf } from '@/domain/star/stages'
import { starHeld } from '@/domain/person/stars'
import { goesOn } from '@/domain/case/sight'
import { headlineOf } from '@/domain/case/form'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, type Handlers, joinedAll, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { type CaseDoc, newestJoin } from '../../repositories/cases'
import { cameJoin } from '../../repositories/enrollments'
import { ledJoin } from '../../repositories/sessions'
import { starFacts, starJoins } from '../../repositories/star-facts'
import { withStation } from '../../repositories/stations'

const labels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(starApplication.flow.states).map(([state, { label }]) => [state, label]),
)

/** The application that is on its way; null where none is. */
function appliedIn(one: CaseDoc | null) {
  if (!one || !goesOn(starApplication, one)) return null
  return { caseId: one._id, title: headlineOf(starApplication, one), stateText: labels[one.state] ?? '' }
}

/** Two requests. */
const open: Handler<'starCard.open'> = {
  joins: ({ personId, now }) => ({
    ...starJoins(personId, now),
    ...withStation,
    newest: newestJoin(starApplication, personId, null),
    came: cameJoin(personId),
    led: ledJoin(personId),
  }),
  run: async ({ caller, joined, now }) => {
    const facts = await starFacts(caller.person, joined)
    const { star, at, rests } = starHeld(caller.person.stars)
    const next = starToApplyFor(facts, now)
    const hours = starRulesAt(now).ladder[star]
    const refused = next.ok ? null : apiError(next.error.code, next.error.details)
    const name = residentName(caller.person)
    return done({
      ...{ name, maskedName: maskName(name), star, since: at, rests },
      stationName: joinedOne<StationDocument & Doc>(joined, 'station')?.name ?? '',
      volunteerNo: caller.person.volunteer.volunteerNo,
      provedMinutes: facts.provedMinutes,
      next:
        hours === undefined
          ? null
          : {
              ...{ title: starName(star + 1), neededMinutes: hours * 60 },
              lacks: refused ? `${refused.text}。${refused.next}` : '',
            },
      applied: appliedIn(joinedOne<CaseDoc>(joined, 'newest')),
      stage: stageOf({
        came: joinedAll(joined, 'came').length > 0,
        leads: joinedAll(joined, 'led').length > 0,
        provedMinutes: facts.provedMinutes,
      }),
    })
  },
}

export const starCardHandlers: Handlers<keyof typeof starCardActions> = { 'starCard.open': open }
