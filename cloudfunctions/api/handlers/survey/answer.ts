/** Owns what residents do with surveys: finding, answering, asking to be called, and reading what one came to. */
import type { Output, ParsedInput } from '@/contract'
import { bearerOf } from '@/domain/case/behalf'
import { dayOf } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { residentName } from '@/domain/person/name-of'
import { isStaff } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { decideAnswer, mayAnswer, sees } from '@/domain/survey/decide-survey'
import type { SurveyContactDocument } from '@/domain/survey/documents'
import { opened, opening } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedCount,
  joinedOne,
  refuse,
} from '../../handler'
import type { Doc } from '../../platform/cloud'
import { cardHolderJoin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import {
  addContact,
  answersJoin,
  contactJoin,
  handedIn,
  handedInBefore,
  handInAnswer,
  hasHandedIn,
  removeContact,
  shownSurveysJoin,
  type SurveyContactDoc,
  type SurveyDoc,
  surveyJoin,
  ticketJoin,
} from '../../repositories/surveys'
import { rowsOf } from '../../views/rows'
import { gridCells, surveyReport, surveyRow, surveyView } from '../../views/survey'

/** What somebody of the station is shown: staff all that was published, others what asks them or is told to everybody. */
const onSurvey = opening<SurveyDoc>(({ joined, caller }) =>
  opened(
    joinedOne<SurveyDoc>(joined, 'survey'),
    caller,
    (survey) => sees(survey, caller.person) || (isStaff(caller) && survey.state !== 'draft'),
  ),
)

/** Two requests. */
export const list: Handler<'survey.list'> = {
  joins: () => ({ surveys: shownSurveysJoin }),
  run: async ({ caller, joined, now }) => {
    const shown = joinedAll<SurveyDoc>(joined, 'surveys').filter(
      (one) => sees(one, caller.person) && (mayAnswer(one, caller.person, now).ok || one.open),
    )
    const given = await handedIn(
      shown.map(({ _id }) => _id),
      caller.person,
    )
    return done({ items: rowsOf(shown, (one) => surveyRow(one, given.has(one._id))) })
  },
}

const openJoins = ({ input, personId }: { input: { surveyId: string }; personId: string }) => ({
  ...withStation,
  ...surveyJoin(input.surveyId),
  ticket: ticketJoin(input.surveyId, personId),
  contact: contactJoin(input.surveyId, personId),
})

type Asking = Pick<Context<'survey.open'>, 'caller' | 'joined' | 'now'>

/** Whether whoever asks has handed it in, by whichever record. */
const hasGiven = async ({ _id }: SurveyDoc, { caller, joined }: Asking): Promise<boolean> =>
  joinedOne(joined, 'ticket') !== null || (await handedInBefore(_id, caller.person))

async function shownWith(
  survey: SurveyDoc,
  contact: SurveyContactDocument | null,
  asking: Asking,
): Promise<Output<'survey.open'>> {
  const { caller, joined, now } = asking
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return surveyView(survey, { given: await hasGiven(survey, asking), contact, station }, caller, now)
}

/** One request. */
export const open: Handler<'survey.open'> = {
  joins: openJoins,
  run: onSurvey(async (survey, asking) =>
    done(await shownWith(survey, joinedOne<SurveyContactDoc>(asking.joined, 'contact'), asking as never)),
  ),
}

type Answering = Pick<Context<'survey.answer'>, 'joined' | 'now'> & {
  input: Pick<ParsedInput<'survey.answer'>, 'given'>
}

/** Hands in what somebody has given; what was handed in before stays, and nothing is said of it. */
async function handIn(survey: SurveyDoc, person: PersonDocument, { input, joined, now }: Answering) {
  const may = mayAnswer(survey, person, now)
  if (!may.ok) return may
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const decision = decideAnswer(survey, input.given, gridCells(station))
  if (!decision.ok) return decision
  await handInAnswer(survey._id, person._id, decision.value, joinedCount(joined, 'answers'))
  return done({ given: true as const })
}

/** Nine requests, eight for the first of a survey; one for whoever has handed it in. */
export const answer: Handler<'survey.answer'> = {
  joins: ({ input, personId }) => ({
    ...withStation,
    ...surveyJoin(input.surveyId),
    ticket: ticketJoin(input.surveyId, personId),
    answers: answersJoin(input.surveyId),
  }),
  run: opening<SurveyDoc>(({ joined, caller }) =>
    opened(joinedOne<SurveyDoc>(joined, 'survey'), caller, isOut),
  )(async (survey, context) =>
    (await hasGiven(survey, context))
      ? done({ given: true as const })
      : handIn(survey, context.caller.person, context as Answering),
  ),
}

/** A draft is nobody's but the staff's. */
const isOut = ({ state }: SurveyDoc): boolean => state !== 'draft'

/** Ten requests. Nothing is kept of who has entered it. */
export const paper: Handler<'survey.paper'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...surveyJoin(input.surveyId),
    cardHolder: cardHolderJoin(input.cardToken),
    answers: answersJoin(input.surveyId),
  }),
  run: opening<SurveyDoc>(({ joined, caller }) =>
    opened(joinedOne<SurveyDoc>(joined, 'survey'), caller, isOut),
  )(async (survey, context) => {
    const { input, caller, joined, now } = context as Context<'survey.paper'>
    const person = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    if (person?.stationId !== caller.stationId) return refuse('CARD_UNKNOWN')
    const bearer = bearerOf(person, input.cardToken, now)
    if ('code' in bearer) return refuse(bearer.code)
    // The card of somebody of the family stands for a child, who is not asked.
    if (bearer.personId !== person._id) return refuse('SURVEY_TOO_YOUNG')
    if (await hasHandedIn(survey._id, person)) return done({ given: true as const })
    return handIn(survey, person, { input, joined, now })
  }),
}

