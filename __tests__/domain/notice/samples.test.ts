/** Notices that come again and again: every sample says a whole sentence, with nothing left open once it is filled in. */
import { instantOf } from '../../../src/domain/kernel/clock'
import { type Answered, blankForm, problemsIn } from '../../../src/domain/kernel/form'
import { noticeForm } from '../../../src/domain/notice/form'
import {
  hoursProblem,
  noticeSamples,
  plainWords,
  type SampleName,
  wordsOfSample,
} from '../../../src/domain/notice/samples'

const now = instantOf('2026-11-18', '10:00')
const names = Object.keys(noticeSamples) as SampleName[]
const filled = (name: SampleName): Answered => ({
  ...blankForm(noticeSamples[name].form),
  ...{ day: '2026-11-28', place: '二楼活动室', about: '停车怎么划线' },
})

const wordsOf = (name: SampleName, slots: Answered, where: string) => {
  const { title, text } = wordsOfSample(name, slots, where, now)
  return { title: plainWords(title), text: plainWords(text) }
}

describe.each(names)('%s', (name) => {
  it('says the place, the day and the hours, and fits into a notice', () => {
    const { title, text } = wordsOf(name, filled(name), '1 号楼、3 号楼')
    expect(problemsIn(noticeSamples[name].form, filled(name))).toEqual({})
    expect(title).toContain('11 月 28 日 周六 9:00')
    expect(text).toContain('1 号楼、3 号楼 11 月 28 日 周六 9:00')
    expect(`${title}${text}`).not.toMatch(/[{}＿]/)
    expect(title.length).toBeLessThanOrEqual(noticeForm.title.most)
    expect(text.length).toBeLessThanOrEqual(noticeForm.text.most)
  })

  it('begins with what matters, for a title is cut', () => {
    expect(wordsOf(name, filled(name), '').title.startsWith(noticeSamples[name].name)).toBe(true)
  })

  it('leaves a line where nothing was chosen', () => {
    const { form } = noticeSamples[name]
    expect(wordsOf(name, blankForm(form), '').text).toContain('＿＿')
    expect(problemsIn(form, blankForm(form))).toHaveProperty('day')
  })
})

it('underlines what was chosen, and only that', () => {
  const { text } = wordsOfSample('water', filled('water'), '3 号楼', now)
  expect(text.filter(({ chosen }) => chosen).map(({ text: words }) => words)).toEqual([
    '3 号楼',
    '11 月 28 日 周六 9:00–12:00',
    '检修水管',
  ])
})

it.each([
  ['09:00', '12:00', null],
  ['12:00', '12:00', '结束要晚于开始'],
  ['12:00', '09:00', '结束要晚于开始'],
  ['19:00', undefined, null],
])('%s to %s: %s', (from, to, said) => {
  expect(hoursProblem({ from, ...(to !== undefined && { to }) })).toBe(said)
})
