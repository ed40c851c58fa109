/** Owns what a station writes about itself: when and how it is reached, and what it stands for. */
import { type Answers, defineForm, type Problems, problemsIn } from '../kernel/form'
import { tidyPhone } from '../person/phone'

/** What it often says stands one on a line: it comes from a wall or a list, and is pasted as it is. */
const MOST_SLOGANS = 8
const LONGEST_LINE = 60

export const sheetForm = defineForm({
  hours: {
    is: 'text',
    label: '几点开门',
    most: 40,
    placeholder: '比如：周一到周五 8:30–17:30',
    optional: true,
  },
  phone: {
    is: 'text',
    label: '电话',
    most: 30,
    line: true,
    hint: '居民打这个电话，写座机或者值班手机',
    optional: true,
  },
  about: { is: 'text', label: '我们是谁', most: 300, hint: '两三句话，站里做什么', optional: true },
  slogans: { is: 'text', label: '我们常说的话', most: 500, hint: '一行一句，最多 8 句', optional: true },
})

export type SheetAnswers = Answers<typeof sheetForm>

/** What a station tells about itself, as it is stored. */
export interface StationSelf {
  about: string
  slogans: string[]
}

/** What was written one on a line; the numbers and dots that a pasted list begins its lines with are left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[·•●◆▪*-]|\d{1,2}[.、．)）])\s*/, '').trim())
    .filter((line) => line !== '')

function problemOfSlogans(text: string): string | null {
  const lines = linesOf(text)
  if (lines.length > MOST_SLOGANS) return `最多 ${MOST_SLOGANS} 句，现在有 ${lines.length} 句`
  const long = lines.find((line) => line.length > LONGEST_LINE)
  return long === undefined ? null : `一行最多 ${LONGEST_LINE} 个字，「${long.slice(0, 8)}…」长了`
}

/** A number that can be dialled: hotlines have five digits, numbers with an area code twelve. */
const isDialled = (phone: string): boolean => /^\d{5,12}$/.test(tidyPhone(phone))

/** What is wrong with a sheet, by field; empty when it can be stored. */
export function sheetProblems(answers: Pick<SheetAnswers, 'phone' | 'slogans'>): Problems<typeof sheetForm> {
  const { phone } = answers
  const slogans = problemOfSlogans(answers.slogans)
  return {
    ...problemsIn(sheetForm, answers),
    ...(phone.trim() !== '' && !isDialled(phone) && { phone: '写一个打得通的号码，座机带区号' }),
    ...(slogans !== null && { slogans }),
  }
}

/** The sheet of a station, to be written on. */
export const sheetOf = (station: {
  contact?: { hours: string; phone: string }
  self?: StationSelf
}): SheetAnswers => ({
  hours: station.contact?.hours ?? '',
  phone: station.contact?.phone ?? '',
  about: station.self?.about ?? '',
  slogans: (station.self?.slogans ?? []).join('\n'),
})

/** What a sheet says, as the station stores it. */
export const storedSheet = ({ hours, phone, about, slogans }: SheetAnswers) => ({
  contact: { hours, phone: tidyPhone(phone) },
  self: { about, slogans: linesOf(slogans) } satisfies StationSelf,
})
