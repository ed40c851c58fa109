/** What the forms of all kinds say of their answers holds on the server: just inside is taken, just outside is refused. */
import * as v from 'valibot'
import { contract } from '@/contract'
import { decideCase, newCase } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { typedTable } from '@/domain/case/form'
import { formSchema } from '@/contract/form-schema'
import { DAY, dayOf } from '@/domain/kernel/clock'
import {
  type Answer,
  askedIn,
  blankForm,
  defineForm,
  type Field,
  type FormTable,
  leftOpen,
} from '@/domain/kernel/form'
import { dayFieldsOf, LATE_DAYS } from '@/domain/kernel/form-days'
import { dayRefusal } from '@/domain/words/day-refusal'
import { rowsFrom } from '@/domain/kernel/workflow'
import { campaignForm } from '@/domain/campaign/form'
import { livelihoodForm } from '@/domain/livelihood/form'
import { actionOf, answerTo, formWith, kinds } from '../../support/cases'
import { daysAround } from '../../support/days-around'
import { sample } from '../../support/schema-samples'

const now = Date.parse('2026-11-26T02:00:00Z')
const PHOTO = 'cloud://local-dev.local/photos/a.jpg'
const photos = (count: number) => Array.from({ length: count }, (_, n) => `cloud://a.b/photos/${n}.jpg`)

/** Answers to a step that are accepted. */
function answersTo(table: FormTable): Record<string, Answer> {
  const drawn = sample(formSchema(table)) as Record<string, Answer>
  return Object.fromEntries(
    Object.entries(table).map(([name, field]) => [
      name,
      answerTo(field, now) ?? drawn[name] ?? leftOpen(field),
    ]),
  )
}

/** The forms of all kinds: what beginning one asks, and each step that asks something. */
const forms = kinds.flatMap((kind): [string, FormTable, Record<string, Answer>][] => [
  [`${kind.name}.begin`, typedTable(kind), formWith(kind, PHOTO, now)],
  ...Object.entries(kind.moves).flatMap(([event, move]): [string, FormTable, Record<string, Answer>][] =>
    move?.asks ? [[`${kind.name} ${event}`, move.asks, answersTo(move.asks)]] : [],
  ),
])

/** Just inside and just outside of what a field declares, as far as that is the same every day. */
function edgesOf(field: Field): { taken: Answer[]; refused: Answer[] } {
  switch (field.is) {
    case 'whole':
      return {
        taken: [field.least ?? 0, field.most],
        refused: [(field.least ?? 0) - 1, field.most + 1, 0.5, ...(field.optional ? [] : [null])],
      }
    case 'count':
      return { taken: [1, field.most], refused: [0, field.most + 1] }
    case 'photos': {
      const { least = 0, most } = field
      const tooFew = least > 0 ? [photos(least - 1)] : []
      return { taken: [photos(least), photos(most)], refused: [photos(most + 1), ...tooFew] }
    }
    case 'choice':
      return { taken: Object.keys(field.options), refused: ['no such answer'] }
    case 'several': {
      const [first = ''] = Object.keys(field.options)
      const most = Object.keys(field.options).slice(0, field.most)
      return { taken: [most], refused: [[first, first], ...(field.least > 0 ? [[]] : [])] }
    }
    case 'departments': {
      const ids = Array.from({ length: field.most + 1 }, (_, n) => `dept-${n}`)
      return { taken: [ids.slice(0, field.most)], refused: [ids, ['dept-0', 'dept-0']] }
    }
    case 'text': {
      const open = field.optional ?? field.mayWait
      return {
        taken: ['字'.repeat(field.most)],
        refused: ['字'.repeat(field.most + 1), ...(open ? [] : [''])],
      }
    }
    default:
      return { taken: [], refused: [] }
  }
}

it.each(forms)('%s: least, most and choices are held by the schema', (_name, table, answers) => {
  const taken = (given: object): boolean => v.safeParse(formSchema(table), given).success
  expect(taken(answers)).toBe(true)
  for (const [name, field] of askedIn(table, answers)) {
    const { taken: inside, refused } = edgesOf(field)
    for (const answer of inside)
      expect([name, answer, taken({ ...answers, [name]: answer })]).toEqual([name, answer, true])
    for (const answer of refused)
      expect([name, answer, taken({ ...answers, [name]: answer })]).toEqual([name, answer, false])
  }
})

