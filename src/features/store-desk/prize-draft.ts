/** Owns a prize as it is being written: its answers as typed, what is wrong with them, what is sent. */
import type { PrizeKind } from '@/domain/store/vocabulary'
import type { PrizeForm } from './store'
import { weekdayNumbers, weekdayTexts, type WeekdayText } from './weekdays'

/** Numbers stand as they are typed, so that a half-typed one is not lost. */
export interface PrizeDraft {
  title: string
  kind: PrizeKind
  intro: string
  photo: string | null
  points: string
  /** Empty: no limit. */
  limitPerMonth: string
  /** Empty: the station itself. */
  partnerId: string
  place: string
  weekdays: WeekdayText[]
  from: string
  until: string
  shelfFrom: string | null
  shelfUntil: string | null
  lowMark: string
}

export const blankPrize: PrizeDraft = {
  ...{ title: '', kind: 'goods', intro: '', photo: null, points: '', limitPerMonth: '' },
  ...{ partnerId: '', place: '', weekdays: ['1', '2', '3', '4', '5'], from: '09:00', until: '17:00' },
  ...{ shelfFrom: null, shelfUntil: null, lowMark: '3' },
}

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** A saved prize as answers. */
export function prizeDraftOf(form: PrizeForm): PrizeDraft {
  const { points, limitPerMonth, partnerId, pickUp, lowMark, ...same } = form
  return {
    ...same,
    points: String(points),
    limitPerMonth: limitPerMonth === null ? '' : String(limitPerMonth),
    partnerId: partnerId ?? '',
    weekdays: weekdayTexts(pickUp.weekdays),
    from: timeText(pickUp.fromMinute),
    until: timeText(pickUp.untilMinute),
    lowMark: String(lowMark),
  }
}

const whole = (text: string, least: number, most: number): number | null => {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : null
  return number !== null && number >= least && number <= most ? number : null
}

export type PrizeProblems = Partial<Record<keyof PrizeDraft, string>>

/** What is wrong, by question. Empty when the prize can be saved. */
export function prizeProblems(draft: PrizeDraft): PrizeProblems {
  const { title, points, limitPerMonth, lowMark, weekdays, from, until, shelfFrom, shelfUntil } = draft
  return {
    ...(title.trim() === '' && { title: '请写奖品名称' }),
    ...(whole(points, 1, 100_000) === null && { points: '请写要多少分，比如 30' }),
    ...(limitPerMonth.trim() !== '' &&
      whole(limitPerMonth, 1, 100) === null && { limitPerMonth: '请写 1 到 100，不限就空着' }),
    ...(whole(lowMark, 0, 50) === null && { lowMark: '请写 0 到 50' }),
    ...(weekdays.length > 0 && minuteOf(until) <= minuteOf(from) && { until: '要晚于开始的时间' }),
    ...(shelfFrom !== null &&
      shelfUntil !== null &&
      shelfUntil < shelfFrom && { shelfUntil: '最后一天不能早于第一天' }),
  }
}

/** The prize as it is sent, or null while something is wrong. */
export function prizeFormOf(draft: PrizeDraft): PrizeForm | null {
  const points = whole(draft.points, 1, 100_000)
  const lowMark = whole(draft.lowMark, 0, 50)
  if (Object.keys(prizeProblems(draft)).length > 0 || points === null || lowMark === null) return null
  const { title, kind, intro, photo, limitPerMonth, partnerId, place, weekdays, shelfFrom, shelfUntil } =
    draft
  return {
    ...{ title: title.trim(), kind, intro: intro.trim(), photo, points, lowMark, shelfFrom, shelfUntil },
    limitPerMonth: limitPerMonth.trim() === '' ? null : whole(limitPerMonth, 1, 100),
    partnerId: partnerId === '' ? null : partnerId,
    place: place.trim(),
    pickUp: {
      weekdays: weekdayNumbers(weekdays),
      fromMinute: minuteOf(draft.from),
      untilMinute: minuteOf(draft.until),
    },
  }
}
