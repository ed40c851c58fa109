/**
 * Owns reading and writing surveys. Answers are written so that nothing leads from one to whoever gave it (ADR 25): under a
 * random id, without a time, and in the place of another one, chosen by chance, which moves on to the new place. So the
 * order in which a collection hands its documents over says nothing of the order in which people answered.
 */
import { randomInt, randomUUID } from 'node:crypto'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type {
  SurveyAnswerDocument,
  SurveyContactDocument,
  SurveyDocument,
  SurveyFigures,
  SurveyTicketDocument,
} from '@/domain/survey/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { idsOf } from '@/domain/person/merged'
import { surveyRules } from '@/domain/survey/rules'
import { surveyPages } from '@/domain/survey-pages'
import { inPages } from '../kernel/paging'
import {
  addDoc,
  changeDoc,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  groupDocs,
  removeDoc,
  removeDocs,
} from '../platform/cloud'
import { keepMiniCode } from '../platform/mini-code'
import { derivedId, digestOf } from '../platform/identity'
import type { Join } from '../platform/joins'
import { DuplicateError, runTransaction } from '../platform/transaction'

export const SURVEYS = 'surveys'
const TICKETS = 'surveyTickets'
const ANSWERS = 'surveyAnswers'
const CONTACTS = 'surveyContacts'

export type SurveyDoc = SurveyDocument & Doc
export type SurveyContactDoc = SurveyContactDocument & Doc

export const surveyJoin = (surveyId: string | undefined): Record<string, Join> =>
  surveyId === undefined ? {} : { survey: { from: SURVEYS, where: { _id: surveyId }, limit: 1 } }

export const findSurvey = (surveyId: string): Promise<SurveyDoc | null> =>
  getDoc<SurveyDoc>(SURVEYS, surveyId)

export const findSurveys = (where: Guard, options: FindOptions): Promise<SurveyDoc[]> =>
  findDocs<SurveyDoc>(SURVEYS, where, options)

export const addSurvey = (survey: SurveyDocument): Promise<'added' | 'exists'> =>
  addDoc(SURVEYS, survey as SurveyDoc)