/** Days just outside of a field's range and just inside: a draft may come in a day late. */
const outside = ({ from = 1, most }: { from?: number; most: number }) => [from - LATE_DAYS - 1, most + 1]
const inside = ({ from = 1, most }: { from?: number; most: number }) => [from - LATE_DAYS, from, most]
const dayIn = (days: number): string => dayOf(now + days * DAY)

const withDays: [string, FormTable, object][] = [
  ...forms,
  ['campaign', campaignForm, blankForm(campaignForm)],
  ['livelihood', livelihoodForm, blankForm(livelihoodForm)],
]

it.each(withDays.filter(([, table]) => dayFieldsOf(table).length > 0))(
  '%s: each day has its range, which the refusal says, and stays what it was where nobody changes it',
  (_name, table, answers) => {
    for (const [name, field] of dayFieldsOf(table)) {
      for (const day of inside(field).map(dayIn))
        expect(dayRefusal(table, { ...answers, [name]: day }, now)).toBeNull()
      for (const day of outside(field).map(dayIn)) {
        const given = { ...answers, [name]: day }
        const wrong = dayRefusal(table, given, now)
        expect(wrong).toMatchObject({ code: 'DAY_NOT_OFFERED', details: { field: field.label } })
        expect(wrong?.details?.['from']).toMatch(/月 \d+ 日$/)
        expect(dayRefusal(table, given, now, { [name]: day })).toBeNull()
      }
    }
  },
)

/** Every step of a kind that asks for a day, from each state in which somebody may take it. */
const daySteps = kinds.flatMap((kind) =>
  Object.entries(kind.moves).flatMap(([event, move]): [string, CaseKind, string, FormTable][] =>
    move?.asks && dayFieldsOf(move.asks).length > 0
      ? [[`${kind.name} ${event}`, kind, event, move.asks]]
      : [],
  ),
)

it.each(daySteps)('%s is refused for a day that is not offered', (_name, kind, event, table) => {
  const fresh = newCase(kind, {
    ...{ _id: 'k1', stationId: 'st1', number: 1, form: formWith(kind, PHOTO, now), link: null, asked: '' },
    ...{ gridId: null, by: { personId: 'owner', name: '王秀英' }, unnamed: false, involvedIds: [] },
    ...{ called: {}, holidays: { off: [] }, now },
  })
  const codeOf = (state: string, answers: Record<string, Answer>): string => {
    const by = {
      personId: 'somebody',
      name: '周',
      actors: kind.flow.roles.filter((role) => role !== 'system'),
    }
    const step = { event, by, words: '好', answers, holidays: { off: [] }, now }
    const change = decideCase(kind, { ...fresh, state }, step)
    return change.ok ? 'ok' : change.error.code
  }
  const right = answersTo(table)
  const states = Object.keys(kind.flow.states).filter(
    (state) => rowsFrom(kind.flow, state).some(({ on }) => on === event) && codeOf(state, right) === 'ok',
  )
  expect(states).not.toEqual([])
  for (const state of states)
    for (const [name, field] of dayFieldsOf(table)) {
      const near = (days: number) => codeOf(state, { ...right, ...daysAround(table, name, { days, now }) })
      expect(inside(field).map(near)).toEqual(['ok', 'ok', 'ok'])
      const all = (days: number) =>
        codeOf(state, {
          ...right,
          ...Object.fromEntries(dayFieldsOf(table).map(([one]) => [one, dayIn(days)])),
        })
      expect(outside(field).map(all)).toEqual(Array(2).fill('DAY_NOT_OFFERED'))
    }
  expect(contract[actionOf(kind, 'move')].errors).toContain('DAY_NOT_OFFERED')
})

it('what is not asked after the other answers is kept as if nothing had been answered', () => {
  const table = defineForm({
    kind: { is: 'choice', label: '哪一种', options: { thing: '东西', help: '帮忙' } },
    cost: { is: 'whole', label: '多少钱', most: 300, vary: ({ kind }) => ({ asked: kind === 'thing' }) },
    day: { is: 'day', label: '哪天', most: 9, vary: ({ kind }) => ({ asked: kind === 'thing' }) },
  })
  const given = { kind: 'help', cost: 45, day: dayOf(now) }
  expect(v.parse(formSchema(table), given)).toEqual({ kind: 'help', cost: 0, day: '' })
  expect(dayRefusal(table, { ...given, day: '1905-01-01' }, now)).toBeNull()
  const asked = { ...given, kind: 'thing' }
  expect(v.parse(formSchema(table), asked)).toEqual(asked)
})
