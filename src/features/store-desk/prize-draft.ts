/** Owns a prize as it is being written: its answers as typed, what is wrong with them, what is sent. */
import { formOf, blankForm, draftOf, type DraftOf, problemsIn, type Problems } from '@/domain/kernel/form'
import { prizeForm } from '@/domain/store/prize-form'
import type { PrizeForm } from './store'
import { weekdayNumbers, weekdayTexts, type WeekdayText } from './weekdays'

export interface PrizeDraft extends DraftOf<typeof prizeForm> {
  photo: string | null
  /** Empty: the station itself. */
  partnerId: string
  weekdays: WeekdayText[]
  from: string
  until: string
  shelfFrom: string | null
  shelfUntil: string | null
}

export const blankPrize: PrizeDraft = {
  ...blankForm(prizeForm),
  ...{ photo: null, partnerId: '', weekdays: ['1', '2', '3', '4', '5'], from: '09:00', until: '17:00' },
  ...{ shelfFrom: null, shelfUntil: null },
}

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** A saved prize as answers. */
export const prizeDraftOf = (form: PrizeForm): PrizeDraft => ({
  ...draftOf(prizeForm, form),
  ...{ photo: form.photo, shelfFrom: form.shelfFrom, shelfUntil: form.shelfUntil },
  partnerId: form.partnerId ?? '',
  weekdays: weekdayTexts(form.pickUp.weekdays),
  from: timeText(form.pickUp.fromMinute),
  until: timeText(form.pickUp.untilMinute),
})

/** What is wrong, by question. Empty when the prize can be saved. */
export function prizeProblems(draft: PrizeDraft): Problems<PrizeDraft> {
  const { weekdays, from, until, shelfFrom, shelfUntil } = draft
  const endsEarly = shelfFrom !== null && shelfUntil !== null && shelfUntil < shelfFrom
  return {
    ...problemsIn(prizeForm, { ...draft }),
    ...(weekdays.length > 0 && minuteOf(until) <= minuteOf(from) && { until: '要晚于开始的时间' }),
    ...(endsEarly && { shelfUntil: '最后一天不能早于第一天' }),
  }
}

/** The prize as it is sent. Only for a draft without problems. */
export const prizeFormOf = (draft: PrizeDraft): PrizeForm => ({
  ...formOf(prizeForm, draft),
  ...{ photo: draft.photo, shelfFrom: draft.shelfFrom, shelfUntil: draft.shelfUntil },
  partnerId: draft.partnerId === '' ? null : draft.partnerId,
  pickUp: {
    weekdays: weekdayNumbers(draft.weekdays),
    fromMinute: minuteOf(draft.from),
    untilMinute: minuteOf(draft.until),
  },
})
