/** The table of a wish: every state, event and actor; what each guard refuses; and what each change leaves behind. */
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import { actorsFor, isMaker, standingWith } from '../../../src/domain/wish/actors'
import type { WishDocument, WishForm } from '../../../src/domain/wish/documents'
import { effectsOf, type Effected } from '../../../src/domain/wish/effects'
import { newWish, redraftFields } from '../../../src/domain/wish/new-wish'
import { timelineOf } from '../../../src/domain/wish/flow'
import type { WishState } from '../../../src/domain/wish/vocabulary'
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
import { wishFlow, type WishEvent } from '../../../src/domain/wish/flow'

const MAKERS = 'owner, recorder'
const STAFF = 'staff, station_admin'
const GRID = `grid_worker, ${STAFF}`

describe('the table', () => {
  it('is sound: every state can be reached, none is a dead end, no move is said twice', () => {
    assertWorkflow(wishFlow)
  })

  it('leads a wish only along these ways', () => {
    const byMove = new Map<string, string[]>()
    for (const { state, event, role, to } of everyMove(wishFlow)) {
      if (to === null) continue
      const name = `${state} ${event} → ${to}`
      byMove.set(name, [...(byMove.get(name) ?? []), role])
    }
    const moves = [...byMove].map(([name, roles]) => `${name} (${roles.join(', ')})`)
    expect(moves.sort()).toEqual(
      [
        `submitted amend → submitted (${MAKERS})`,
        `claimed amend → submitted (${MAKERS})`,
        `fulfilling amend → submitted (${MAKERS})`,
        `published amend → submitted (${MAKERS})`,
        `stationFulfil amend → submitted (${MAKERS})`,
        'published dayPassed → published (system)',
        `submitted verify → verified (${GRID})`,
        `submitted reject → rejected (${GRID})`,
        `submitted withdraw → withdrawn (${MAKERS})`,
        `verified amend → submitted (${MAKERS})`,
        `verified reject → rejected (${GRID})`,
        `verified publish → published (${STAFF})`,
        `verified withdraw → withdrawn (${MAKERS})`,
        `published reject → rejected (${STAFF})`,
        'published claim → claimed (neighbour)',
        'published unclaimed → stationFulfil (system)',
        `published withdraw → withdrawn (${MAKERS})`,
        `claimed reject → rejected (${STAFF})`,
        'claimed claim → claimed (neighbour)',
        'claimed standBy → claimed (neighbour)',
        'claimed note → fulfilling (helper)',
        'claimed passOn → claimed (helper, system)',
        'claimed handBack → published (helper, system)',
        `claimed withdraw → withdrawn (${MAKERS})`,
        `fulfilling reject → rejected (${STAFF})`,
        'fulfilling claim → fulfilling (neighbour)',
        'fulfilling standBy → fulfilling (neighbour)',
        'fulfilling note → fulfilling (helper)',
        'fulfilling passOn → claimed (helper, system)',
        'fulfilling stepOut → fulfilling (helper, system)',
        'fulfilling handBack → published (helper, system)',
        'fulfilling deliver → delivered (helper)',
        `fulfilling withdraw → withdrawn (${MAKERS})`,
        `delivered confirm → confirmed (${MAKERS}, ${GRID})`,
        `delivered notYet → fulfilling (${MAKERS}, ${GRID})`,
        `delivered stationNotYet → stationFulfil (${MAKERS}, ${GRID})`,
        `confirmed thank → closed (${MAKERS})`,
        'confirmed close → closed (system)',
        `closed thank → closed (${MAKERS})`,
        `rejected amend → submitted (${MAKERS})`,
        `rejected withdraw → withdrawn (${MAKERS})`,
        `stationFulfil reject → rejected (${STAFF})`,
        `stationFulfil stationDeliver → delivered (${STAFF})`,
        `stationFulfil withdraw → withdrawn (${MAKERS})`,
      ].sort(),
    )
  })
})

const NOW = Date.UTC(2026, 10, 20, 4)

