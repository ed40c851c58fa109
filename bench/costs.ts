/** Owns the measurement of what each action costs in database requests, and the proof that the costs do not grow with the data. */
import { join, resolve } from 'node:path'
import { database } from '../cloudfunctions/database/declaration'
import { demoCaller, type DemoCaller } from '../demo/caller'
import { demoEnv } from '../demo/env'
import { station } from '../demo/station-facts'
import { unit } from '../demo/unit-facts'
import { startCloud, type Cloud } from '../emulator/start-cloud'
import type { ActionName, Input } from '../src/contract'
import { doorCodeAt } from '../src/domain/attendance/door-code'
import { DAY, dayOf, HOUR, MINUTE } from '../src/domain/kernel/clock'
import { looks } from './lists'
import { oldNotices, oldReceipts, walkNotices } from './notices'
import { ADMIN, appoint, type Cost, ME, measured, publish, type Row, STAFF } from './steps'
import { oldPrizes, oldRedemptions, walkStore } from './store'
import { buildFunctions } from '../scripts/build-functions'

const root = resolve(__dirname, '..')

const atHome = { name: station.name, path: [] }

/** Rows that are there before anything is measured, at 1×. */
const BASE = {
  people: 60,
  sessions: 30,
  enrollments: 300,
  records: 200,
  messages: 200,
  wishes: 40,
  entries: 300,
  notices: 40,
  receipts: 300,
  prizes: 40,
  redemptions: 200,
}

const OWNERS = ['someone', 'somebody', 'another']

/** Copies of real rows under other ids, spread over time: what years of use would have left behind. */
function oldRows(session: Row, person: Row, now: number, times: number): Record<string, Row[]> {
  const many = (count: number, make: (i: number) => Row): Row[] =>
    Array.from({ length: count * times }, (_, i) => make(i))
  const ago = (i: number): number => now - i * HOUR
  return {
    people: many(BASE.people, (i) => ({
      ...person,
      _id: `f${i}`,
      cardTokens: [`fill-${i}`],
      cardToken: `fill-${i}`,
    })),
    sessions: many(BASE.sessions, (i) => {
      const startAt = now - 300 * DAY + i * 13 * HOUR
      const times = {
        startAt,
        endAt: startAt + HOUR,
        enrolUntil: startAt,
        day: dayOf(startAt),
        nextDueAt: null,
      }
      return { ...session, _id: `fs${i}`, ...times }
    }),
    enrollments: many(BASE.enrollments, (i) => {
      const who = {
        ownerId: `${OWNERS[i % 3]}${i % 700}`,
        personId: `x${i % 700}`,
        sessionId: `fs${i % 900}`,
      }
      return { _id: `fe${i}`, ...who, state: 'counted', startAt: ago(i), endAt: ago(i), createdAt: ago(i) }
    }),
    serviceRecords: many(BASE.records, (i) => {
      const who = {
        ownerId: `x${i % 700}`,
        personId: `x${i % 700}`,
        sessionId: `fs${i % 900}`,
        stationId: station._id,
        name: '王芳',
      }
      const what = { state: 'approved', kind: 'proved', minutes: 60, points: 1, creditStands: true }
      return { _id: `fr${i}`, ...who, ...what, dueAt: null, createdAt: now, day: dayOf(ago(i * 5)) }
    }),
    wishes: many(BASE.wishes, (i) => {
      const wall = { wall: 'granted', marks: ['all'], wallAt: ago(i), state: 'closed', dueAt: null }
      const body = { checkId: '', verdict: 'passed', version: 1 }
      const who = { makerIds: [`x${i % 700}`], helperIds: [`x${(i + 1) % 700}`], stationId: station._id }
      return { _id: `fw${i}`, ...wall, ...who, body, createdAt: ago(i), deadlineAt: ago(i), unsettled: false }
    }),
    entries: many(BASE.entries, (i) => {
      const [accountId, sourceKey] = [`x${i % 700}`, `record:fr${i}:1`]
      const lines = [{ unit: 'points', amount: 1, held: 0, lots: { '2026': 1 } }]
      return { _id: `${accountId}|${sourceKey}`, accountId, sourceKey, kind: 'credit', lines, at: ago(i) }
    }),
    notices: oldNotices(BASE.notices * times, (i) => ago(i + 100)),
    receipts: oldReceipts(BASE.receipts * Math.min(times, 20)),
    prizes: oldPrizes(BASE.prizes * times, (i) => ago(i + 100)),
    redemptions: oldRedemptions(BASE.redemptions * times, (i) => ago(i + 100)),
    messages: many(BASE.messages, (i) => {
      const delivery = { state: 'sent', nextAt: now }
      return {
        _id: `fm${i}`,
        personId: `x${i % 700}`,
        unread: false,
        listed: true,
        at: now - i * MINUTE,
        delivery,
      }
    }),
  }
}

