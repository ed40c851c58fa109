/**
 * Owns that no workflow declares what nobody does: every effect and every event of the system is carried out by the
 * source that is named here, every overdue event by a job that runs, every event of a person by an action. Whoever
 * declares another one names here who carries it out, or these tests fail.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../../src/contract'
import { activityFlow } from '../../../src/domain/activity/activity-flow'
import { enrollmentFlow } from '../../../src/domain/activity/enrollment-flow'
import { sessionFlow } from '../../../src/domain/activity/session-flow'
import { recordFlow } from '../../../src/domain/hours/record-flow'
import { checkFlow } from '../../../src/domain/moderation/check-flow'
import { noticeFlow } from '../../../src/domain/notice/notice-flow'
import { volunteerFlow } from '../../../src/domain/person/volunteer-flow'
import { prizeFlow } from '../../../src/domain/store/prize-flow'
import { redemptionFlow } from '../../../src/domain/store/redemption-flow'
import { wishFlow } from '../../../src/domain/wish/wish-flow'

const root = join(__dirname, '../../..')

/** A source file, and what it says when that is not the name itself. */
type Place = string | [file: string, says: string]

interface Carried {
  flow: {
    name: string
    effects: readonly string[]
    events: object
    rows: readonly { on: string; by: readonly string[]; overdue?: string }[]
  }
  /** Who sends the events of the system. */
  system: Record<string, Place>
  /** The job that sends each overdue event. */
  overdue: Record<string, Place>
  /** The actions by which people send their events; without a place the action's own `event` names it. */
  people: Record<string, [action: string, place?: Place]>
}

const api = (file: string): string => `cloudfunctions/api/${file}.ts`
const job = (file: string): string => `cloudfunctions/jobs/${file}.ts`
const domain = (file: string): string => `src/domain/${file}.ts`

const all = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]))

const decideCheck = domain('moderation/decide-check')
const decideNotice = domain('notice/decide-notice')
const inStep = domain('activity/keep-in-step')
const help = api('handlers/wish/help')
const wishChanges = domain('wish/wish-changes')

