/**
 * Owns surveys: written and published by staff, answered by residents or with their card at the counter, counted when they
 * are over; and the wish to be called, which is said apart from every answer.
 */
import * as v from 'valibot'
import { orderForm } from '../domain/order/form'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { surveyFlow, type SurveyState } from '../domain/survey/flow'
import { kindNames } from '../domain/survey/questions'
import { surveyRules as rules } from '../domain/survey/rules'
import { defineActions } from './define-actions'
import { formSchema } from './form-schema'
import { limits } from './limits'
import {
  CardToken,
  Count,
  Cursor,
  Id,
  Instant,
  LooseText,
  Move,
  RowCursor,
  Text,
  Typed,
  Version,
  OptionId,
  QuestionId,
} from './shapes'

const states = Object.keys(surveyFlow.states) as [SurveyState, ...SurveyState[]]

const Question = v.object({
  id: QuestionId,
  kind: v.picklist(kindNames),
  title: Text(rules.titleLetters),
  options: v.pipe(
    v.array(v.object({ id: OptionId, text: Text(rules.optionLetters) })),
    v.maxLength(rules.options),
  ),
  needed: v.boolean(),
  /** Asked only of those who chose this option of an earlier question. */
  onlyIf: v.nullable(v.object({ question: QuestionId, option: OptionId })),
})

const SurveyForm = v.object({
  title: Text(30),
  intro: LooseText(200),
  questions: v.pipe(v.array(Question), v.minLength(1), v.maxLength(rules.questions)),
  /** Everybody of the station where none is named. */
  gridIds: v.pipe(v.array(Id), v.maxLength(30)),
  endsAt: Instant,
  /** Whether everybody of the station sees what it came to. */
  open: v.boolean(),
})

/** What is given to each question, by its id. */
const Given = v.pipe(
  v.record(QuestionId, v.pipe(v.array(LooseText(rules.textLetters)), v.maxLength(rules.options))),
  v.check((given) => Object.keys(given).length <= rules.questions),
)

const Cell = v.object({ id: v.string(), text: v.string() })

const Asked = v.object({
  ...Question.entries,
  /** What can be chosen, in the words on the buttons; none where something is typed. */
  choices: v.array(Cell),
  /** How many may be chosen. */
  most: Count,
})

const SurveyRow = v.object({
  surveyId: Id,
  title: v.string(),
  state: v.picklist(states),
  endsAt: Instant,
  /** Whether it has the caller's answer. */
  given: v.boolean(),
})

const SurveyView = v.object({
  ...SurveyRow.entries,
  intro: v.string(),
  questions: v.array(Asked),
  /** Whether the caller may answer it: it is open, and asks the caller. */
  mine: v.boolean(),
  /** About which question the caller wants to be called; null without such a wish. */
  contact: v.nullable(v.object({ questionId: v.string(), about: v.string(), ordered: v.boolean() })),
})

const Reported = v.object({
  questionId: v.string(),
  title: v.string(),
  kind: v.picklist(kindNames),
  /** Null where it is hidden because so few were asked, or would follow from what is. */
  asked: v.nullable(Count),
  /** A count is null where it is hidden. */
  cells: v.array(v.object({ text: v.string(), count: v.nullable(Count) })),
  /** Short texts in the order of the alphabet; for the staff. */
  texts: v.array(v.string()),
})

const Report = v.object({
  surveyId: Id,
  title: v.string(),
  state: v.picklist(states),
  /** How many it asked, and how many have answered; null where these are too few to be told. */
  people: Count,
  answers: v.nullable(Count),
  /** Null while it is not counted, and where too few have answered. */
  questions: v.nullable(v.array(Reported)),
})

const DeskSurvey = v.object({
  surveyId: Id,
  state: v.picklist(states),
  version: Version,
  form: SurveyForm,
  audienceWords: v.string(),
  /** How many it asks, and how many have handed it in so far. */
  people: Count,
  given: Count,
  /** How many wait to be called. */
  waiting: Count,
  changedBy: v.string(),
  moves: v.array(Move),
})

const DeskRow = v.object({
  surveyId: Id,
  title: v.string(),
  state: v.picklist(states),
  endsAt: Instant,
  people: Count,
})