const form: WishForm = {
  title: '想学剪纸',
  kind: 'service',
  group: 'elder',
  reason: '想有人教',
  neededBy: dayOf(NOW + 10 * DAY),
  deliverWay: 'home',
  place: '3 号楼',
  estCost: 0,
  helpersWanted: 2,
  photos: [],
  sharePhone: true,
}

const passed = { checkId: 'c1', verdict: 'passed' as const, version: 2 }

const made = (given: Partial<WishDocument> = {}): WishDocument => ({
  ...newWish({
    wishId: 'w1',
    stationId: 'st1',
    number: 12,
    people: {
      relation: 'proxy',
      wisherId: 'elder',
      wisherName: '王秀英',
      calling: '王阿姨',
      ownerId: 'elder',
      byPersonId: 'grid',
      byName: '李网格',
      gridId: 'g01',
      gridName: '北区一网格',
    },
    form,
    body: passed,
    followUps: [],
    now: NOW,
    holidays: { off: [] },
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
    expect(['elder', 'grid', 'ann', 'bo', 'cai', 'eve'].map(is)).toEqual([
      'wisher',
      'recorder',
      'holder',
      'holder',
      'waiting',
      'none',
    ])
    expect(standingWith(made({ ownerId: 'mother' }), 'mother').is).toBe('family')
    expect(['elder', 'grid', 'ann', 'eve'].map((who) => isMaker(wish, who))).toEqual([
      true,
      true,
      false,
      false,
    ])
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

describe('the guards', () => {
  const refusal = (
    wish: WishDocument,
    event: WishEvent,
    who: WishBy,
    given: { reason?: string; how?: string } = {},
  ) => {
    const decision = decideWish(wish, event, who, { now: NOW, ...given })
    return decision.ok ? 'OK' : decision.error.code
  }

  it('keep makers from verifying, hanging up, turning down and helping their own', () => {
    const wish = made()
    expect(refusal(wish, 'verify', by(wish, 'grid', 'grid_worker'))).toBe('OWN_RECORD')
    expect(refusal(wish, 'reject', by(wish, 'grid', 'staff'), { reason: '…' })).toBe('OWN_RECORD')
    const verified = made({ state: 'verified' })
    expect(refusal(verified, 'publish', by(verified, 'grid', 'staff'))).toBe('OWN_RECORD')
    expect(refusal(hung(), 'claim', by(hung(), 'elder', 'volunteer'))).toBe('WISH_OWN')
    expect(refusal(hung(), 'claim', by(hung(), 'eve', 'volunteer'))).toBe('OK')
    expect(refusal(hung(), 'claim', by(hung(), 'eve'))).toBe('FORBIDDEN')
  })

  it('ask for a reason, for how one knows, and for a passed check', () => {
    const wish = made()
    expect(refusal(wish, 'reject', by(wish, 'eve', 'staff'))).toBe('REASON_NEEDED')
    const unchecked = made({ state: 'verified', body: { ...passed, verdict: 'inReview' } })
    expect(refusal(unchecked, 'publish', by(unchecked, 'eve', 'staff'))).toBe('WISH_NOT_CHECKED')
    const delivered = made({ state: 'delivered' })
    expect(refusal(delivered, 'confirm', by(delivered, 'eve', 'staff'))).toBe('WISH_HOW_NEEDED')
    expect(refusal(delivered, 'confirm', by(delivered, 'eve', 'staff'), { how: 'phone' })).toBe('OK')
    expect(refusal(delivered, 'confirm', by(delivered, 'grid', 'grid_worker'))).toBe('OK')
    expect(refusal(delivered, 'notYet', by(delivered, 'elder'))).toBe('REASON_NEEDED')
  })

  it('let no helper witness what was handed over, even one of the station', () => {
    const wish = handedOver(noted(claimedBy('ann'), 'ann'))
    expect(refusal(wish, 'confirm', by(wish, 'ann', 'staff'), { how: 'visit' })).toBe('OWN_RECORD')
  })

  it('let nobody stand by when the line is full, and thank only once unless it did not pass', () => {
    const full = claimedBy('ann', 'bo')
    const seats = { ...full.seats, queueFree: 0 }
    expect(refusal({ ...full, seats }, 'standBy', by(full, 'eve', 'volunteer'))).toBe('WISH_QUEUE_FULL')
    const thanks = { ...proof, voice: null }
    const closed = made({ state: 'closed', thanks })
    expect(refusal(closed, 'thank', by(closed, 'elder'))).toBe('INVALID_STATE')
    const blocked = made({ state: 'closed', thanks: { ...thanks, check: { ...passed, verdict: 'blocked' } } })
    expect(refusal(blocked, 'thank', by(blocked, 'elder'))).toBe('OK')
  })
})

describe('what a change leaves behind', () => {
  it('hangs a wish up for thirty days, and keeps these when it comes back to the wall', () => {
    const wish = hung()
    expect(wish).toMatchObject({ wall: 'open', wallAt: NOW, publishedAt: NOW, dueAt: NOW + 30 * DAY })
    const claimed = granted(claimWish(wish, helperOf(wish, 'ann'), { now: NOW + DAY }))
    expect(claimed).toMatchObject({
      state: 'claimed',
      dueAt: null,
      helperIds: ['ann'],
      names: { ann: 'ann*' },
    })
    const back = granted(endHelp(claimed, 'ann', TIMER, { now: NOW + 5 * DAY }))
    expect(back).toMatchObject({ state: 'published', dueAt: NOW + 30 * DAY, helperIds: [], wall: 'open' })
  })

  it('tells by who stays what the going of a helper is', () => {
    const eventOf = (wish: WishDocument, who: string) => {
      const change = endHelp(wish, who, TIMER, { now: NOW })
      return change.ok ? [change.value.event, change.value.wish.state, change.value.next?.who ?? null] : null
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
    expect(granted(notYetWish(byStation, by(byStation, 'elder'), { now: NOW, reason: '没来' })).state).toBe(
      'stationFulfil',
    )
  })

  it('lets whoever stands by step aside', () => {
    const aside = stepAside(claimedBy('ann', 'bo', 'cai'), 'cai')
    expect(granted({ ok: true, value: aside })).toMatchObject({
      helperIds: ['ann', 'bo'],
      seats: { queue: [] },
    })
  })

  it('begins anew with another draft', () => {
    const wish = claimedBy('ann', 'bo', 'cai')
    const again = { ...wish, ...redraftFields(wish, { ...form, helpersWanted: 1 }, passed, NOW) }
    assertSeats(again.seats)
    expect(again).toMatchObject({
      drafts: 2,
      helperIds: [],
      seats: { capacity: 1, holders: [] },
      openUntil: null,
    })
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
    expect(tell('reject', wish)).toEqual([
      'elder wishDecided',
      'grid wishDecided',
      'ann wishHelp',
      'bo wishHelp',
      'cai wishHelp',
    ])
    const next = { who: 'cai', by: 'cai', at: NOW, until: NOW + 1 }
    expect(tell('stepOut', wish, { by: 'system', gone: 'bo', next })).toEqual([
      'cai wishTurn',
      'bo wishLapsed',
    ])
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

describe('the past of a wish', () => {
  it('has a sentence for every event, and names helpers by their masked names', () => {
    const entry = (on: string) => ({
      at: 1,
      by: 'ann',
      on,
      from: 'claimed' as WishState,
      to: 'claimed' as WishState,
    })
    const history = [...Object.keys(wishFlow.events), 'begin'].map(entry)
    const told = timelineOf({ history, names: { ann: '张*' } }, 'eve').map(({ text }) => text)
    told.forEach((text) => expect(text).toMatch(/[\u4e00-\u9fff]/))
    expect(timelineOf({ history: [entry('claim')], names: { ann: '张*' } }, 'eve')).toEqual([
      { at: 1, text: '张*认领了' },
    ])
    expect(timelineOf({ history: [entry('claim')], names: {} }, 'ann')[0]?.text).toBe('我认领了')
  })
})