const carried: Carried[] = [
  {
    flow: activityFlow,
    system: {},
    overdue: {},
    people: all(['submit', 'approve', 'reject', 'cancel', 'archive'], ['desk.moveActivity']),
  },
  {
    flow: sessionFlow,
    system: all(['closeEnrolment', 'begin', 'end'], domain('activity/session-flow')),
    overdue: {},
    people: all(['closeEnrolment', 'reopenEnrolment', 'postpone', 'cancel'], ['desk.moveSession']),
  },
  {
    flow: enrollmentFlow,
    system: {
      ...all(['confirm', 'wait', 'offer', 'accept', 'pass', 'expire', 'cancel', 'close', 'seat'], inStep),
      checkIn: api('repositories/door-seats'),
      checkOut: job('forgotten-check-outs'),
      leaveOpen: job('forgotten-check-outs'),
      count: api('repositories/service-records'),
      noShow: [job('advance-sessions'), 'callAbsent('],
    },
    overdue: {},
    people: {
      ...all(['confirm', 'wait'], ['activity.signUp', inStep]),
      accept: ['activity.acceptOffer', inStep],
      pass: ['activity.passOffer', inStep],
      cancel: ['activity.cancel', inStep],
      seat: ['attendance.releaseStandby', api('repositories/door-seats')],
      walkIn: ['attendance.scanCard', api('handlers/attendance/scan-card')],
      checkIn: ['attendance.checkIn', domain('attendance/decide-door')],
      checkOut: ['attendance.checkOut', api('handlers/attendance/leaving')],
      count: ['attendance.checkOut', api('repositories/service-records')],
      noShow: ['attendance.releaseStandby', api('repositories/absences')],
      ...all(
        ['undoIn', 'undoAbsent', 'undoWalkIn', 'undoOut'],
        ['attendance.undo', domain('attendance/undo')],
      ),
    },
  },
  {
    flow: checkFlow,
    system: all(['clear', 'doubt', 'stop', 'giveUp', 'replace'], decideCheck),
    overdue: {},
    people: {
      ...all(['pass', 'block'], ['moderation.decide', api('handlers/moderation/queue')]),
      appeal: ['moderation.appeal', decideCheck],
    },
  },
  {
    flow: recordFlow,
    system: {
      close: domain('hours/close-visit'),
      undo: domain('hours/undo-record'),
      reopen: domain('hours/undo-record'),
      autoApprove: domain('hours/decide-record'),
      raise: domain('hours/appeal'),
    },
    overdue: { raise: [job('climb-appeals'), 'climbAppeal('] },
    people: {
      answer: ['attendance.answerForgotten', domain('hours/close-visit')],
      appeal: ['hours.appeal', domain('hours/appeal')],
      ...all(['leaderCheck', 'approve', 'return', 'reject', 'uphold', 'correct', 'void'], [
        'hours.decide',
      ] as [string]),
    },
  },
  {
    flow: wishFlow,
    system: {
      ...all(['passOn', 'stepOut', 'handBack'], wishChanges),
      dayPassed: job('advance-wishes'),
      ...all(['unclaimed', 'close'], [job('advance-wishes'), 'row.overdue'] as Place),
    },
    overdue: all(['unclaimed', 'close'], [job('advance-wishes'), 'row.overdue'] as Place),
    people: {
      ...all(['verify', 'reject', 'publish', 'confirm', 'notYet', 'withdraw'], ['wish.move'] as [string]),
      amend: ['wish.amend', api('handlers/wish/make')],
      claim: ['wish.claim', wishChanges],
      standBy: ['wish.claim', wishChanges],
      note: ['wish.note', help],
      ...all(['passOn', 'stepOut', 'handBack'], ['wish.leave', wishChanges] as [string, Place]),
      ...all(['deliver', 'stationDeliver'], ['wish.deliver', help] as [string, Place]),
      stationNotYet: ['wish.move', wishChanges],
      thank: ['wish.thank', api('handlers/wish/moves')],
    },
  },
  {
    flow: redemptionFlow,
    system: { expire: job('expire-redemptions') },
    overdue: {},
    people: {
      redeem: ['store.redeem', api('handlers/store/counter')],
      refund: ['store.refund', api('handlers/store/redemption')],
      cancel: ['store.cancel', api('handlers/store/redemption')],
    },
  },
  {
    flow: prizeFlow,
    system: all(['begin', 'end'], job('advance-prizes')),
    overdue: all(['begin', 'end'], job('advance-prizes')),
    people: all(['putOn', 'schedule', 'takeOff'], ['store.shelf']),
  },
  {
    flow: noticeFlow,
    system: {
      publish: decideNotice,
      expire: decideNotice,
      holdBack: decideNotice,
      correct: [domain('notice/carry-news'), 'correct(notice, system('],
      recall: [domain('notice/carry-news'), 'recall(notice, system('],
    },
    overdue: {
      publish: [job('publish-notices'), 'publish(notice, system('],
      expire: [job('publish-notices'), 'expire(notice, now)'],
    },
    people: {
      amend: ['notice.save', decideNotice],
      ...all(['send', 'schedule'], ['notice.send', decideNotice] as [string, Place]),
      unschedule: ['notice.unschedule', decideNotice],
      ...all(['correct', 'propose'], ['notice.correct', decideNotice] as [string, Place]),
      recall: ['notice.recall', decideNotice],
    },
  },
  {
    flow: volunteerFlow,
    system: { lapse: [job('lapse-applications'), 'overdue ?'] },
    overdue: { lapse: [job('lapse-applications'), 'overdue ?'] },
    people: {
      ...all(['apply', 'applyMinor'], ['me.applyVolunteer', domain('person/decide-profile')] as [
        string,
        Place,
      ]),
      withdraw: ['me.withdrawVolunteer', api('handlers/me/volunteer')],
      ...all(['guardianConsent', 'approve', 'reject', 'suspend', 'restore'], ['desk.decideVolunteer'] as [
        string,
      ]),
    },
  },
]

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort()
const named = (carriers: object): string[] => Object.keys(carriers).sort()

