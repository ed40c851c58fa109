/** Every bound that is declared for a document is kept by something: each names what keeps it, and what can be filled is filled. */
import { documentBounds, placesFor } from '@/domain/document-bounds'
import { overBounds } from '../support/over-bounds'
import { daysAfter, monthsAfter } from '@/domain/account/account'
import { spansWith } from '@/domain/account/spans'
import { DAY } from '@/domain/kernel/clock'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { withOutbox } from '@/domain/kernel/outbox'
import { grown } from '@/domain/kernel/history'
import { allEmpty } from '@/domain/kernel/room'
import { MOST_HOMES, homesOf } from '@/domain/notice/audience'
import { isTakenOut, MOST_TAKES, takeOne } from '@/domain/store/stock'
import type { PrizeDocument } from '@/domain/store/documents'
import { newSeats } from '@/domain/kernel/seats'
import { OneDocument } from './kernel/support/one-document'

type Bounds = typeof documentBounds
/**
 * `update`: what is put onto it is refused when it is full. `rolls`: the oldest go. `decided`: the decision that writes it
 * refuses. `asked`: the form it comes from holds no more. `seats`: the kernel of seats counts. `fixed`: there are no more
 * of its kind. `follows`: it is made of another list with a bound.
 */
type How = 'update' | 'rolls' | 'decided' | 'asked' | 'seats' | 'fixed' | 'follows'

