/** Owns the notices that come again and again: what each says, and the few words in it that differ. */
import { instantOf } from '../kernel/clock'
import { type Answer, type Answered, defineForm, type Field, type FormTable } from '../kernel/form'
import { spanWord, timeWord, writtenDayWord } from '../words/moments'

interface Sample {
  /** What it is about, as it is chosen. */
  name: string
  /** What differs from one time to the next. Each has a day: the notice is over with it. */
  form: FormTable & Readonly<Record<'day', Field>>
  /** With {its} places: those of the form, {where}, and {when}, the day with its hours. */
  title: string
  text: string
  /** Whether readers are asked to answer: where somebody has to prepare for it. */
  asksReceipt: boolean
}

/** Some of a sample's sentence: the words that stand for good, and those that were chosen. */
export interface Piece {
  text: string
  chosen: boolean
}

const day = { is: 'day', label: '哪天', from: 0, most: 60 } as const
const from = { is: 'time', label: '几点开始', start: '09:00' } as const
const to = { is: 'time', label: '几点结束', start: '12:00' } as const
const place = { is: 'text', label: '在哪里', most: 20, placeholder: '比如：站里二楼活动室' } as const

const because = (options: Readonly<Record<string, string>>, start: string) =>
  ({ is: 'choice', label: '为什么', options, start }) as const

export const noticeSamples = {
  water: {
    name: '停水',
    form: defineForm({
      ...{ day, from, to },
      why: because({ pipe: '检修水管', pump: '检修水泵', tank: '清洗水箱' }, 'pipe'),
    }),
    title: '停水 {when}',
    text: '{where} {when} 停水，{why}。请提前存好要用的水；来水以后先放一会儿再用。',
    asksReceipt: true,
  },
  power: {
    name: '停电',
    form: defineForm({
      ...{ day, from, to },
      why: because({ line: '检修线路', box: '更换电表箱', net: '供电所检修' }, 'line'),
    }),
    title: '停电 {when}',
    text: '{where} {when} 停电，{why}。请提前给手机充好电；这段时间电梯也会停，请早点出门、上楼。',
    asksReceipt: true,
  },
  lift: {
    name: '电梯检修',
    form: defineForm({ day, from, to }),
    title: '电梯检修 {when}',
    text: '{where} {when} 检修电梯，这段时间不能用。上下楼要人帮忙的，请提前告诉我们。',
    asksReceipt: true,
  },
  corridor: {
    name: '清理楼道',
    form: defineForm({ day, from, to }),
    title: '清理楼道 {when}',
    text: '{where} {when} 清理楼道。请在这之前把放在楼道里的东西收回家；请不要在楼道停放、充电电动自行车。',
    asksReceipt: false,
  },
  meeting: {
    name: '开会',
    form: defineForm({
      ...{ day, from, place },
      about: { is: 'text', label: '商量什么', most: 40, placeholder: '比如：小区停车怎么划线' },
    }),
    title: '开会 {when}',
    text: '{where} {when} 在{place}开会，商量：{about}。家里来一位就好，来不了的可以请邻居带句话。',
    asksReceipt: false,
  },
} as const satisfies Readonly<Record<string, Sample>>

export type SampleName = keyof typeof noticeSamples

/** What stands where nothing has been chosen yet. */
const OPEN = '＿＿'

/** 11 月 28 日 周六 9:00–12:00. The day is written out: the notice is still read when it is no longer 明天. */
function whenWord({ day: on, from: start, to: end }: Answered, now: number): string {
  if (typeof on !== 'string' || on === '') return ''
  if (typeof start !== 'string' || start === '') return writtenDayWord(on, now)
  const startAt = instantOf(on, start)
  return typeof end === 'string'
    ? spanWord(startAt, instantOf(on, end), now)
    : `${writtenDayWord(on, now)} ${timeWord(startAt)}`
}

function chosenWord(field: Field | undefined, answer: Answer | undefined): string {
  const written = typeof answer === 'string' ? answer.trim() : ''
  return field?.is === 'choice' ? (field.options[written] ?? '') : written
}

/**
 * A sample's sentences with the words that were chosen.
 * @param slots the answers to the sample's form
 * @param where for whom it is: 1 号楼、3 号楼; empty while nobody is chosen
 */
export function wordsOfSample(
  name: SampleName,
  slots: Answered,
  where: string,
  now: number,
): { title: Piece[]; text: Piece[] } {
  const { form, title, text }: Sample = noticeSamples[name]
  const wordOf = (slot: string): string => {
    if (slot === 'where') return where
    return slot === 'when' ? whenWord(slots, now) : chosenWord(form[slot], slots[slot])
  }
  const pieces = (sentence: string): Piece[] =>
    sentence
      .split(/(\{\w+\})/)
      .filter((part) => part !== '')
      .map((part) => {
        const slot = /^\{(\w+)\}$/.exec(part)?.[1]
        return slot === undefined
          ? { text: part, chosen: false }
          : { text: wordOf(slot) || OPEN, chosen: true }
      })
  return { title: pieces(title), text: pieces(text) }
}

/** The sentence as it is sent. */
export const plainWords = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

/** What is wrong with the hours of a sample; null when nothing is. */
export const hoursProblem = ({ from: start, to: end }: Answered): string | null =>
  typeof start === 'string' && typeof end === 'string' && end <= start ? '结束要晚于开始' : null