/** What of these the named sources do not say. */
function unsaid(carriers: Record<string, Place>): string[] {
  return Object.entries(carriers).flatMap(([name, place]) => {
    const [file, says] = typeof place === 'string' ? [place, ''] : place
    if (!existsSync(join(root, file))) return [`${name}: ${file} is not there`]
    const text = readFileSync(join(root, file), 'utf8')
    const found = text.includes(says === '' ? `'${name}'` : says)
    return found ? [] : [`${name}: ${file} does not say it`]
  })
}

const sources = ['src/domain', 'cloudfunctions'].flatMap((folder) =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
)

/** What a pattern with two names finds in all sources, the first name leading to the second. */
const pairs = (pattern: RegExp): [string, string][] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map(([, a = '', b = '']): [string, string] => [a, b]))

const nameOfFlow = new Map(pairs(/const (\w+) = defineWorkflow\(\{\n {2}name: '(\w+)'/g))
const flowOfEffects = new Map(pairs(/type (\w+) = EffectOf<typeof (\w+)>/g))

/**
 * The flows whose effects have executors, of which each file asks what it declares: `Executors` is complete by type, so
 * none of the effects of such a flow is without one.
 */
const executed = new Set(
  sources
    .filter((text) => /carryOut\(executors, |takeSteps\(steps, /.test(text))
    .flatMap((text) => /const (?:executors: Executors|steps: Steps)<(\w+),/.exec(text)?.[1] ?? [])
    .map((effects) => nameOfFlow.get(flowOfEffects.get(effects) ?? '')),
)

/** The events that an action takes by name, if it does. */
function eventsOf(action: string): readonly string[] {
  const input = (contract as Record<string, { input: unknown }>)[action]?.input
  const { event } = (input as { entries?: Record<string, { options?: readonly string[] }> }).entries ?? {}
  return event?.options ?? []
}

/** The names that every file of a workflow declares. */
const declaredFlows = (): string[] =>
  (readdirSync(join(root, 'src/domain'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('-flow.ts'))
    .map((file) => readFileSync(join(root, 'src/domain', file), 'utf8'))
    .map((text) => /defineWorkflow\(\{\n {2}name: '(\w+)'/.exec(text)?.[1] ?? 'without a name')

it('knows every workflow there is', () => {
  expect(carried.map(({ flow }) => flow.name).sort()).toEqual(declaredFlows().sort())
})

describe.each(carried.map((one) => [one.flow.name, one] as const))('%s', (_name, one) => {
  const { flow, system, overdue, people } = one

  it('declares no effect that nobody carries out', () => {
    expect(flow.effects.length > 0).toBe(executed.has(flow.name))
  })

  it('has no event of the system that nobody sends', () => {
    const declared = flow.rows.filter(({ by }) => by.includes('system')).map(({ on }) => on)
    expect(named(system)).toEqual(unique(declared))
    expect(unsaid(system)).toEqual([])
  })

  it('has no overdue event that no running job sends', () => {
    const declared = flow.rows.flatMap((row) => (row.overdue === undefined ? [] : [row.overdue]))
    expect(named(overdue)).toEqual(unique(declared))
    expect(unsaid(overdue)).toEqual([])
    const run = readFileSync(join(root, job('index')), 'utf8')
    for (const place of Object.values(overdue)) {
      const file = typeof place === 'string' ? place : place[0]
      expect(run).toContain(`from './${file.replace(/^cloudfunctions\/jobs\/|\.ts$/g, '')}'`)
    }
  })

  it('has no event of a person that no action reaches', () => {
    const declared = flow.rows.filter(({ by }) => by.some((role) => role !== 'system')).map(({ on }) => on)
    expect(named(people)).toEqual(unique(declared))
    for (const [event, [action, place]] of Object.entries(people)) {
      expect(Object.keys(contract)).toContain(action)
      if (place === undefined)
        expect([action, eventsOf(action)]).toEqual([action, expect.arrayContaining([event])])
      else expect(unsaid({ [event]: place })).toEqual([])
    }
  })
})