const Contact = v.object({
  contactId: Id,
  questionId: v.string(),
  about: v.string(),
  /** Masked. */
  name: v.string(),
  day: v.string(),
  /** The order that it has become. */
  orderId: v.nullable(Id),
})

const one = { surveyId: Id }

const handInErrors = [
  'SURVEY_OVER',
  'SURVEY_NOT_FOR_YOU',
  'SURVEY_TOO_YOUNG',
  'SURVEY_OPEN_ANSWER',
  'SURVEY_ODD_ANSWER',
  'SURVEY_TELLING',
] as const

export const surveyActions = defineActions({
  'survey.list': {
    summary: '请我填的问卷，和公布了结果的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({ items: v.array(SurveyRow) }),
    errors: [],
  },
  'survey.open': {
    summary: '一份问卷的题目，我交过没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object(one),
    output: SurveyView,
    errors: [],
  },
  'survey.answer': {
    summary: '交一份问卷：不记谁填的、几点填的；交过的再交还是那一份。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.places,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ ...one, given: Given }),
    output: v.object({ given: v.literal(true) }),
    errors: handInErrors,
  },
  'survey.paper': {
    summary: '扫居民卡，替没用小程序的居民把纸上填的交进来；不记谁录的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ ...one, cardToken: CardToken, given: Given }),
    output: v.object({ given: v.literal(true) }),
    errors: [...handInErrors, 'CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED'],
  },
  'survey.contact': {
    summary: '请社区为这一件事联系我；和填的问卷分开存。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.joining,
    roles: EVERYONE,
    scope: 'station',
    /** `agree`: that staff see the name and what it is about. */
    input: v.object({ ...one, questionId: QuestionId, agree: v.literal(true) }),
    output: SurveyView,
    errors: ['SURVEY_NOT_GIVEN', 'INVALID_STATE'],
  },
  'survey.withdrawContact': {
    summary: '不用联系我了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.joining,
    roles: EVERYONE,
    scope: 'station',
    input: v.object(one),
    output: SurveyView,
    errors: ['INVALID_STATE'],
  },
  'survey.report': {
    summary: '一份问卷的结果：少于 5 人的不显示。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object(one),
    output: Report,
    errors: [],
  },
  'survey.desk': {
    summary: '写过的问卷，按结束的日子。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(DeskRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'survey.form': {
    summary: '写问卷要用的：网格，和正在写的这一份。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ surveyId: v.optional(Id) }),
    output: v.object({ survey: v.nullable(DeskSurvey), grids: v.array(Cell) }),
    errors: [],
  },
  'survey.save': {
    summary: '把问卷存成草稿；第一次存新建一份。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    /** Without `surveyId` a new draft is made; with it, `version` must be the one read. */
    input: v.pipe(
      v.object({ surveyId: v.optional(Id), version: v.optional(Version), form: SurveyForm }),
      v.check(({ surveyId, version }) => surveyId === undefined || version !== undefined),
    ),
    words: {
      said: [
        'form.title' as string,
        'form.intro',
        ...Array.from({ length: rules.questions }, (_, at): string => `form.questions.${at}.title`),
      ],
    },
    output: DeskSurvey,
    errors: ['SURVEY_ODD_FORM', 'SURVEY_BAD_END', 'SURVEY_CHANGED', 'INVALID_STATE'],
  },
  'survey.move': {
    summary: '把问卷发出去，或者提前结束。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ ...one, version: Version, event: v.picklist(['publish', 'close']) }),
    output: DeskSurvey,
    errors: ['SURVEY_BAD_END', 'SURVEY_NOBODY', 'INVALID_STATE', 'STALE'],
  },
  'survey.contacts': {
    summary: '填了问卷又请社区联系的人，和各自要的那一件。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ ...one, cursor: v.optional(Cursor) }),
    output: v.object({ title: v.string(), items: v.array(Contact), next: v.nullable(v.string()) }),
    errors: [],
  },
  'survey.order': {
    summary: '把几位要的同一样，一次写成点单，一人一单。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      ...one,
      contactIds: v.pipe(
        v.array(Id),
        v.minLength(1),
        v.maxLength(rules.ordersAtOnce),
        v.check((ids) => new Set(ids).size === ids.length),
      ),
      form: formSchema(orderForm),
    }),
    output: v.object({ done: v.array(Id), gone: v.array(Id) }),
    errors: ['DAY_NOT_OFFERED'],
  },
})