/** Changes a survey if the guard holds. One request. @returns whether it was changed */
export const changeSurvey = (surveyId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(SURVEYS, surveyId, guard, patch)

/** The picture of the code that opens it, made once; null where WeChat would not. One request where it is made. */
export async function surveyCode({
  _id,
  code,
}: Pick<SurveyDocument, '_id' | 'code'>): Promise<string | null> {
  if (code !== undefined) return code
  const made = await keepMiniCode(surveyPages.surveyByCode, _id)
  // Whoever asked at the same time has written the same name; nothing that is written of it changes by that.
  if (made !== null) await changeDoc(SURVEYS, _id, {}, { $set: { code: made } })
  return made
}

/** How many surveys somebody is shown: those that are open, and the newest of those that are over. */
const SHOWN = 30

/** What the station of the caller asks or has asked, along with the caller. */
export const shownSurveysJoin: Join = {
  ...{ from: SURVEYS, sameIn: 'stationId', where: { state: { $in: ['published', 'closed', 'analysed'] } } },
  order: { endsAt: -1, _id: -1 },
  limit: SHOWN,
  fields: { history: 0, questions: 0, figures: 0 },
}

const ticketId = (surveyId: string, personId: string): string => derivedId('t', 'survey', surveyId, personId)

export const ticketJoin = (surveyId: string, personId: string): Join => ({
  ...{ from: TICKETS, where: { _id: ticketId(surveyId, personId) }, limit: 1 },
})

/** How many answers a survey has, along with the caller. */
export const answersJoin = (surveyId: string): Join => ({ from: ANSWERS, where: { surveyId }, count: true })
export const ticketsJoin = (surveyId: string): Join => ({ from: TICKETS, where: { surveyId }, count: true })
export const waitingJoin = (surveyId: string): Join => ({
  ...{ from: CONTACTS, where: { surveyId, state: 'waiting' }, count: true },
})

/** Who waits to be called at a station, the longest first, to be read along with others. */
export const waitingContacts = (stationId: string, limit: number): Join => ({
  ...{ from: CONTACTS, where: { stationId, state: 'waiting' }, order: { day: 1 }, limit },
  fields: { surveyId: 1, personId: 1, name: 1, about: 1 },
})

/** Those of a station that end by then, to be read along with others. */
export const endingSurveys = (stationId: string, until: number, limit: number): Join => ({
  ...{ from: SURVEYS, where: { stationId, state: 'published', endsAt: { $lte: until } } },
  ...{ order: { endsAt: 1 }, limit, fields: { title: 1, endsAt: 1 } },
})

/** Which of these surveys somebody has handed in. One request; none without surveys. */
export async function handedIn(surveyIds: readonly string[], person: PersonDocument): Promise<Set<string>> {
  if (surveyIds.length === 0) return new Set()
  const ids = surveyIds.flatMap((id) => idsOf(person).map((personId) => ticketId(id, personId)))
  const found = await findDocs<SurveyTicketDocument & Doc>(
    TICKETS,
    { _id: { $in: ids } },
    { limit: ids.length, fields: { surveyId: 1 } },
  )
  return new Set(found.map(({ surveyId }) => surveyId))
}

/** Whether somebody has handed it in by a record that was closed into the own one. One request for each such record, which nearly nobody has. */
export const handedInBefore = async (
  surveyId: string,
  { former = [] }: Pick<PersonDocument, 'former'>,
): Promise<boolean> => {
  const found = await Promise.all(former.map(({ personId }) => getDoc(TICKETS, ticketId(surveyId, personId))))
  return found.some((ticket) => ticket !== null)
}

/** The same by the own record as well. */
export const hasHandedIn = async (surveyId: string, person: PersonDocument): Promise<boolean> =>
  (await getDoc(TICKETS, ticketId(surveyId, person._id))) !== null || (await handedInBefore(surveyId, person))

/** One of the answers there are by chance, or none: each place is as likely as the new one. */
async function placeAmong(surveyId: string, answers: number): Promise<string | null> {
  const skip = randomInt(answers + 1)
  if (skip === answers) return null
  const [found] = await findDocs(
    ANSWERS,
    { surveyId },
    { order: [['_id', 'asc']], skip, limit: 1, fields: { _id: 1 } },
  )
  return found?._id ?? null
}

/**
 * Writes that somebody has answered, and what was answered, in one transaction. Who has handed it in before hands in nothing,
 * by whatever way the two come. Seven requests.
 * @param answers how many there are
 */
export async function handInAnswer(
  surveyId: string,
  personId: string,
  answer: Pick<SurveyAnswerDocument, 'marks' | 'texts'>,
  answers: number,
): Promise<void> {
  const ticket: SurveyTicketDocument = {
    ...{ _id: ticketId(surveyId, personId), surveyId, ownerKey: digestOf('surveyOwner', personId) },
  }
  const place = await placeAmong(surveyId, answers)
  const fresh: SurveyAnswerDocument = { _id: randomUUID(), surveyId, ...answer }
  try {
    await runTransaction(async (tx) => {
      await tx.add(TICKETS, ticket)
      const other = place === null ? null : await tx.get<SurveyAnswerDocument & Doc>(ANSWERS, place)
      if (other) await tx.set(ANSWERS, { ...fresh, _id: other._id } as Doc)
      await tx.add(ANSWERS, other ? { ...other, _id: fresh._id } : fresh)
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
  }
}

interface MarkCount {
  _id: string
  n: number
}

/** What a survey comes to. Two requests, however many have answered. */
export async function countAnswers(surveyId: string): Promise<SurveyFigures> {
  const [marks, written] = await Promise.all([
    groupDocs<MarkCount>(ANSWERS, { surveyId }, { _id: '$marks', n: { $sum: 1 } }, 'marks'),
    findDocs<SurveyAnswerDocument & Doc>(
      ANSWERS,
      { surveyId, texts: { $ne: {} } },
      { limit: surveyRules.texts, order: [['_id', 'asc']], fields: { texts: 1 } },
    ),
  ])
  const texts: Record<string, string[]> = {}
  for (const [questionId, text] of written.flatMap((one) => Object.entries(one.texts)))
    (texts[questionId] ??= []).push(text)
  return {
    sums: Object.fromEntries(marks.map(({ _id, n }) => [_id, n])),
    texts: Object.fromEntries(Object.entries(texts).map(([id, said]) => [id, said.sort()])),
  }
}

/** Takes away what single people answered; what they came to stays with the survey. Two requests. */
export async function forgetAnswersOf(surveyId: string): Promise<void> {
  await removeDocs(ANSWERS, { surveyId })
  await changeDoc(SURVEYS, surveyId, { forgetAt: { $exists: true } }, { $unset: { forgetAt: '' } })
}

const contactId = (surveyId: string, personId: string): string =>
  derivedId('a', 'surveyContact', surveyId, personId)

/** The caller's wish to be called, along with the caller. */
export const contactJoin = (surveyId: string, personId: string): Join => ({
  ...{ from: CONTACTS, where: { _id: contactId(surveyId, personId) }, limit: 1 },
})

/** Writes somebody's wish to be called. One request. */
export const addContact = (contact: Omit<SurveyContactDocument, '_id'>): Promise<'added' | 'exists'> =>
  addDoc(CONTACTS, { ...contact, _id: contactId(contact.surveyId, contact.personId) } as SurveyContactDoc)

/** Takes it away unless it has become an order. One request. @returns whether it was taken away */
export const removeContact = (id: string): Promise<boolean> => removeDoc(CONTACTS, id, { state: 'waiting' })

export const contactsOf = inPages<SurveyContactDoc>(40, ['_id', 'asc', 'id'])

export const findContacts = (where: Guard, options: FindOptions): Promise<SurveyContactDoc[]> =>
  findDocs<SurveyContactDoc>(CONTACTS, where, options)

/** Notes the order that a wish has become. One request. */
export const markOrdered = (id: string, orderId: string): Promise<boolean> =>
  changeDoc(CONTACTS, id, { state: 'waiting' }, { $set: { state: 'ordered', orderId } })

/** The notice by which people learn of a survey; there is one. */
export const noticeIdOf = (surveyId: string): string => derivedId('n', 'survey', surveyId)