const newContact = (
  survey: SurveyDoc,
  { questionId, about }: { questionId: string; about: string },
  { personId, person, stationId }: Caller,
  now: number,
): Omit<SurveyContactDocument, '_id'> => ({
  ...{ surveyId: survey._id, stationId, personId, name: residentName(person), questionId, about },
  ...{ day: dayOf(now), state: 'waiting', orderId: null },
})

/** Two requests. Who has asked before is not asked again about what. */
export const contact: Handler<'survey.contact'> = {
  joins: openJoins,
  run: onSurvey(async (survey, context) => {
    const { input, caller, joined, now } = context as unknown as Context<'survey.contact'>
    const stands = joinedOne<SurveyContactDoc>(joined, 'contact')
    if (stands) return done(await shownWith(survey, stands, context as never))
    if (!(await hasGiven(survey, context as never))) return refuse('SURVEY_NOT_GIVEN')
    const question = survey.questions.find(({ id }) => id === input.questionId)
    if (!question) return refuse('NOT_FOUND')
    const fresh = newContact(survey, { questionId: question.id, about: question.title }, caller, now)
    await addContact(fresh)
    return done(await shownWith(survey, { ...fresh, _id: '' }, context as never))
  }),
}

/** Two requests. */
export const withdrawContact: Handler<'survey.withdrawContact'> = {
  joins: openJoins,
  run: onSurvey(async (survey, context) => {
    const stands = joinedOne<SurveyContactDoc>(context.joined, 'contact')
    if (stands && !(await removeContact(stands._id))) return refuse('INVALID_STATE')
    return done(await shownWith(survey, null, context as never))
  }),
}

/** One request. What it came to was counted once, when it was over. */
export const report: Handler<'survey.report'> = {
  joins: ({ input }) => ({ ...withStation, ...surveyJoin(input.surveyId) }),
  run: opening<SurveyDoc>(({ joined, caller }) =>
    opened(
      joinedOne<SurveyDoc>(joined, 'survey'),
      caller,
      (survey) => (isStaff(caller) && isOut(survey)) || (survey.open && survey.state === 'analysed'),
    ),
  )((survey, { caller, joined }) =>
    done(surveyReport(survey, joinedOne<StationDocument & Doc>(joined, 'station'), caller)),
  ),
}
