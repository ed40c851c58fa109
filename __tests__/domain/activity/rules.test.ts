/** The rules of signing up: figures, conditions, search, keeping rows in step, the next thing. */
import fc from 'fast-check'
import { clashOf, windowRefusal } from '../../../src/domain/activity/decide-sign-up'
import { requirementRefusal } from '../../../src/domain/activity/requirements'
import { decideEnrollment, type EnrollmentFlowState } from '../../../src/domain/activity/enrollment-flow'
import { stepTowards, type Target } from '../../../src/domain/activity/keep-in-step'
import {
  checkInWindowOf,
  enrolRules,
  freeCancelUntilOf,
  mayOffer,
  offerUntilOf,
} from '../../../src/domain/activity/rules'
import { filterMark, filterMarksOf } from '../../../src/domain/activity/search-words'
import { searchWordsOf, wordsOf } from '../../../src/domain/words/search'
import { enrolFromOf } from '../../../src/domain/activity/session-times'
import { selectNext } from '../../../src/domain/activity/select-next'
import { DAY, dayOf, timeOf } from '../../../src/domain/kernel/clock'
import { momentWord } from '../../../src/domain/words/moments'
import { messageKinds } from '../../../src/domain/message/documents'
import { templateOf } from '../../../src/domain/message/templates'
import { messageWords } from '../../../src/domain/message/texts'
import { assertRules } from '../../../src/domain/kernel/rules'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const startAt = Date.parse('2026-11-20T01:00:00Z')
const session = {
  startAt,
  endAt: startAt + 2 * HOUR,
  state: 'enrolling' as const,
  enrolUntil: startAt - HOUR,
  opensDays: null as number | null,
}

describe('the figures', () => {
  it('are dated and give the deadlines of a session', () => {
    assertRules(enrolRules)
    expect(freeCancelUntilOf(session)).toBe(startAt - 24 * HOUR)
    expect(checkInWindowOf(session)).toEqual({ from: startAt - 30 * MINUTE, until: startAt + 30 * MINUTE })
  })

  it('keep an offered place for two hours, never past the start, and make no offer right before it', () => {
    expect(offerUntilOf(session, startAt - 10 * HOUR)).toBe(startAt - 8 * HOUR)
    expect(offerUntilOf(session, startAt - HOUR)).toBe(startAt)
    expect(mayOffer(session, startAt - 11 * MINUTE)).toBe(true)
    expect(mayOffer(session, startAt - 10 * MINUTE)).toBe(false)
    expect(mayOffer({ ...session, state: 'cancelled' }, startAt - 10 * HOUR)).toBe(false)
  })
})