async function fill(cloud: Cloud, sessionId: string, times: number): Promise<void> {
  const one = async (collection: string, query: Row): Promise<Row> =>
    (await cloud.store.find(collection, { query, limit: 1 })).docs[0] ?? {}
  const rows = oldRows(
    await one('sessions', { _id: sessionId }),
    await one('people', {}),
    cloud.clock.now(),
    times,
  )
  for (const [collection, docs] of Object.entries(rows)) {
    for (let i = 0; i < docs.length; i += 1000) await cloud.store.insert(collection, docs.slice(i, i + 1000))
  }
}

/** Starts a cloud with the demo's station in it, and nobody. */
export async function benchCloud(functions: string): Promise<Cloud> {
  const given = { functions, database, env: demoEnv, timers: false, durable: false }
  const cloud = await startCloud({ ...given, log: () => undefined })
  await cloud.store.insert('stations', [{ ...station }])
  await cloud.store.insert('units', [{ ...unit({ _id: station._id, type: 'station', ...atHome }) }])
  return cloud
}

/** One person's way through everything that has a budget; `arrange` writes what is there before anything is measured. */
export async function costsOf(
  cloud: Cloud,
  arrange: (sessionId: string) => Promise<void> = async () => undefined,
): Promise<Cost[]> {
  const demo = demoCaller(cloud)
  await appoint(cloud, demo, STAFF, ['staff'])
  await appoint(cloud, demo, ADMIN, ['station_admin'])
  const active = { 'volunteer.state': 'active' }
  for (const openid of [ME, 'bench-a', 'bench-b']) await appoint(cloud, demo, openid, [], active)
  const sessionId = await publish(cloud, demo, 25, 10)
  const small = await publish(cloud, demo, 60 * 48, 1)
  await arrange(sessionId)
  return [
    ...(await walk(cloud, demo, sessionId, small)),
    ...(await walkPoints(cloud, demo)),
    ...(await walkWishes(cloud, demo)),
    ...(await noticeCosts(cloud, demo)),
    ...(await storeCosts(cloud, demo)),
    ...(await lookCosts(cloud)),
    await idleCost(cloud),
  ]
}

/** The same on `times` the data of a station. */
export async function costsAt(times: number, functions: string): Promise<Cost[]> {
  const cloud = await benchCloud(functions)
  try {
    return await costsOf(cloud, (sessionId) => fill(cloud, sessionId, times))
  } finally {
    await cloud.close()
  }
}

async function walk(cloud: Cloud, demo: DemoCaller, sessionId: string, small: string): Promise<Cost[]> {
  const costs: Cost[] = []
  const step = <A extends ActionName>(name: string, who: string, action: A, input: Input<A>) =>
    measured(cloud, costs, name, who, action, input)
  const { secret } = await demo.call(STAFF, 'attendance.door', { sessionId })
  const agreedTo = async (id: string) => {
    const { startAt, endAt, placeName, riskNotice } = await demo.call(ME, 'activity.detail', {
      sessionId: id,
    })
    return { startAt, endAt, placeName, riskNotice }
  }
  const proof = () => {
    const at = cloud.clock.now()
    return { code: doorCodeAt(secret, at), at, nonce: `bench-nonce-${at}` }
  }
  await step('home', ME, 'home.open', {})
  await step('list', ME, 'activity.list', {})
  await step('search', ME, 'activity.list', { text: '清爽' })
  await step('calendar', ME, 'activity.calendar', { month: dayOf(cloud.clock.now()).slice(0, 7) })
  await step('detail', ME, 'activity.detail', { sessionId })
  await step('sign up', ME, 'activity.signUp', { sessionId, agreed: await agreedTo(sessionId) })
  await step('sign up, the last place', 'bench-a', 'activity.signUp', {
    sessionId: small,
    agreed: await agreedTo(small),
  })
  await step('sign up, waiting', 'bench-b', 'activity.signUp', {
    sessionId: small,
    agreed: await agreedTo(small),
  })
  await step('cancel with promotion', 'bench-a', 'activity.cancel', { sessionId: small })
  await step('home, signed up', ME, 'home.open', {})
  await step('check in', ME, 'attendance.checkIn', { sessionId, proof: proof() })
  await step('roster', STAFF, 'attendance.roster', { sessionId })
  cloud.setClock(cloud.clock.offsetMs + 2 * HOUR)
  await step('check out with hours and points', ME, 'attendance.checkOut', { sessionId, proof: proof() })
  await step('my hours', ME, 'hours.mine', {})
  await step('my points', ME, 'points.mine', {})
  await step('me', ME, 'me.open', {})
  return costs
}

/** A notice from its writing to its call list. */
async function noticeCosts(cloud: Cloud, demo: DemoCaller): Promise<Cost[]> {
  const costs: Cost[] = []
  const given = { staff: STAFF, reader: ME, now: cloud.clock.now() }
  await walkNotices((...one) => measured(cloud, costs, ...one), demo, given)
  return costs
}

/** A prize from the shelf to the hand. */
async function storeCosts(cloud: Cloud, demo: DemoCaller): Promise<Cost[]> {
  const costs: Cost[] = []
  const given = { staff: STAFF, resident: ME, month: dayOf(cloud.clock.now()).slice(0, 7) }
  await walkStore((...one) => measured(cloud, costs, ...one), demo, given)
  return costs
}

