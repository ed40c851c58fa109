/** The table of a wish: what each guard refuses, what each change leaves behind, who is told; and which rules set its deadlines. */
import { addWorkingDays, DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import type { DatedRule } from '../../../src/domain/kernel/rules'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import { assertWorkflow } from '../../../src/domain/kernel/workflow-reading'
import { actorsFor, isMaker, standingWith } from '../../../src/domain/wish/actors'
import {
  addNote,
  claimWish,
  decideWish,
  endHelp,
  moveWish,
  notYetWish,
  standBy,
  stepAside,
  TIMER,
  type WishBy,
  type WishChange,
} from '../../../src/domain/wish/changes'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { type Effected, effectsOf } from '../../../src/domain/wish/effects'
import { timelineOf, type WishEvent, wishFlow } from '../../../src/domain/wish/wish-flow'
import { newWish, redraftFields } from '../../../src/domain/wish/new-wish'
import { type WishRules, wishRules, wishRulesAt } from '../../../src/domain/wish/rules'
import { aWishForm } from '../../support/wishes'

const NOW = Date.UTC(2026, 10, 20, 4)

it('has a sound table: every state can be reached, none is a dead end, no move is said twice', () => {
  assertWorkflow(wishFlow)
})

const passed = { checkId: 'c1', verdict: 'passed' as const, version: 2 }

const people = {
  ...{ relation: 'proxy' as const, wisherId: 'elder', wisherName: '王秀英', calling: '王阿姨' },
  ...{ ownerId: 'elder', byPersonId: 'grid', byName: '李网格', gridId: 'g01', gridName: '北区一网格' },
}

/** For two helpers, so many days ahead. */
const formAt = (now: number, days = 10) =>
  aWishForm({ now: () => now }, { helpersWanted: 2, neededBy: dayOf(now + days * DAY) })

const made = (given: Partial<WishDocument> = {}, now = NOW, days = 10): WishDocument => ({
  ...newWish({
    ...{ wishId: 'w1', stationId: 'st1', number: 12, people, form: formAt(now, days), body: passed },
    ...{ outbox: [], now, holidays: { off: [] } },
  }),
  ...given,
})

const by = (wish: WishDocument, personId: string, ...roles: string[]): WishBy => ({
  personId,
  actors: actorsFor(wish, { personId, roles: new Set(['resident', ...roles]) }),
})
const helperOf = (wish: WishDocument, personId: string) => ({
  ...by(wish, personId, 'volunteer'),
  name: `${personId}*`,
})

const granted = (decision: { ok: boolean; value?: WishChange }): WishDocument => {
  if (!decision.value) throw new Error(`refused: ${JSON.stringify(decision)}`)
  assertSeats(decision.value.wish.seats)
  return decision.value.wish
}

const hung = (): WishDocument => {
  const verified = granted(moveWish(made(), 'verify', by(made(), 'staff', 'staff'), { now: NOW }))
  return granted(moveWish(verified, 'publish', by(verified, 'staff', 'staff'), { now: NOW }))
}
const claimedBy = (...people: string[]): WishDocument =>
  people.reduce((wish, who) => {
    const change = wish.seats.free > 0 ? claimWish : standBy
    return granted(change(wish, helperOf(wish, who), { now: NOW }))
  }, hung())
const note = { noteId: 'n1', at: NOW, by: 'ann', text: '周六去', photos: [], check: passed }
const noted = (wish: WishDocument, who: string): WishDocument =>
  granted(addNote(wish, { ...note, noteId: `n-${who}`, by: who }, by(wish, who, 'volunteer'), { now: NOW }))
const proof = { at: NOW, by: 'ann', text: '教会了', photos: [], check: passed }
const handedOver = (wish: WishDocument): WishDocument =>
  granted(moveWish(wish, 'deliver', by(wish, 'ann', 'volunteer'), { now: NOW }, { set: { proof } }))

describe('who somebody is to a wish', () => {
  it('follows from who made it, whose it is and who holds a seat', () => {
    const wish = claimedBy('ann', 'bo', 'cai')
    const is = (personId: string) => standingWith(wish, personId).is
    const standings = { elder: 'wisher', grid: 'recorder', ann: 'holder', cai: 'waiting', eve: 'none' }
    for (const [who, standing] of Object.entries(standings)) expect([who, is(who)]).toEqual([who, standing])
    expect(standingWith(made({ ownerId: 'mother' }), 'mother').is).toBe('family')
    expect(['elder', 'grid', 'ann', 'eve'].filter((who) => isMaker(wish, who))).toEqual(['elder', 'grid'])
    const actors = (personId: string, ...roles: string[]) =>
      actorsFor(wish, { personId, roles: new Set(roles) })
    expect(actors('elder', 'volunteer')).toEqual(['owner', 'neighbour'])
    expect(actors('grid', 'grid_worker')).toEqual(['recorder', 'grid_worker'])
    expect(actors('ann', 'volunteer')).toEqual(['helper'])
    expect(actors('cai', 'volunteer')).toEqual([])
    expect(actors('shop', 'partner_user')).toEqual(['neighbour'])
    expect(actors('eve', 'staff')).toEqual(['staff'])
  })
})

const unseen = { ...passed, verdict: 'inReview' as const }
const crowded = (): WishDocument => {
  const full = claimedBy('ann', 'bo')
  return { ...full, seats: { ...full.seats, queueFree: 0 } }
}
const thanked = (verdict: 'passed' | 'blocked') => () =>
  made({ state: 'closed', thanks: { ...proof, voice: null, check: { ...passed, verdict } } })

it.each<[string, WishEvent, [who: string, ...roles: string[]], () => WishDocument, object?]>([
  // Makers verify, hang up, turn down and help nothing of their own.
  ['OWN_RECORD', 'verify', ['grid', 'grid_worker'], made],
  ['OWN_RECORD', 'reject', ['grid', 'staff'], made, { reason: '…' }],
  ['OWN_RECORD', 'publish', ['grid', 'staff'], () => made({ state: 'verified' })],
  ['WISH_OWN', 'claim', ['elder', 'volunteer'], hung],
  ['OK', 'claim', ['eve', 'volunteer'], hung],
  ['FORBIDDEN', 'claim', ['eve'], hung],
  // A reason, how one knows, and a check that has passed.
  ['REASON_NEEDED', 'reject', ['eve', 'staff'], made],
  ['WISH_NOT_CHECKED', 'publish', ['eve', 'staff'], () => made({ state: 'verified', body: unseen })],
  ['WISH_HOW_NEEDED', 'confirm', ['eve', 'staff'], () => made({ state: 'delivered' })],
  ['OK', 'confirm', ['eve', 'staff'], () => made({ state: 'delivered' }), { how: 'phone' }],
  ['OK', 'confirm', ['grid', 'grid_worker'], () => made({ state: 'delivered' })],
  ['REASON_NEEDED', 'notYet', ['elder'], () => made({ state: 'delivered' })],
  // No helper witnesses what was handed over, even one of the station.
  [
    'OWN_RECORD',
    'confirm',
    ['ann', 'staff'],
    () => handedOver(noted(claimedBy('ann'), 'ann')),
    { how: 'visit' },
  ],
  // Nobody stands by when the line is full, or thanks twice unless it did not pass.
  ['WISH_QUEUE_FULL', 'standBy', ['eve', 'volunteer'], crowded],
  ['INVALID_STATE', 'thank', ['elder'], thanked('passed')],
  ['OK', 'thank', ['elder'], thanked('blocked')],
])('is answered %s for %s by %s', (code, event, [who, ...roles], at, given = {}) => {
  const wish = at()
  const decision = decideWish(wish, event, by(wish, who, ...roles), { now: NOW, ...given })
  expect(decision.ok ? 'OK' : decision.error.code).toBe(code)
})

describe('what a change leaves behind', () => {
  it('hangs a wish up for thirty days, and keeps these when it comes back to the wall', () => {
    const wish = hung()
    expect(wish).toMatchObject({ wall: 'open', wallAt: NOW, publishedAt: NOW, dueAt: NOW + 30 * DAY })
    const claimed = granted(claimWish(wish, helperOf(wish, 'ann'), { now: NOW + DAY }))
    const taken = { state: 'claimed', dueAt: null, helperIds: ['ann'], names: { ann: 'ann*' } }
    expect(claimed).toMatchObject(taken)
    const back = granted(endHelp(claimed, 'ann', TIMER, { now: NOW + 5 * DAY }))
    expect(back).toMatchObject({ state: 'published', dueAt: NOW + 30 * DAY, helperIds: [], wall: 'open' })
  })

  it('tells by who stays what the going of a helper is', () => {
    const eventOf = (wish: WishDocument, who: string) => {
      const change = endHelp(wish, who, TIMER, { now: NOW })
      const { history, state, seats } = granted(change)
      const next = seats.holders.find((seat) => !wish.seats.holders.some((held) => held.who === seat.who))
      return [history[history.length - 1]?.on, state, next?.who ?? null]
    }
    expect(eventOf(claimedBy('ann'), 'ann')).toEqual(['handBack', 'published', null])
    expect(eventOf(claimedBy('ann', 'bo'), 'ann')).toEqual(['passOn', 'claimed', null])
    expect(eventOf(claimedBy('ann', 'bo', 'cai'), 'ann')).toEqual(['passOn', 'claimed', 'cai'])
    const planned = noted(claimedBy('ann', 'bo', 'cai'), 'ann')
    expect(eventOf(planned, 'bo')).toEqual(['stepOut', 'fulfilling', 'cai'])
    expect(eventOf(planned, 'ann')).toEqual(['passOn', 'claimed', 'cai'])
    expect(() => endHelp(planned, 'cai', TIMER, { now: NOW })).toThrow('holds no seat')
  })

  it('gives every helper a fresh claim when it has not come, and sends the station on when nobody helps', () => {
    const wish = noted(claimedBy('ann', 'bo'), 'ann')
    const delivered = handedOver(wish)
    expect(delivered).toMatchObject({ state: 'delivered', wall: 'off', seats: { open: false } })
    const later = NOW + 9 * DAY
    const again = granted(notYetWish(delivered, by(delivered, 'elder'), { now: later, reason: '没来' }))
    expect(again).toMatchObject({ state: 'fulfilling', wall: 'open', seats: { open: true } })
    expect(again.seats.holders.map(({ until }) => until)).toEqual([later + 72 * HOUR, later + 72 * HOUR])
    const byStation = made({ state: 'delivered' })
    const late = granted(notYetWish(byStation, by(byStation, 'elder'), { now: NOW, reason: '没来' }))
    expect(late.state).toBe('stationFulfil')
  })

  it('lets whoever stands by step aside', () => {
    const aside = stepAside(claimedBy('ann', 'bo', 'cai'), 'cai')
    const left = { helperIds: ['ann', 'bo'], seats: { queue: [] } }
    expect(granted({ ok: true, value: aside })).toMatchObject(left)
  })

  it('begins anew with another draft', () => {
    const wish = claimedBy('ann', 'bo', 'cai')
    const again = { ...wish, ...redraftFields(wish, { ...formAt(NOW), helpersWanted: 1 }, passed, NOW) }
    assertSeats(again.seats)
    const anew = { drafts: 2, helperIds: [], seats: { capacity: 1, holders: [] }, openUntil: null }
    expect(again).toMatchObject(anew)
  })
})

describe('letters', () => {
  const lettersFor = (step: Omit<Effected, 'before' | 'now'>) => {
    const row = wishFlow.rows.find(({ on }) => on === step.event)
    const { items } = effectsOf(row?.effects ?? [], { before: step.wish, now: NOW, ...step })
    return items.flatMap((item) => ('letter' in item ? [item.letter] : []))
  }
  const tell = (event: WishEvent, wish: WishDocument, rest: object = {}) =>
    lettersFor({ event, wish, by: 'someone', ...rest }).map(({ kind, to }) => `${to} ${kind}`)

  it('go to whom a change concerns, and not to whoever made it', () => {
    const wish = noted(claimedBy('ann', 'bo', 'cai'), 'ann')
    expect(tell('publish', wish)).toEqual(['elder wishProgress', 'grid wishProgress'])
    expect(tell('publish', wish, { by: 'grid' })).toEqual(['elder wishProgress'])
    const helped = ['ann wishHelp', 'bo wishHelp', 'cai wishHelp']
    expect(tell('reject', wish)).toEqual(['elder wishDecided', 'grid wishDecided', ...helped])
    const next = { who: 'cai', by: 'cai', at: NOW, until: NOW + 1 }
    const lapsed = tell('stepOut', wish, { by: 'system', gone: 'bo', next })
    expect(lapsed).toEqual(['cai wishTurn', 'bo wishLapsed'])
    expect(tell('stepOut', wish, { by: 'bo', gone: 'bo', next })).toEqual(['cai wishTurn'])
    expect(tell('notYet', wish)).toEqual(['ann wishHelp', 'bo wishHelp'])
    expect(tell('amend', wish)).toEqual([])
  })

  it('have words for every step of which the table says that somebody is told', () => {
    const wish = { ...noted(claimedBy('ann', 'bo', 'cai'), 'ann'), points: 5 }
    for (const { on: event, effects = [] } of wishFlow.rows) {
      const { items } = effectsOf(effects, { event, before: wish, wish, by: 'someone', now: NOW })
      const told = effects.some((effect) => effect.startsWith('tell') && effect !== 'tellSeat')
      expect([event, items.some((item) => 'letter' in item)]).toEqual([event, told])
    }
  })

  it('name points only to those who are credited', () => {
    const wish = { ...noted(claimedBy('ann', 'bo'), 'ann'), points: 5 }
    const points = lettersFor({ event: 'confirm', wish, by: 'elder' }).flatMap((letter) =>
      letter.kind === 'wishHelp' ? [[letter.to, letter.params.points]] : [],
    )
    expect(points).toEqual([
      ['ann', 5],
      ['bo', 0],
    ])
  })
})

it('has a sentence for every event, and names helpers by their masked names', () => {
  const entry = (on: string) => ({ at: 1, by: 'ann', on, from: 'claimed', to: 'claimed' })
  const told = (history: object[], names: Record<string, string>, viewer: string) =>
    timelineOf({ history: history as WishDocument['history'], names }, viewer).map(({ text }) => text)
  const all = [...Object.keys(wishFlow.events), 'begin']
  for (const text of told(all.map(entry), { ann: '张*' }, 'eve')) expect(text).toMatch(/[\u4e00-\u9fff]/)
  expect(told([entry('claim')], { ann: '张*' }, 'eve')).toEqual(['张*认领了'])
  expect(told([entry('claim')], {}, 'ann')).toEqual(['我认领了'])
})

describe('the rules of the day on which a step is taken', () => {
  const turn = startOf('2030-01-07')
  const before = wishRulesAt(turn - 1)
  const after: WishRules = {
    ...{ ...before, verifyWorkingDays: 1, publishWorkingDays: 4 },
    ...{ openDays: 60, stationDays: 21, confirmDays: 6, thankDays: 10 },
  }
  /** The station decides that new values hold from a day on. */
  const dated = wishRules as DatedRule<WishRules>[]
  beforeAll(() => dated.push({ id: 'wish-2', effectiveFrom: '2030-01-07', value: after }))
  afterAll(() => dated.pop())

  const staff: WishBy = { personId: 'staff', actors: ['staff'] }
  const wisher: WishBy = { personId: 'elder', actors: ['owner'] }

  /** The deadline that each step sets when it is taken at `now`, from handing in to the end. */
  function deadlinesAt(now: number): Record<string, number | null> {
    let wish = made({}, now, 80)
    const deadlines: Record<string, number | null> = { made: wish.dueAt ?? null }
    const step = (event: WishEvent, by: WishBy) => {
      const change = moveWish(wish, event, by, { now, reason: '…', how: 'visit' })
      if (!change.ok) throw new Error(`${event}: ${change.error.code}`)
      wish = change.value.wish
      deadlines[event] = wish.dueAt ?? null
    }
    step('amend', wisher)
    for (const event of ['verify', 'publish'] as const) step(event, staff)
    step('unclaimed', TIMER)
    step('stationDeliver', staff)
    step('stationNotYet', wisher)
    step('stationDeliver', staff)
    step('confirm', wisher)
    return deadlines
  }

  const asRuled = (rules: WishRules, at: number) => ({
    made: addWorkingDays(at, rules.verifyWorkingDays),
    amend: addWorkingDays(at, rules.verifyWorkingDays),
    verify: addWorkingDays(at, rules.publishWorkingDays),
    publish: at + rules.openDays * DAY,
    unclaimed: at + rules.stationDays * DAY,
    stationDeliver: at + rules.confirmDays * DAY,
    stationNotYet: at + rules.stationDays * DAY,
    confirm: at + rules.thankDays * DAY,
  })

  it('set the deadline of every step: the old ones until the day before, the new ones from their day on', () => {
    expect(deadlinesAt(turn - 1)).toEqual(asRuled(before, turn - 1))
    expect(deadlinesAt(turn)).toEqual(asRuled(after, turn))
  })
})