const kept: { [C in keyof Bounds]: Record<keyof Bounds[C]['lists'], How> } = {
  stations: {
    ...{
      grids: 'asked',
      'grids[].buildings': 'asked',
      places: 'decided',
      'places[].purposes': 'asked',
      positions: 'asked',
    },
    ...{
      holidays: 'asked',
      workedDays: 'asked',
      'self.slogans': 'asked',
      'scoreRules.rules': 'decided',
      'scoreRules.changes': 'rolls',
      'pointsRules.rules': 'decided',
      'pointsRules.changes': 'rolls',
    },
  },
  certificates: {
    ...{ lines: 'decided', trainings: 'decided', records: 'decided' },
    ...{ awards: 'decided', honours: 'decided' },
    ...{ history: 'rolls', outbox: 'update' },
  },
  livelihoods: {
    ...{ metrics: 'asked', steps: 'decided', incidents: 'decided', followers: 'decided', outbox: 'update' },
    ...{ 'form.before': 'asked', 'form.after': 'asked' },
  },
  livelihoodQuestions: { outbox: 'update' },
  sortingPoints: { helpers: 'decided' },
  sortingHomes: { days: 'fixed' },
  sortingPairs: { days: 'fixed' },
  sortings: { history: 'rolls', outbox: 'update' },
  surveys: {
    ...{ history: 'rolls', questions: 'asked', 'questions[].options': 'asked', audience: 'follows' },
    ...{ 'chosen.gridIds': 'asked', 'figures.sums': 'follows', 'figures.texts': 'follows' },
    'figures.texts.*': 'decided',
  },
  articles: { history: 'rolls', outbox: 'update', blocks: 'asked', attachments: 'asked' },
  surveyTickets: {},
  surveyAnswers: { marks: 'follows', texts: 'follows' },
  surveyContacts: {},
  closings: { ids: 'follows' },
  projects: {},
  teams: { history: 'rolls', outbox: 'update', positionIds: 'asked' },
  teamMembers: { history: 'rolls', outbox: 'update' },
  imports: { unknown: 'asked' },
  importParts: { lines: 'decided', 'lines[].texts': 'fixed', entries: 'follows' },
  people: {
    ...{ roles: 'fixed', gridIds: 'asked', papers: 'decided', family: 'update', cardTokens: 'update' },
    stars: 'fixed',
    ...{ marks: 'follows', twins: 'rolls', 'twins[].others': 'rolls', agenda: 'update', consents: 'fixed' },
    'absences.missed': 'rolls',
    roomMisses: 'rolls',
    ...{ subscriptions: 'fixed', recentKeys: 'rolls', requests: 'rolls', 'quota.counts': 'fixed' },
    ...{
      'quota.keys': 'rolls',
      outbox: 'update',
      received: 'decided',
      'volunteer.history': 'rolls',
      'homeMove.history': 'rolls',
    },
    ...{ 'volunteer.skills': 'fixed', 'volunteer.slots': 'fixed', 'office.terms': 'rolls' },
    ...{ 'office.terms[].gridIds': 'asked', 'office.last.before.roles': 'fixed' },
    ...{
      'office.last.before.gridIds': 'follows',
      asks: 'rolls',
      former: 'decided',
      'merged.cardTokens': 'follows',
    },
    ...{ 'merged.lots': 'follows', 'merged.volunteer.before.history': 'follows' },
    ...{ 'merged.volunteer.before.skills': 'follows', 'merged.volunteer.before.slots': 'follows' },
  },
  activities: {
    ...{ history: 'rolls', plan: 'asked', gridIds: 'asked', outbox: 'update' },
    ...{ 'pictures.files': 'asked', posts: 'asked', 'course.adults': 'asked' },
    ...{ questions: 'asked', 'questions[].options': 'asked' },
  },
  courses: {
    ...{ gridIds: 'asked', 'course.adults': 'asked', lessons: 'asked', 'draw.lots': 'follows' },
    ...{ 'pictures.files': 'asked', posts: 'fixed', 'seats.posts': 'fixed', 'seats.offers': 'fixed' },
    ...{ 'seats.holders': 'seats', 'seats.queue': 'seats', 'seats.applicants': 'seats' },
    ...{ questions: 'asked', 'questions[].options': 'asked' },
  },
  sessions: {
    ...{ away: 'update', madeUp: 'update', 'course.adults': 'asked' },
    ...{ gridIds: 'asked', words: 'asked', doorKeptBy: 'update', 'seats.holders': 'seats' },
    ...{ 'seats.offers': 'seats', 'seats.queue': 'seats', 'pictures.files': 'asked' },
    ...{ 'seats.posts': 'asked', posts: 'asked', 'seats.applicants': 'seats' },
    ...{ questions: 'asked', 'questions[].options': 'asked' },
  },
  seasons: { outbox: 'update' },
  robots: {},
  campaigns: {
    ...{ history: 'rolls', outbox: 'update', panel: 'asked', standings: 'decided', winners: 'asked' },
    ...{ 'tie.entryIds': 'asked', 'objections.open': 'decided', 'objections.ended': 'rolls' },
  },
  campaignEntries: { history: 'rolls', nominations: 'decided', marks: 'decided' },
  binders: {
    ...{ chapters: 'fixed', 'chapters[].columns': 'fixed', 'chapters[].sums': 'fixed' },
    'chapters[].parts': 'decided',
    ...{ filled: 'fixed', handedOut: 'rolls' },
  },
  binderParts: { lines: 'decided', 'lines[].cells': 'fixed' },
  allyMonths: {
    ...{ 'seats.holders': 'seats', 'seats.offers': 'fixed', 'seats.queue': 'fixed' },
    ...{ 'seats.applicants': 'fixed', 'seats.posts': 'fixed' },
  },
  stationMonths: { figures: 'fixed' },
  outsideFigures: { items: 'decided' },
  roomDays: {
    outbox: 'update',
    spans: 'update',
    'spans[].history': 'rolls',
    line: 'decided',
    came: 'decided',
  },
  visits: {
    ...{ history: 'rolls', outbox: 'update', chips: 'asked', photos: 'asked' },
    ...{ entries: 'update', 'entries[].chips': 'asked' },
  },
  thanks: { history: 'rolls', outbox: 'update' },
  fairStalls: { stalls: 'asked', outbox: 'update' },
  dutyNotes: { outbox: 'update' },
  dutySwaps: { history: 'rolls', outbox: 'update', turns: 'fixed', sessionIds: 'fixed' },
  recaps: { history: 'rolls', outbox: 'update', 'form.photos': 'asked' },
  honours: {
    history: 'rolls',
    outbox: 'update',
    marks: 'fixed',
    'story.photos': 'asked',
    'objections.open': 'decided',
    'objections.ended': 'rolls',
  },
  enrollments: {
    ...{
      history: 'rolls',
      onSiteDoubts: 'fixed',
      answers: 'asked',
      'checkIn.doubts': 'fixed',
      'checkOut.doubts': 'fixed',
    },
  },
  serviceRecords: {
    ...{ history: 'rolls', rules: 'fixed', names: 'follows', 'checkIn.doubts': 'fixed' },
    ...{ 'checkOut.doubts': 'fixed' },
  },
  accounts: {
    ...{
      days: 'rolls',
      months: 'rolls',
      spans: 'rolls',
      holds: 'update',
      'holds[].lots': 'follows',
      reserving: 'update',
      outbox: 'update',
    },
    ...{ 'lots.points': 'rolls', 'lots.provedMinutes': 'rolls', 'lots.addedMinutes': 'rolls' },
    ...{ unwritten: 'update', 'unwritten[].lines': 'fixed', 'unwritten[].lines[].lots': 'follows' },
    ...{ 'unwritten[].lines[].shares': 'follows', 'unwritten[].lines[].shares.*': 'follows' },
    ...{ 'holds[].shares': 'follows', 'holds[].shares.*': 'follows', 'shares.points': 'follows' },
    ...{
      'shares.points.*': 'follows',
      'shares.provedMinutes': 'follows',
      'shares.provedMinutes.*': 'follows',
    },
    ...{ 'shares.addedMinutes': 'follows', 'shares.addedMinutes.*': 'follows', leavers: 'update' },
  },
  checks: { history: 'rolls', outbox: 'update', media: 'asked' },
  notices: {
    ...{
      history: 'rolls',
      outbox: 'update',
      pictures: 'asked',
      attachments: 'asked',
      corrections: 'rolls',
    },
    ...{ activities: 'asked', 'activities[].gridIds': 'asked', 'activities[].sessionIds': 'asked' },
    ...{ audience: 'asked', homes: 'rolls', 'waiting.body.pictures': 'asked' },
    ...{ 'waiting.body.attachments': 'asked', 'chosen.roles': 'asked', 'chosen.gridIds': 'asked' },
    ...{ 'chosen.buildings': 'asked', 'chosen.activityIds': 'asked' },
  },
  receipts: {},
  pointsSummaries: { list: 'rolls', byRule: 'rolls', lengths: 'rolls', shown: 'rolls' },
  households: { members: 'decided', invitations: 'decided' },
  wishes: {
    ...{ history: 'rolls', outbox: 'update', notes: 'update', 'notes[].photos': 'asked' },
    ...{ 'seats.holders': 'seats', 'seats.offers': 'seats', 'seats.queue': 'seats', names: 'decided' },
    ...{ 'seats.posts': 'fixed', 'seats.applicants': 'fixed' },
    ...{ makerIds: 'fixed', helperIds: 'update', frozenIds: 'follows', marks: 'fixed' },
    ...{ 'proof.photos': 'asked', 'form.photos': 'asked', 'thanks.photos': 'asked' },
  },
  cases: {
    ...{ history: 'rolls', outbox: 'update', form: 'fixed', 'form.*': 'asked', called: 'follows' },
    ...{ actorIds: 'fixed', openFor: 'fixed', involvedIds: 'follows', waits: 'fixed', links: 'update' },
    ...{ marks: 'fixed', 'joined.ids': 'decided', 'joined.from': 'rolls' },
    ...{ 'wave.asked': 'decided', 'wave.declined': 'rolls', 'wave.before': 'rolls' },
    ...{ departments: 'asked', sentTo: 'follows' },
    ...{ 'objections.open': 'decided', 'objections.ended': 'rolls' },
    ...{ answers: 'fixed', 'answers.*': 'fixed', 'answers.*.*': 'asked', pieces: 'fixed' },
  },
  prizes: {
    ...{ history: 'rolls', outbox: 'update', unwrittenMoves: 'update', 'stock.holders': 'seats' },
    ...{ 'stock.offers': 'seats', 'stock.queue': 'seats', taken: 'rolls', 'taken.*': 'decided' },
    ...{ 'stock.posts': 'fixed', 'stock.applicants': 'fixed', takes: 'rolls', 'pickUp.weekdays': 'fixed' },
  },
  stockMoves: {},
  redemptions: {
    ...{ history: 'rolls', outbox: 'update', 'pickUp.weekdays': 'fixed', 'hold.lots': 'follows' },
    ...{ 'hold.shares': 'follows', 'hold.shares.*': 'follows' },
  },
  partners: { 'face.vows': 'asked' },
  stores: { weekdays: 'fixed', closedDays: 'asked', extraDays: 'asked' },
  messages: {},
}