describe('who may sign up', () => {
  const open = {
    startAt,
    opensDays: null,
    minAge: null,
    maxAge: null,
    volunteersOnly: false,
    credential: null,
  }
  const person = { personId: 'p1', birthDate: '2008-11-20', isVolunteer: false, papers: [] }
  const code = (given: object, who = person) => requirementRefusal({ ...open, ...given }, who)?.code ?? null

  it('is judged by the age on the day, the volunteer and the credential', () => {
    expect(code({})).toBeNull()
    expect(code({ minAge: 18 })).toBeNull()
    expect(code({ minAge: 18 }, { ...person, birthDate: '2008-11-21' })).toBe('NOT_ELIGIBLE_AGE')
    expect(code({ maxAge: 17 })).toBe('NOT_ELIGIBLE_AGE')
    expect(code({ maxAge: 17 }, { ...person, birthDate: null as never })).toBe('BIRTH_DATE_NEEDED')
    expect(code({ volunteersOnly: true, minAge: 60 })).toBe('VOLUNTEERS_ONLY')
    expect(code({ credential: '急救员证' })).toBe('CREDENTIAL_NEEDED')
    expect(code({ training: 'fire' })).toBe('TRAINING_NEEDED')
    expect(code({ insured: true })).toBe('COVER_NEEDED')
    expect(code({ training: null, insured: false })).toBeNull()
  })

  it('with the papers that it asks for, valid on the day, the first missing one told', () => {
    const [before, day, after] = [-1, 0, 1].map((days) => dayOf(startAt + days * DAY))
    const paper = (sort: string, kind: string, from: string | undefined, until: string | undefined) => ({
      ...{ sort, kind, from: from ?? null, until: until ?? null },
    })
    const asked = { training: 'fire', insured: true }
    const held = (...papers: object[]) => code(asked, { ...person, papers: papers as never })
    const trained = paper('training', 'fire', before, undefined)
    const insured = paper('cover', 'accident', before, after)
    expect(held()).toBe('TRAINING_NEEDED')
    expect(held(paper('training', 'care', before, undefined), insured)).toBe('TRAINING_NEEDED')
    expect(held(paper('training', 'fire', after, undefined), insured)).toBe('TRAINING_NEEDED')
    expect(held(trained)).toBe('COVER_NEEDED')
    expect(held(trained, paper('cover', 'volunteer', before, before))).toBe('COVER_NEEDED')
    expect(held(trained, paper('cover', 'volunteer', after, after))).toBe('COVER_NEEDED')
    expect(held(trained, insured)).toBeNull()
    expect(held(trained, paper('cover', 'volunteer', day, day))).toBeNull()
  })

  it('is a matter of time, too', () => {
    expect(windowRefusal(session, startAt - 2 * HOUR)).toBeNull()
    expect(windowRefusal(session, startAt - HOUR)?.code).toBe('ENROLL_NOT_OPEN')
    expect(windowRefusal({ ...session, state: 'cancelled' as never }, 0)?.code).toBe('ENROLL_NOT_OPEN')
    expect(windowRefusal(session, startAt)?.code).toBe('ALREADY_STARTED')
  })

  it('opens at nine in the morning so many days before, and says when', () => {
    const opens = { ...session, opensDays: 3 }
    const from = enrolFromOf(opens) ?? 0
    expect([dayOf(from), timeOf(from)]).toEqual([dayOf(startAt - 3 * DAY), '09:00'])
    expect(windowRefusal(opens, from - 1)).toEqual({
      code: 'ENROLL_NOT_YET',
      details: { when: momentWord(from, from - 1) },
    })
    expect(windowRefusal(opens, from)).toBeNull()
    expect(enrolFromOf(session)).toBeNull()
  })

  it('clashes only with the same person, another session, and a true overlap', () => {
    const here = { _id: 's1', startAt: 10, endAt: 20 }
    const item = { sessionId: 's2', personId: 'p1', startAt: 15, endAt: 25 }
    expect(clashOf(here, 'p1', [item])).toBe(item)
    expect(clashOf(here, 'p2', [item])).toBeNull()
    expect(clashOf(here, 'p1', [{ ...item, sessionId: 's1' }])).toBeNull()
    expect(clashOf(here, 'p1', [{ ...item, startAt: 20 }])).toBeNull()
    expect(clashOf(here, 'p1', [{ ...item, startAt: 1, endAt: 10 }])).toBeNull()
  })
})

describe('search', () => {
  it('finds a text by every piece of it', () => {
    const text = fc.stringMatching(/^[一-龥a-z0-9]{1,30}$/)
    fc.assert(
      fc.property(text, fc.nat(29), fc.nat(29), (whole, a, b) => {
        const piece = whole.slice(Math.min(a, b), Math.max(a, b) + 1)
        const words = new Set(wordsOf(whole))
        return searchWordsOf(piece).every((word) => words.has(word))
      }),
    )
  })

  it('never takes a typed text for a filter', () => {
    expect(wordsOf('#t=cleanup').every((word) => !word.startsWith('#'))).toBe(true)
    expect(searchWordsOf(' ,。!')).toEqual([])
  })

  it('files a session under every combination of filters that fits it, and no other', () => {
    const marks = filterMarksOf({ type: 'cleanup', audience: 'all', gridIds: ['g1', 'g2'], projectId: null })
    for (const type of [undefined, 'cleanup', 'lecture'] as const) {
      for (const audience of [undefined, 'all', 'child'] as const) {
        for (const gridId of [undefined, 'g1', 'g2', 'g3']) {
          const mark = filterMark({ type, audience, gridId })
          const fits = type !== 'lecture' && audience !== 'child' && gridId !== 'g3'
          if (mark) expect([mark, marks.includes(mark)]).toEqual([mark, fits])
        }
      }
    }
  })
})