/** A run with nothing due looks once, and may say that the timer is there. */
const IDLE = 2

/** More runs than all that the steps have left to the timer takes. */
const MOST_RUNS = 60

/** The timer once it has nothing to do any more: two runs that cost the same and as little as any before. */
async function idleCost(cloud: Cloud): Promise<Cost> {
  let before: Cost | null = null
  for (let run = 0; run < MOST_RUNS; run++) {
    cloud.setClock(cloud.clock.offsetMs + MINUTE)
    const { ops, depth, docs, bytes, error } = await cloud.call('jobs', {}, { source: 'wx_trigger' })
    if (error) throw new Error(`jobs: ${error.message}`)
    const now: Cost = { step: 'the timer with nothing due', ops, depth, docs, read: bytes, answer: 0 }
    if (before && before.ops === ops && before.docs === docs && ops <= IDLE) return now
    before = now
  }
  throw new Error(`the timer has something to do after ${MOST_RUNS} runs: ${JSON.stringify(before)}`)
}

/** What is only looked at. */
async function lookCosts(cloud: Cloud): Promise<Cost[]> {
  const costs: Cost[] = []
  const month = dayOf(cloud.clock.now() - 31 * DAY).slice(0, 7)
  for (const [step, who, action, input] of looks(month))
    await measured(cloud, costs, step, who, action, input as never)
  return costs
}

/** Points of a household, the public pages about points, and their rules at the desk. */
async function walkPoints(cloud: Cloud, demo: DemoCaller): Promise<Cost[]> {
  const costs: Cost[] = []
  const step = <A extends ActionName>(name: string, who: string, action: A, input: Input<A>) =>
    measured(cloud, costs, name, who, action, input)
  const day = (days: number): string => dayOf(cloud.clock.now() + days * DAY)
  const rule = { minutesPerPoint: 30, wishPoints: 8, sortingPoints: 1 }
  await demo.call(ME, 'household.create', { name: '一家人' })
  await step('the household', ME, 'household.open', {})
  await step('points into the household', ME, 'household.contribute', { amount: 1 })
  await step('points out of the household', ME, 'household.takeBack', { amount: 1 })
  await step('rules for points', ME, 'points.rules', {})
  await step('points of a month', ME, 'points.summary', { month: day(-31).slice(0, 7) })
  // The trial is the one thing at the desk that goes through all records of a month, once, in the database.
  await step('a rule on trial', ADMIN, 'points.previewRule', rule)
  const saved = { ...rule, version: 0, effectiveFrom: day(1), reason: '议事会定的' }
  await step('a rule saved', ADMIN, 'points.saveRule', saved)
  return costs
}

/** A wish from the wall to the helper who says how. */
async function walkWishes(cloud: Cloud, demo: DemoCaller): Promise<Cost[]> {
  const costs: Cost[] = []
  const step = <A extends ActionName>(name: string, who: string, action: A, input: Input<A>) =>
    measured(cloud, costs, name, who, action, input)
  const form: Input<'wish.make'>['form'] = {
    title: '想要一盏灯',
    kind: 'goods',
    group: 'elder',
    reason: '看不清',
    neededBy: dayOf(cloud.clock.now() + 9 * DAY),
    deliverWay: 'home',
    place: '3 号楼',
    estCost: 100,
    helpersWanted: 1,
    photos: [],
    sharePhone: true,
  }
  const { wishId } = await demo.call(ME, 'wish.make', { form })
  await demo.call(STAFF, 'wish.move', { wishId, version: 1, event: 'verify' })
  await demo.call(STAFF, 'wish.move', { wishId, version: 2, event: 'publish' })
  await step('wall of wishes', ME, 'wish.wall', { view: 'open' })
  await step('one wish', 'bench-a', 'wish.open', { wishId })
  await step('claim', 'bench-a', 'wish.claim', { wishId })
  await step('stand by', 'bench-b', 'wish.claim', { wishId })
  await step('leave to the next', 'bench-a', 'wish.leave', { wishId })
  return costs
}

const pad = (text: string, width: number): string => text.padEnd(width)

async function print(): Promise<void> {
  const functions = await buildFunctions(join(root, 'dist/cloud'))
  const [once, hundred] = [await costsAt(1, functions), await costsAt(100, functions)]
  console.log(`\n${pad('what a person does', 34)}requests  deep  documents   at 100 times the data`)
  for (const [i, cost] of once.entries()) {
    const other = hundred[i]
    const grown = other && (other.ops !== cost.ops || other.depth !== cost.depth)
    const there = other ? `${other.ops}  ${other.depth}  ${other.docs}` : ''
    console.log(
      `${pad(cost.step, 34)}${pad(String(cost.ops), 10)}${pad(String(cost.depth), 6)}${pad(String(cost.docs), 12)}${pad(there, 14)}${grown ? 'GROWS' : 'same requests'}`,
    )
  }
}

if (process.argv[1] === __filename) void print()
