/** Checks of content: the table, what findings lead to in whatever order they come, who may decide, and how news reaches the piece. */
import fc from 'fast-check'
import { checkFlow } from '@/domain/moderation/check-flow'
import {
  appeal,
  decideByStaff,
  eventOf,
  giveUp,
  learn,
  replace,
  takeBackByStaff,
} from '@/domain/moderation/decide-check'
import type { CheckDocument, CheckedPiece, Finding } from '@/domain/moderation/documents'
import { beginCheck, type Piece } from '@/domain/moderation/new-check'
import { applyInto, applyTo, maySee, pieceOf } from '@/domain/moderation/moderated-content'
import { checkRules, isReadable, labelText, readableParts } from '@/domain/moderation/rules'
import { DAY, HOUR, MINUTE, instantOf } from '@/domain/kernel/clock'
import { assertWorkflow, everyMove } from '@/domain/kernel/workflow-reading'
import { OneDocument } from '../kernel/support/one-document'

const NOW = instantOf('2026-11-18', '10:00')

const piece = (media: Piece['media'] = [], authorId = 'p-author'): Piece => ({
  subject: { kind: 'wish', id: 'w1', part: 'body' },
  author: { personId: authorId, stationId: 'st1', openid: 'o-author', name: '王建国' },
  title: '心愿「想学剪纸」',
  page: '/packages/wish/detail/index?wishId=w1',
  text: '想学剪纸',
  media,
})
const photo = (name: string) => ({ fileId: `cloud://e.b/wish/${name}.jpg`, kind: 'image' as const })

const begun = (finding: Finding, media: Piece['media'] = []): CheckDocument =>
  beginCheck('c1', piece(media), { finding, label: null }, NOW).check

const staff = { personId: 'p-staff', roles: ['staff'] as const }
const admin = { personId: 'p-admin', roles: ['station_admin'] as const }

const block = (
  check: CheckDocument,
  by: { personId: string; roles: readonly ('staff' | 'station_admin')[] } = staff,
) => decideByStaff(check, by, { event: 'block', version: check.version, reason: '有广告', now: NOW + HOUR })

function granted<T>(decision: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value
}

describe('the table', () => {
  it('is sound', () => assertWorkflow(checkFlow))

  it('leads a check only along these ways', () => {
    const moves = new Map<string, string[]>()
    for (const { state, event, role, to } of everyMove(checkFlow)) {
      if (to === null) continue
      const name = `${state} ${event} → ${to}`
      moves.set(name, [...(moves.get(name) ?? []), role])
    }
    expect([...moves].map(([name, roles]) => `${name} (${roles.join(', ')})`).sort()).toEqual(
      [
        'pending clear → passed (system)',
        'pending doubt → inReview (system)',
        'pending stop → blocked (system)',
        'pending giveUp → inReview (system)',
        'inReview pass → passed (staff, station_admin)',
        'inReview block → blocked (staff, station_admin)',
        'passed block → blocked (staff, station_admin)',
        'blocked appeal → appealed (author)',
        'appealed pass → passed (staff, station_admin)',
        'appealed block → blocked (staff, station_admin)',
        'passed backToReview → inReview (staff, station_admin)',
        'blocked backToReview → inReview (staff, station_admin)',
        'blocked backToPassed → passed (staff, station_admin)',
        'passed backToAppeal → appealed (staff, station_admin)',
        'blocked backToAppeal → appealed (staff, station_admin)',
        ...['pending', 'inReview', 'passed', 'blocked', 'appealed'].map(
          (state) => `${state} replace → replaced (system)`,
        ),
      ].sort(),
    )
  })
})

