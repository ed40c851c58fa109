/** Owns works for the neighbourhood: what they cost and came to, following and asking, and writing them at the desk. */
import * as v from 'valibot'
import {
  livelihoodForm,
  livelihoodStages,
  type LivelihoodStage,
  metricProblem,
  metricsProblem,
} from '../domain/livelihood/form'
import { livelihoodRules as rules } from '../domain/livelihood/rules'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import {
  Count,
  Day,
  Id,
  Instant,
  LooseAmount,
  LooseText,
  StoredDay,
  Text,
  Version,
  WrittenAmount,
} from './shapes'

const Stage = v.picklist(Object.keys(livelihoodStages) as [LivelihoodStage, ...LivelihoodStage[]])

const Metric = v.pipe(
  v.object({
    name: Text(rules.nameLetters),
    done: WrittenAmount,
    planned: LooseAmount,
    unit: Text(rules.unitLetters),
    note: LooseText(rules.noteLetters),
  }),
  v.check((metric) => metricProblem(metric) === null),
)

const WorkForm = v.object({
  ...formEntries(livelihoodForm),
  metrics: v.pipe(
    v.array(Metric),
    v.maxLength(rules.metrics),
    v.check((metrics) => metricsProblem(metrics) === null),
  ),
})

const Row = v.object({
  workId: Id,
  title: v.string(),
  stage: Stage,
  money: v.string(),
  asOf: StoredDay,
})

const Step = v.object({ stepId: Id, day: StoredDay, text: v.string() })
const Incident = v.object({ caseId: Id, number: Count, text: v.string() })
const Figure = v.object({
  name: v.string(),
  done: v.string(),
  planned: v.string(),
  unit: v.string(),
  note: v.string(),
  /** From 0 to 100; null where nothing was planned in numbers. */
  percent: v.nullable(Count),
})

const WorkView = v.object({
  ...Row.entries,
  about: v.string(),
  moneyFrom: v.string(),
  source: v.string(),
  metrics: v.array(Figure),
  /** The newest first. */
  steps: v.array(Step),
  incidents: v.array(Incident),
  before: v.array(v.string()),
  after: v.array(v.string()),
  following: v.boolean(),
  followers: Count,
  /** Answered, for everybody; who asked is not said. */
  questions: v.array(v.object({ questionId: Id, text: v.string(), answer: v.string(), answeredAt: Instant })),
  /** What the caller has asked and nobody else reads. */
  mine: v.array(v.object({ questionId: Id, text: v.string(), answer: v.string() })),
})

const Following = v.object({ workId: Id, following: v.boolean(), followers: Count })

const DeskWork = v.object({
  workId: Id,
  version: Version,
  form: v.object({
    ...formEntries(livelihoodForm),
    metrics: v.array(
      v.object({
        ...{ name: v.string(), done: v.string(), planned: v.string() },
        ...{ unit: v.string(), note: v.string() },
      }),
    ),
  }),
  steps: v.array(Step),
  incidents: v.array(Incident),
  picturesWait: v.boolean(),
})

const Waiting = v.object({
  questionId: Id,
  title: v.string(),
  text: v.string(),
  /** Masked. */
  name: v.string(),
  at: Instant,
  version: Version,
})

export const livelihoodActions = defineActions({
  'livelihood.list': {
    summary: '惠民工程：站里给大家办的实事，到哪一步了。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({ items: v.array(Row) }),
    errors: [],
  },
  'livelihood.open': {
    summary: '一项惠民工程：钱从哪里来、做了多少、前后照片、进展，和大家问的。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ workId: Id }),
    output: WorkView,
    errors: [],
  },
  'livelihood.follow': {
    summary: '关注一项惠民工程，有新进展会告诉您；不想听了随时取消。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.joining,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ workId: Id, on: v.boolean() }),
    output: Following,
    errors: ['WORK_FOLLOWED'],
  },
  'livelihood.ask': {
    summary: '问一句；社区答了会告诉您，公开的不写是谁问的。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['text'] },
    limit: limits.asking,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ workId: Id, text: Text(rules.wordLetters) }),
    output: v.object({ questionId: Id }),
    errors: [],
  },
  'livelihood.desk': {
    summary: '站里写的惠民工程，和等着回答的问题。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: v.object({ items: v.array(DeskWork), waiting: v.array(Waiting) }),
    errors: [],
  },
  'livelihood.save': {
    summary: '写一项惠民工程，或者改它的资料和数字。',
    kind: 'command',
    idempotency: 'request-key',
    words: {
      said: [
        'form.title' as string,
        'form.about',
        'form.money',
        'form.moneyFrom',
        'form.source',
        ...Array.from({ length: rules.metrics }, (_, at): string[] => [
          `form.metrics.${at}.name`,
          `form.metrics.${at}.note`,
        ]).flat(),
      ],
    },
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    /** Without a work a new one is made; `version` is that of the work as it was opened. */
    input: v.pipe(
      v.object({ workId: v.optional(Id), version: v.optional(Version), form: WorkForm }),
      v.check(({ workId, version }) => workId === undefined || version !== undefined),
    ),
    output: DeskWork,
    errors: ['WORK_CHANGED', 'WORK_FULL', 'DAY_NOT_OFFERED'],
  },
  'livelihood.step': {
    summary: '写一条进展，关注的人会收到消息。',
    kind: 'command',
    idempotency: 'request-key',
    words: { said: ['text'] },
    limit: limits.announcing,
    roles: STAFF,
    scope: 'station',
    input: v.object({ workId: Id, version: Version, day: Day, text: Text(rules.stepLetters) }),
    output: DeskWork,
    errors: ['WORK_CHANGED', 'WORK_FULL'],
  },
  'livelihood.link': {
    summary: '连上一件随手拍，或者去掉：这项工程就是来解决它的。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      workId: Id,
      version: Version,
      number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
      on: v.boolean(),
    }),
    output: DeskWork,
    errors: ['WORK_CHANGED', 'WORK_FULL', 'WORK_NO_INCIDENT'],
  },
  'livelihood.answer': {
    summary: '回答一个问题；公开的大家都看得到，不公开的只有问的人看得到。',
    kind: 'command',
    idempotency: 'natural',
    words: { said: ['answer'] },
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ questionId: Id, version: Version, answer: Text(rules.wordLetters), open: v.boolean() }),
    output: v.object({ questionId: Id, version: Version }),
    errors: ['STALE'],
  },
})