const filled = Object.entries(kept).flatMap(([collection, lists]) =>
  Object.entries(lists as Record<string, How>)
    .filter(([, how]) => how === 'update')
    .map(([list]) => {
      const { lists: bounds } = documentBounds[collection as keyof Bounds] as {
        lists: Record<string, number>
      }
      return [collection, list, bounds[list] ?? 0] as const
    }),
)

/** As it is sent to the database. */
const sent = (collection: string, { guard, patch }: GuardedUpdate): GuardedUpdate => ({
  guard: { ...guard, ...allEmpty(placesFor(collection, patch)) },
  patch,
})

it.each(filled)('%s: %s takes what fits and nothing beyond its %i', (collection, list, most) => {
  const begun = Array.from({ length: most - 2 }, (_, i) => `e${i}`)
  const document = new OneDocument<Record<string, unknown>>({ _id: 'd', [list]: begun })
  const push = (...elements: string[]): boolean =>
    document.apply(
      sent(collection, {
        guard: {},
        patch: { $push: { [list]: elements.length === 1 ? elements[0] : { $each: elements } } },
      }),
    )
  expect(push('a', 'b', 'c')).toBe(false)
  expect(push('a')).toBe(true)
  expect(push('b', 'c')).toBe(false)
  expect(push('b')).toBe(true)
  expect(push('c')).toBe(false)
  expect(document.read()[list]).toHaveLength(most)
  // What is taken off makes room again.
  expect(document.apply({ guard: {}, patch: { $pull: { [list]: 'a' } } })).toBe(true)
  expect(push('c')).toBe(true)
})