describe('a row', () => {
  const targets: Target[] = ['holder', 'offered', 'waiting', 'applied', 'declined', 'gone', 'closed']
  const states: EnrollmentFlowState[] = [
    ...(['none', 'confirmed', 'waiting', 'offered', 'applied', 'declined', 'cancelled'] as const),
  ]
  const resting: Record<Target, EnrollmentFlowState[]> = {
    holder: ['confirmed'],
    offered: ['offered'],
    waiting: ['waiting'],
    applied: ['applied'],
    declined: ['declined'],
    gone: ['cancelled', 'none'],
    closed: ['cancelled', 'none'],
  }

  it.each(targets.flatMap((target) => states.map((state) => [target, state] as const)))(
    'reaches %s from %s in at most four allowed steps',
    (target, from) => {
      let state = from
      for (let step = 0; step < 4; step++) {
        const event = stepTowards(target, { state, offerUntil: 50 }, 10)
        if (event === null) break
        const row = state === 'none' ? null : { state, version: 1, history: [] }
        const decision = decideEnrollment(row, { event, as: 'system', by: 'system', at: 10 })
        if (!decision.ok) throw new Error(`${event} from ${state}: ${decision.error.code}`)
        state = decision.value.to
      }
      expect(resting[target]).toContain(state)
    },
  )

  it.each(['checkedIn', 'checkedOut', 'counted', 'leftOpen', 'noShow'] as const)(
    'that is %s stays as the door left it',
    (state) => {
      for (const target of targets) expect(stepTowards(target, { state, offerUntil: null }, 10)).toBeNull()
    },
  )

  it('says of an offer that is gone whether it ran out', () => {
    expect(stepTowards('gone', { state: 'offered', offerUntil: 50 }, 10)).toBe('pass')
    expect(stepTowards('gone', { state: 'offered', offerUntil: 50 }, 50)).toBe('expire')
  })
})

describe('the next thing', () => {
  const row = (state: string, from: number, more: object = {}) =>
    ({ state, startAt: from, endAt: from + HOUR, offerUntil: null, ...more }) as never
  const now = startAt

  it('is an offer before a check-out, a check-in, a question, a promise and a hope', () => {
    const rows: [string, unknown][] = [
      ['acceptOffer', row('offered', now + 9 * HOUR, { offerUntil: now + HOUR })],
      ['checkOut', row('checkedIn', now - HOUR)],
      ['checkIn', row('confirmed', now + 20 * MINUTE)],
      ['answerForgotten', row('leftOpen', now - 20 * HOUR)],
      ['view', row('confirmed', now + 2 * HOUR)],
      ['view', row('waiting', now + HOUR)],
    ]
    rows.forEach(([act, expected], i) => {
      const next = selectNext(
        rows.slice(i).map(([, one]) => one as never),
        now,
      )
      expect(next).toEqual({ row: expected, act })
    })
  })

  it('forgets what is over', () => {
    const over = [
      row('offered', now + HOUR, { offerUntil: now }),
      row('confirmed', now - 2 * HOUR),
      row('waiting', now),
    ]
    expect(selectNext(over, now)).toBeNull()
  })
})

describe('messages', () => {
  it('of every kind have a template', () => {
    expect(Object.keys(templateOf).sort()).toEqual([...messageKinds].sort())
  })

  it('say in plain words what, when and what to do', () => {
    const about = { sessionId: 's1', title: '大扫除', startAt, name: '' }
    expect(messageWords('offer', { ...about, until: startAt })).toEqual({
      title: '有空位留给您',
      text: '「大扫除」空出一个位子，给您留到 11 月 20 日 周五 9:00。来就点「我参加」，不来就让给下一位。',
      page: '/packages/activity/detail/index?sessionId=s1',
    })
    const child = messageWords('enrolled', { ...about, name: '家人', placeName: '3 号楼' })
    expect(child.text).toBe('家人已报上「大扫除」，11 月 20 日 周五 9:00，3 号楼。来不了请提前取消。')
    const cancelled = messageWords('sessionCancelled', { ...about, notice: '大雨' })
    expect(cancelled.text).toBe('11 月 20 日 周五 9:00 的「大扫除」取消了。原因：大雨。')
  })
})
