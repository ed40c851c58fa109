/** Owns surveys at the desk: written, sent out, closed, and what somebody wants to be called about made into orders. */
import type { Output, ParsedInput } from '@/contract'
import { audienceKeys } from '@/domain/notice/audience'
import { order as orderKind } from '@/domain/order'
import { orderForm } from '@/domain/order/form'
import { dayRefusal } from '@/domain/words/day-refusal'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { beginCase } from '@/domain/kernel/workflow'
import type { StationDocument } from '@/domain/station/documents'
import { mayEnd, moveSurvey } from '@/domain/survey/decide-survey'
import type { SurveyDocument } from '@/domain/survey/documents'
import { areSound } from '@/domain/survey/questions'
import { foreign, opened, withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedAll,
  joinedCount,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { countAudience, endEarly } from '../../repositories/notices'
import { withStation } from '../../repositories/stations'
import {
  addSurvey,
  changeSurvey,
  contactsOf,
  findContacts,
  findSurvey,
  findSurveys,
  markOrdered,
  SURVEYS,
  type SurveyContactDoc,
  type SurveyDoc,
  surveyJoin,
  ticketsJoin,
  waitingJoin,
  noticeIdOf,
} from '../../repositories/surveys'
import { rowsOf } from '../../views/rows'
import { deskSurvey, gridCells } from '../../views/survey'
import { written as writeCase } from '../case/begin'

const newestFirst = inPages<SurveyDoc>(20, ['endsAt', 'desc'])

/** Two requests, with words three. */
export const desk: Handler<'survey.desk'> = {
  run: async ({ caller, input }) => {
    const { shown, next } = await newestFirst.read(
      findSurveys,
      { stationId: caller.stationId },
      input.cursor,
      { text: input.text, in: SURVEYS, fields: ['title'], says: ({ title }: SurveyDoc) => [title] },
    )
    const items = rowsOf(shown, ({ _id, title, state, endsAt, people }) => ({
      ...{ surveyId: _id, title, state, endsAt, people },
    }))
    return done({ items, next })
  },
}

const withCounts = (surveyId: string | undefined) =>
  surveyId === undefined
    ? {}
    : { ...surveyJoin(surveyId), tickets: ticketsJoin(surveyId), waiting: waitingJoin(surveyId) }

interface Seen {
  joined: Record<string, Doc[]>
  caller: Caller
  now: number
}

const stationIn = (joined: Record<string, Doc[]>): (StationDocument & Doc) | null =>
  joinedOne<StationDocument & Doc>(joined, 'station')

const shown = (survey: SurveyDocument, { joined, caller, now }: Seen): Output<'survey.save'> =>
  deskSurvey(
    survey,
    { given: joinedCount(joined, 'tickets'), waiting: joinedCount(joined, 'waiting') },
    stationIn(joined),
    { caller, now },
  )

/** One request. */
export const form: Handler<'survey.form'> = {
  joins: ({ input }) => ({ ...withStation, ...withCounts(input.surveyId) }),
  run: async (context) => {
    const { caller, input, joined } = context
    const grids = gridCells(stationIn(joined))
    if (input.surveyId === undefined) return done({ survey: null, grids })
    const found = opened(joinedOne<SurveyDoc>(joined, 'survey'), caller)
    return found.ok ? done({ survey: shown(found.value, context), grids }) : found
  },
}

type Facts = Pick<SurveyDocument, 'title' | 'intro' | 'questions' | 'endsAt' | 'open' | 'chosen' | 'audience'>

function factsOf(given: ParsedInput<'survey.save'>['form']): Facts {
  const { gridIds, title, intro, questions, endsAt, open } = given
  const chosen = { station: gridIds.length === 0, gridIds }
  const audience = audienceKeys({ ...chosen, buildings: [], roles: [], activityIds: [] })
  return { title, intro, questions, endsAt, open, chosen, audience }
}

type Saved = Result<Output<'survey.save'>>

/** Two requests, three when the key was used before. */
async function addNew(id: string, facts: Facts, seen: Seen): Promise<Saved> {
  const { caller, now } = seen
  const survey: SurveyDocument = {
    ...{ _id: id, stationId: caller.stationId, ...facts, people: 0, figures: null, createdAt: now },
    ...{
      changedBy: nameOf(caller.person),
      ...beginCase({ start: 'draft' }, { by: caller.personId, at: now }),
    },
  }
  if ((await addSurvey(survey)) === 'added') return done(shown(survey, seen))
  const stands = await findSurvey(id)
  return stands ? done(shown(stands, seen)) : refuse('NOT_FOUND')
}

const changedBy = (stands: Pick<SurveyDocument, 'changedBy'> | null): Saved =>
  refuse('SURVEY_CHANGED', { name: maskName(stands?.changedBy ?? '') || '同事' })

const isSame = (stands: SurveyDocument, facts: Facts): boolean =>
  (Object.keys(facts) as (keyof Facts)[]).every(
    (key) => JSON.stringify(stands[key]) === JSON.stringify(facts[key]),
  )

/** Two requests, three when somebody was quicker. */
export const save: Handler<'survey.save'> = {
  joins: ({ input }) => ({ ...withStation, ...withCounts(input.surveyId) }),
  run: async (context) => {
    const { caller, input, joined, requestKey, now } = context
    const stands = joinedOne<SurveyDoc>(joined, 'survey')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    if (input.surveyId !== undefined && !stands) return refuse('NOT_FOUND')
    const grids = gridCells(stationIn(joined))
    if (!input.form.gridIds.every((id) => grids.some((grid) => grid.id === id))) return refuse('NOT_FOUND')
    if (!areSound(input.form.questions)) return refuse('SURVEY_ODD_FORM')
    if (!mayEnd(input.form.endsAt, now)) return refuse('SURVEY_BAD_END')
    const facts = factsOf(input.form)
    if (!stands) return addNew(derivedId('y', caller.personId, requestKey), facts, context)
    const { version = 0 } = input
    // A repeat of what was written, by whatever request.
    if (stands.version === version + 1 && isSame(stands, facts)) return done(shown(stands, context))
    if (stands.state !== 'draft') return refuse('INVALID_STATE')
    if (stands.version !== version) return changedBy(stands)
    const after = { ...facts, changedBy: nameOf(caller.person), version: version + 1 }
    const written = await changeSurvey(stands._id, {
      guard: { version, state: 'draft' },
      patch: { $set: after },
    })
    return written ? done(shown({ ...stands, ...after }, context)) : changedBy(await findSurvey(stands._id))
  },
}

const leadsTo = { publish: 'published', close: 'closed' } as const

/** What it came to. Nobody is called to a survey that is closed: its notice stands no longer. */
async function moved(survey: SurveyDoc, event: keyof typeof leadsTo, context: never): Promise<Saved> {
  const { now } = context as Context<'survey.move'>
  if (event === 'close') await endEarly(noticeIdOf(survey._id), now)
  return done(shown(survey, context))
}

/**
 * Two requests, three when it is closed, five when it is sent out: how many it asks is counted then; one more when
 * somebody was quicker.
 */
export const move: Handler<'survey.move'> = {
  joins: ({ input }) => ({ ...withStation, ...withCounts(input.surveyId) }),
  run: withJoined<SurveyDoc>('survey')(async (survey, context) => {
    const { caller, input, now } = context as unknown as Context<'survey.move'>
    const { event, version } = input
    const isDone = (one: SurveyDoc): boolean => one.state === leadsTo[event] && one.version === version + 1
    if (isDone(survey)) return moved(survey, event, context as never)
    if (survey.version !== version) return refuse('STALE')
    const people =
      event === 'publish' ? (await countAudience(caller.stationId, survey.audience)).people : survey.people
    const also = event === 'publish' ? { people, untold: true } : { people }
    const decision = moveSurvey(survey, event, { by: caller.personId, roles: ['staff'], now }, also)
    if (!decision.ok) return decision
    const { update, survey: after } = decision.value
    if (await changeSurvey(survey._id, update)) return moved(after as SurveyDoc, event, context as never)
    const stands = await findSurvey(survey._id)
    return stands && isDone(stands) ? moved(stands, event, context as never) : refuse('STALE')
  }),
}

/** Two requests. */
export const contacts: Handler<'survey.contacts'> = {
  joins: ({ input }) => surveyJoin(input.surveyId),
  run: withJoined<SurveyDoc>('survey')(async (survey, { input }) => {
    const { cursor } = input as ParsedInput<'survey.contacts'>
    const page = await contactsOf.read(findContacts, { surveyId: survey._id }, cursor)
    const items = rowsOf(page.shown, ({ _id, questionId, about, name, day, orderId }) => ({
      ...{ contactId: _id, questionId, about, name: maskName(name), day, orderId },
    }))
    return done({ title: survey.title, items, next: page.next })
  }),
}

type Ordering = Context<'survey.order'>

/** One order for somebody who asked to be called; null where that person can have none. The same wish makes the same order. */
async function ordered(one: SurveyContactDoc, person: (PersonDocument & Doc) | undefined, context: Ordering) {
  if (one.orderId !== null) return one.orderId
  if (!person) return null
  const orderId = derivedId('k', orderKind.name, one._id)
  const { form } = context.input
  const behalf = { via: 'survey', forPersonId: one.personId }
  const beginning = {
    ...context,
    input: { form, unnamed: false, behalf },
    joined: { ...context.joined, person: [person] },
  }
  const begun = await writeCase(orderKind, beginning as never, { form, about: null, caseId: orderId })
  const stands = begun.ok || begun.error.code === 'REQUEST_KEY_REUSED'
  if (stands) await markOrdered(one._id, orderId)
  return stands ? orderId : null
}

/** Three requests, and four for each that becomes an order. */
export const order: Handler<'survey.order'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...surveyJoin(input.surveyId),
    contacts: {
      ...{ from: 'surveyContacts', where: { _id: { $in: [...input.contactIds] }, surveyId: input.surveyId } },
      limit: input.contactIds.length,
    },
  }),
  run: withJoined<SurveyDoc>('survey')(async (_, given) => {
    const context = given as unknown as Ordering
    const wrong = dayRefusal(orderForm, context.input.form, context.now)
    if (wrong) return refuse(wrong.code, wrong.details)
    const found = joinedAll<SurveyContactDoc>(context.joined, 'contacts')
    const people = await findDocs<PersonDocument & Doc>(
      'people',
      { _id: { $in: found.map(({ personId }) => personId) } },
      { limit: Math.max(1, found.length) },
    )
    const made: string[] = []
    for (const one of found) {
      const person = people.find(({ _id }) => _id === one.personId)
      if ((await ordered(one, person, context)) !== null) made.push(one._id)
    }
    return done({ done: made, gone: context.input.contactIds.filter((id) => !made.includes(id)) })
  }),
}