it('what must follow a write is refused together with the write when too much waits already', () => {
  const item = (id: string) => ({ id, kind: 'letter', at: 0, payload: {} })
  const waiting = Array.from({ length: documentBounds.people.lists.outbox }, (_, i) => item(`i${i}`))
  const document = new OneDocument({ _id: 'p', state: 'a', outbox: waiting })
  const move = withOutbox({ guard: { state: 'a' }, patch: { $set: { state: 'b' } } }, [item('new')], 0)
  expect(document.apply(sent('people', move))).toBe(false)
  expect(document.read()).toMatchObject({ state: 'a' })
})

it('lists that roll over, and those of other collections, need no place', () => {
  const cut = { $push: { requests: { $each: [1], $slice: -40 } } }
  expect(placesFor('people', cut)).toEqual([])
  expect(placesFor('asides', { $push: { anything: 1 } })).toEqual([])
  expect(placesFor('people', { $set: { roles: [] } })).toEqual([])
})

it('spans, days, months and histories drop what is oldest', () => {
  const { spans: most, days: mostDays, months: mostMonths } = documentBounds.accounts.lists
  const now = 1000 * DAY
  let spans: ReturnType<typeof spansWith> = []
  let days: Record<string, number> = {}
  let months: Record<string, number> = {}
  for (let i = 0; i < most + 20; i++) {
    spans = spansWith(spans, `r${i}`, [{ from: now + i, to: now + i + 1 }], { now, keepDays: 90 })
    const at = i * DAY
    const day = new Date(at).toISOString().slice(0, 10)
    days = daysAfter(days, day, 60, at)
    months = monthsAfter(months, day, 60, at)
  }
  expect(spans).toHaveLength(most)
  expect(spans[most - 1]?.recordId).toBe(`r${most + 19}`)
  expect(Object.keys(days).length).toBeLessThanOrEqual(mostDays)
  expect(Object.keys(months).length).toBeLessThanOrEqual(mostMonths)
  const entry = { at: 1, by: 'p', on: 'x', from: 'a', to: 'b' }
  const history = Array.from({ length: 500 }, () => entry).reduce(
    (all: (typeof entry)[], one) => grown(all, [one]),
    [],
  )
  expect(overBounds('activities', { history })).toEqual([])
})

it('a notice to more homes than it keeps apart counts everybody, those beyond in their grid', () => {
  const homes: Record<string, number> = {}
  const people = 5000
  for (let from = 0; from < people; from += 200) {
    const page = Array.from({ length: 200 }, (_, i) => ({
      gridId: `g${(from + i) % 200}`,
      building: `${from + i} 号楼`,
      roles: [],
      volunteer: { state: 'none' as const },
    }))
    const counted = homesOf(page as unknown as Parameters<typeof homesOf>[0], Object.keys(homes))
    for (const [key, n] of Object.entries(counted)) homes[key] = (homes[key] ?? 0) + n
  }
  expect(Object.keys(homes).length).toBeLessThanOrEqual(MOST_HOMES)
  expect(Object.values(homes).reduce((sum, n) => sum + n, 0)).toBe(people)
  expect(overBounds('notices', { homes })).toEqual([])
})

it('a prize counts no more reservations in a month than it keeps, and forgets the months behind the last', () => {
  const prize = {
    ...{ _id: 'z', listed: true, points: 10, limitPerMonth: 2, stock: newSeats(5, 0) },
    taken: { '2026-12': { p0: 1 }, '2027-01': { p0: 1 }, '2027-02': { p0: 2 } },
    takes: { '2027-01': 9, '2027-02': 9, '2027-03': MOST_TAKES - 1 },
  }
  const document = new OneDocument(prize as unknown as PrizeDocument)
  const take = (personId: string): boolean =>
    document.apply(takeOne(prize, { redemptionId: `r-${personId}`, personId, month: '2027-03', now: 0 }))
  expect(isTakenOut(document.read(), '2027-03')).toBe(false)
  expect(take('p1')).toBe(true)
  expect(isTakenOut(document.read(), '2027-03')).toBe(true)
  expect(take('p2')).toBe(false)
  expect(document.read()).toMatchObject({
    stock: { free: 4 },
    taken: { '2027-02': { p0: 2 }, '2027-03': { p1: 1 } },
    takes: { '2027-02': 9, '2027-03': MOST_TAKES },
  })
  expect(Object.keys(document.read().taken)).toHaveLength(2)
})