describe('findings', () => {
  it.each<[Finding[], string | null]>([
    [['pass'], 'clear'],
    [['pass', 'pass', 'pass'], 'clear'],
    [['review', 'pass'], 'doubt'],
    [['pass', 'pending'], null],
    [['review', 'pending'], null],
    [['pending', 'risky'], 'stop'],
    [['review', 'risky'], 'stop'],
  ])('%j lead to %s', (findings, event) => expect(eventOf(findings)).toBe(event))

  it('lead to the same end in whatever order they come, unless something risky ends it earlier', () => {
    const finding = fc.constantFrom<Finding>('pass', 'review', 'risky')
    fc.assert(
      fc.property(
        fc.array(finding, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (all, order) => {
          const names = all.map((_, i) => photo(`p${i}`))
          let check = begun('pass', names)
          const left = all.map((found, i) => ({ found, i }))
          while (left.length > 0) {
            const at = (order.next().value as number) % left.length
            const [{ found, i }] = left.splice(at, 1) as [{ found: Finding; i: number }]
            const media = check.media.map((medium, n) => (n === i ? { ...medium, finding: found } : medium))
            check = learn(check, { media }, NOW + 1).check
          }
          const end = all.includes('risky') ? 'blocked' : all.includes('review') ? 'inReview' : 'passed'
          expect(check.state).toBe(end)
        },
      ),
    )
  })

  it('that come after a person decided are kept and move nothing', () => {
    const waiting = giveUp({ ...begun('pass', [photo('a')]), dueAt: NOW }, NOW).check
    expect(waiting.state).toBe('inReview')
    const event = { event: 'pass', version: waiting.version, reason: '', now: NOW } as const
    const passed = granted(decideByStaff(waiting, staff, event)).check
    const media = passed.media.map((medium) => ({ ...medium, finding: 'risky' as const }))
    const after = learn(passed, { media }, NOW + 1)
    expect(after.check).toMatchObject({ state: 'passed', media: [{ finding: 'risky' }] })
    expect(after.effects).toEqual([])
  })

  it('begin with the text: risky text is stopped at once and its media are not waited for', () => {
    expect(begun('pass').state).toBe('passed')
    expect(begun('review').state).toBe('inReview')
    expect(begun('risky', [photo('a')]).state).toBe('blocked')
    expect(begun('pass', [photo('a')]).state).toBe('pending')
    expect(begun('pending')).toMatchObject({ state: 'pending', dueAt: NOW + 30 * MINUTE })
  })

  it('of a medium that the service cannot read are left to a person', () => {
    const voice = { fileId: 'cloud://e.b/voice/a.webm', kind: 'voice' as const }
    expect([isReadable(voice), isReadable(photo('a'))]).toEqual([false, true])
    expect(begun('pass', [voice])).toMatchObject({ state: 'inReview', media: [{ finding: 'review' }] })
  })

  it('are given up on after half an hour and not before', () => {
    const check = begun('pending')
    expect(giveUp(check, NOW + 30 * MINUTE - 1).update).toBeNull()
    expect(giveUp(check, NOW + 30 * MINUTE).check).toMatchObject({
      state: 'inReview',
      dueAt: NOW + 30 * MINUTE + DAY,
    })
    expect(giveUp(begun('pass'), NOW + DAY).update).toBeNull()
  })
})

describe('a person', () => {
  it('decides with a reason where something is turned down, and not on the own piece', () => {
    const check = begun('review')
    const decideBy = (personId: string, event: 'pass' | 'block', reason: string) => {
      const actor = { personId, roles: ['staff'] as const }
      const decision = decideByStaff(check, actor, { event, version: check.version, reason, now: NOW })
      return decision.ok ? decision.value.check.state : decision.error.code
    }
    expect(decideBy('p-staff', 'pass', '')).toBe('passed')
    expect(decideBy('p-staff', 'block', '')).toBe('REASON_NEEDED')
    expect(decideBy('p-staff', 'block', '广告')).toBe('blocked')
    expect(decideBy('p-author', 'pass', '')).toBe('OWN_RECORD')
  })

  it('hears that somebody else was faster, and repeats the own decision without effect', () => {
    const check = begun('review')
    const first = granted(block(check))
    const again = decideByStaff(first.check, staff, {
      event: 'block',
      version: check.version,
      reason: '有广告',
      now: NOW + 2 * HOUR,
    })
    expect(granted(again).update).toBeNull()
    const other = decideByStaff(first.check, admin, {
      event: 'pass',
      version: check.version,
      reason: '',
      now: NOW + 2 * HOUR,
    })
    expect(other).toMatchObject({ ok: false, error: { code: 'STALE' } })
  })

  it('may take down what had passed', () => {
    expect(granted(block(begun('pass'))).check).toMatchObject({ state: 'blocked', reason: '有广告' })
  })
})

describe('taking back', () => {
  const back = (
    check: CheckDocument,
    by: Parameters<typeof takeBackByStaff>[1] = staff,
    now = NOW + 2 * HOUR,
  ) => {
    const decision = takeBackByStaff(check, by, { version: check.version, now })
    return decision.ok ? decision.value.check.state : decision.error.code
  }
  const passed = granted(
    decideByStaff(begun('review'), staff, {
      event: 'pass',
      version: begun('review').version,
      reason: '',
      now: NOW,
    }),
  ).check

  it('leads to where the decision came from, with a deadline where somebody looks', () => {
    expect([
      back(passed),
      back(granted(block(begun('review'))).check),
      back(granted(block(passed)).check),
    ]).toEqual(['inReview', 'inReview', 'passed'])
    const { check } = granted(takeBackByStaff(passed, staff, { version: passed.version, now: NOW + HOUR }))
    expect(check.dueAt).toBeGreaterThan(NOW + HOUR)
    expect(
      granted(takeBackByStaff(check, staff, { version: passed.version, now: NOW + HOUR })).update,
    ).toBeNull()
  })

  it('is for a day, for whoever decided and the head, and for what nobody wrote oneself', () => {
    expect(back(passed, staff, NOW + DAY)).toBe('inReview')
    expect(back(passed, staff, NOW + DAY + 1)).toBe('DECISION_KEPT')
    expect(back(passed, { personId: 'p-other', roles: ['staff'] })).toBe('DECISION_NOT_YOURS')
    expect(back(passed, admin)).toBe('inReview')
    expect(back(passed, { personId: 'p-author', roles: ['station_admin'] })).toBe('OWN_RECORD')
    expect(back(passed, { personId: 'p-author', roles: ['author'] })).toBe('FORBIDDEN')
  })

  it('is not for what the service decided, nor for a notice that went back to its writer', () => {
    expect([back(begun('pass')), back(begun('risky')), back(begun('review'))]).toEqual([
      'DECISION_KEPT',
      'DECISION_KEPT',
      'DECISION_KEPT',
    ])
    const blocked = granted(block(begun('review'))).check
    expect(back({ ...blocked, subject: { kind: 'notice', id: 'n1', part: 'body' } })).toBe('DECISION_KEPT')
    expect(back({ ...passed, subject: { kind: 'notice', id: 'n1', part: 'body' } })).toBe('inReview')
  })
})

describe('an appeal', () => {
  const appealed = (check: CheckDocument, now = NOW + 2 * HOUR) =>
    appeal(check, { by: 'p-author', reason: '不是广告', now })

  it('is heard once, within thirty days, by somebody else than who turned it down', () => {
    const blocked = granted(block(begun('review'))).check
    const open = granted(appealed(blocked)).check
    expect(open).toMatchObject({ state: 'appealed', appealReason: '不是广告' })
    expect(granted(appealed(open)).update).toBeNull()
    expect(block(open)).toMatchObject({ error: { code: 'OTHER_DECIDER' } })
    const upheld = granted(block(open, admin)).check
    expect(upheld.state).toBe('blocked')
    expect(appealed(upheld)).toMatchObject({ error: { code: 'APPEAL_CLOSED' } })
    const late = NOW + HOUR + checkRules.appealDays * DAY + 1
    expect(appealed(blocked, late)).toMatchObject({ error: { code: 'APPEAL_CLOSED' } })
  })

  it('is not heard by whoever turned it down, the head of the station neither', () => {
    const open = granted(appealed(granted(block(begun('review'), admin)).check)).check
    expect(block(open, admin)).toMatchObject({ error: { code: 'OTHER_DECIDER' } })
    expect(granted(block(open, staff)).check.state).toBe('blocked')
  })

  it('is not for what has passed or waits', () => {
    expect(appealed(begun('pass'))).toMatchObject({ error: { code: 'INVALID_STATE' } })
    expect(appealed(begun('review'))).toMatchObject({ error: { code: 'INVALID_STATE' } })
  })
})

describe('the piece', () => {
  const news = (verdict: CheckedPiece['verdict'], version: number): CheckedPiece => ({
    checkId: 'c1',
    verdict,
    version,
  })

  it('is read by others only once it has passed', () => {
    expect(
      ['pass', 'review', 'risky', 'pending'].map((f) => maySee(pieceOf(begun(f as Finding)), false)),
    ).toEqual([true, false, false, false])
    expect(maySee(pieceOf(begun('risky')), true)).toBe(true)
    expect(maySee(null, false)).toBe(true)
  })

  it('never goes back to older news, in whatever order and however often they come', () => {
    const verdicts = ['inReview', 'blocked', 'inReview', 'passed'] as const
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 12 }), (arrivals) => {
        const alone = new OneDocument({ body: news('pending', 1) })
        const listed = new OneDocument({
          notes: [{ check: { ...news('pending', 1), checkId: 'c0' } }, { check: news('pending', 1) }],
        })
        for (const n of arrivals) {
          const said = news(verdicts[n] as CheckedPiece['verdict'], n + 2)
          alone.apply(applyTo('body', said))
          listed.apply(onTheSecond(applyInto('notes', 'check', said)))
        }
        const newest = Math.max(-1, ...arrivals)
        const expected = newest < 0 ? news('pending', 1) : news(verdicts[newest] as 'passed', newest + 2)
        expect(alone.read().body).toEqual(expected)
        expect(listed.read().notes[1]?.check).toEqual(expected)
      }),
    )
  })

  it('that has another check by now is left alone', () => {
    const document = new OneDocument({ body: { ...news('pending', 1), checkId: 'c2' } })
    expect(document.apply(applyTo('body', news('passed', 9)))).toBe(false)
  })

  it('of an older version leaves the desk when a new one is handed in', () => {
    expect(replace(begun('review'), NOW).check).toMatchObject({ state: 'replaced', dueAt: null })
    expect(replace(replace(begun('review'), NOW).check, NOW).update).toBeNull()
  })
})

/** The interpreter knows no positional `$`; here the element is always the second. */
const onTheSecond = (update: ReturnType<typeof applyInto>): ReturnType<typeof applyInto> =>
  JSON.parse(JSON.stringify(update).replaceAll('.$.', '.1.')) as ReturnType<typeof applyInto>

describe('a text', () => {
  it('is read whole, in parts that the service takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 6000, minLength: 0 }), (text) => {
        const parts = readableParts(text)
        expect(parts.every((part) => part.length <= checkRules.textLetters)).toBe(true)
        expect(text.startsWith(parts.join(''))).toBe(true)
        expect(text.slice(parts.join('').length).trim()).toBe('')
      }),
      { numRuns: 50 },
    )
  })

  it('says in a word what the service calls it', () => {
    expect([null, 100, 10001, 4711].map(labelText)).toEqual(['', '正常', '广告', '其他'])
  })
})
