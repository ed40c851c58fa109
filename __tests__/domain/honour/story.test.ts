/**
 * What is told of an honour is read by nobody before its holder has agreed to these very words and the check has passed
 * them, whatever happens in whatever order; and what was taken down comes back by being written and agreed to anew alone.
 */
import type { HonourDocument } from '../../../src/domain/honour/documents'
import { type HonourEvent, honourFacts, honourFlow } from '../../../src/domain/honour/flow'
import { periodOf, periodWord, shownAtOf } from '../../../src/domain/honour/periods'
import { marksOf, newHonour } from '../../../src/domain/honour/rules'
import {
  agreedStory,
  storyTakenDown,
  tellsStory,
  wordsFor,
  writtenStory,
} from '../../../src/domain/honour/story'
import { decide, moved } from '../../../src/domain/kernel/workflow'
import { assertWorkflow } from '../../../src/domain/kernel/workflow-reading'

const NOW = 1_780_000_000_000
const HOLDER = 'p-holder'

const begun = (): HonourDocument =>
  newHonour(
    'h1',
    {
      ...{ stationId: 'st1', kind: 'goodPerson', title: '身边好人', period: null, day: '2026-05-01' },
      ...{ grantedBy: '区委宣传部', level: 'district', holder: { as: 'person', personId: HOLDER } },
      ...{ source: { kind: 'desk', id: 'k' }, by: 'p-staff' },
    },
    null,
    NOW,
  )

type Step = 'write' | 'agree' | 'byStaff' | 'pass' | 'block' | 'down' | 'rest' | 'resume' | 'withdraw'
const steps: readonly Step[] = [
  'write',
  'agree',
  'byStaff',
  'pass',
  'block',
  'down',
  'rest',
  'resume',
  'withdraw',
]

const moves: Record<Step, { event: HonourEvent; as: 'holder' | 'staff' } | null> = {
  write: { event: 'write', as: 'staff' },
  agree: { event: 'agree', as: 'holder' },
  byStaff: { event: 'agree', as: 'staff' },
  down: { event: 'takeDown', as: 'holder' },
  rest: { event: 'rest', as: 'staff' },
  resume: { event: 'resume', as: 'staff' },
  withdraw: { event: 'withdraw', as: 'staff' },
  pass: null,
  block: null,
}

function storyAfter(step: Step, { story, version }: HonourDocument): HonourDocument['story'] {
  if (step === 'write') return writtenStory({ words: `第 ${version} 稿`, photos: [] }, 'p-staff', NOW)
  if (story === null) return null
  if (step === 'agree' || step === 'byStaff') {
    const content = { checkId: `c${version}`, verdict: 'pending', version: 1 } as const
    return agreedStory(story, step === 'agree' ? HOLDER : 'p-staff', { at: NOW, content })
  }
  if (step === 'down') return storyTakenDown(story, 'holder', NOW)
  const verdict = step === 'pass' ? 'passed' : 'blocked'
  if (step !== 'pass' && step !== 'block') return story
  return story.content ? { ...story, content: { ...story.content, verdict } } : story
}

function after(honour: HonourDocument, step: Step): HonourDocument | null {
  const move = moves[step]
  if (move === null) return { ...honour, story: storyAfter(step, honour) }
  const granted = decide(honourFlow, honour, move.event, {
    ...{ by: move.as === 'holder' ? HOLDER : 'p-staff', roles: [move.as], at: NOW },
    facts: honourFacts(honour, '有异议', null),
  })
  return granted.ok ? { ...moved(honour, granted.value), story: storyAfter(step, honour) } : null
}

it('is told in words that their holder agreed to, and in no others, in every order of six steps', () => {
  let told = 0
  let looked = 0
  const walk = (honour: HonourDocument, taken: readonly Step[]): void => {
    looked += 1
    if (tellsStory(honour)) {
      told += 1
      const since = taken.slice(taken.lastIndexOf('write') + 1)
      expect({ taken, agreed: since.includes('agree'), down: since.includes('down') }).toEqual({
        ...{ taken, agreed: true, down: false },
      })
      expect([honour.state, honour.story?.agreed?.by, honour.story?.content?.verdict]).toEqual([
        ...['shown', HOLDER, 'passed'],
      ])
    }
    if (taken.length === 6) return
    for (const step of steps) {
      const next = after(honour, step)
      if (next) walk(next, [...taken, step])
    }
  }
  walk(begun(), [])
  expect(told).toBeGreaterThan(100)
  expect(looked).toBeGreaterThan(10_000)
})

it('writes no name in it longer than the name may be written now', () => {
  expect(wordsFor('王建国天天扫雪', '王建国', '王*')).toBe('王*天天扫雪')
  expect(wordsFor('王建国天天扫雪', '王建国', '王建国家')).toBe('王建国天天扫雪')
})

it('is a sound table, and its periods come newest first, the longest of those that end together before the others', () => {
  expect(() => assertWorkflow(honourFlow)).not.toThrow()
  expect(marksOf({ kind: 'goodPerson' })).toEqual([
    'honours',
    'honours:goodPerson',
    'deeds',
    'deeds:goodPerson',
  ])
  const day = '2026-12-15'
  const periods = (['year', 'quarter', 'month', 'week'] as const).map((by) => periodOf(by, day))
  expect(periods.map((one) => periodWord(one, day))).toEqual([
    ...['2026 年', '2026 年第 4 季度', '2026 年 12 月', '2026 年 12 月 14 日那一周'],
  ])
  const ends = periods.map((one) => shownAtOf(one, day))
  expect([...ends].sort((a, b) => b - a)).toEqual(ends)
  // One for no period stands under the month of its day, so that no month comes twice.
  expect(shownAtOf(null, day)).toBe(ends[2])
})
