/** What the door asks once more: every combination of what a session asks for and what somebody has on its day. */
import { asksPapers, doorRefusal, nameOfMissing } from '@/domain/activity/requirements'
import { DAY, dayOf } from '@/domain/kernel/clock'
import type { HeldPaper } from '@/domain/papers/rules'

const startAt = 1_700_000_000_000
const day = (days: number) => dayOf(startAt + days * DAY)
const plain = { startAt, volunteersOnly: false, credential: null, training: null, insured: false }

type Asked = Partial<Pick<typeof plain, 'insured'>> & { credential?: 'nurse'; training?: 'fire' }
const asked: [name: string, session: Asked, paper: HeldPaper, words: string][] = [
  [
    'a credential',
    { credential: 'nurse' },
    { sort: 'credential', kind: 'nurse', from: null, until: null },
    '护士',
  ],
  [
    'a training',
    { training: 'fire' },
    { sort: 'training', kind: 'fire', from: day(-9), until: null },
    '消防',
  ],
  ['cover', { insured: true }, { sort: 'cover', kind: 'volunteer', from: day(-9), until: day(9) }, '保险'],
]

describe.each(asked)('%s', (_, session, paper, words) => {
  const asking = { ...plain, ...session }
  const comes = (papers: readonly HeldPaper[]) => doorRefusal(asking, { isVolunteer: true, papers })

  it('is asked for by its name, and lets in whoever has it that day', () => {
    expect(asksPapers(asking)).toBe(true)
    expect(comes([paper])).toBeNull()
    expect(comes([])).toMatchObject({
      code: 'DOOR_PAPER',
      details: { paper: expect.stringContaining(words) },
    })
    expect(nameOfMissing(asking, [])).toContain(words)
    expect(nameOfMissing(asking, [paper])).toBeNull()
  })

  it.each([
    ['is over', { from: null, until: day(-1) }],
    ['has not begun', { from: day(1), until: null }],
  ])('does not count when it %s', (_when, days) => {
    expect(comes([{ ...paper, ...days }])).toMatchObject({ code: 'DOOR_PAPER' })
  })

  it('is not made up for by another', () => {
    const others = asked.flatMap(([, , other]) => (other.sort === paper.sort ? [] : [other]))
    expect(comes(others)).toMatchObject({ code: 'DOOR_PAPER' })
  })
})

it('lets everybody in where nothing is asked for, and volunteers alone where only they may come', () => {
  expect(asksPapers(plain)).toBe(false)
  expect(doorRefusal(plain, { isVolunteer: false, papers: [] })).toBeNull()
  const only = { ...plain, volunteersOnly: true }
  expect(doorRefusal(only, { isVolunteer: false, papers: [] })).toMatchObject({ code: 'VOLUNTEERS_ONLY' })
  expect(doorRefusal(only, { isVolunteer: true, papers: [] })).toBeNull()
})
