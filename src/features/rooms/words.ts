/** Owns how rooms and bookings are said. */
import type { Tone } from '@/components/tag'
import { dayWord, spanInDayWord, timeWord } from '@/domain/words/moments'
import type { Booking, RoomNow } from './store'

/** 周六 9:00–10:00 */
export const timesWord = ({ startAt, endAt }: { startAt: number; endAt: number }, now: number): string =>
  `${dayWord(startAt, now)} ${spanInDayWord(startAt, endAt)}`

/** How it stands with a room, in a tag: 空着, 有人用. */
export const nowTag = ({ state }: Pick<RoomNow, 'state'>): { tone: Tone; text: string } =>
  ({
    free: { tone: 'jade' as const, text: '空着' },
    used: { tone: 'amber' as const, text: '有人用' },
    closed: { tone: 'plain' as const, text: '暂时关着' },
    shut: { tone: 'plain' as const, text: '没开门' },
    always: { tone: 'jade' as const, text: '一直开着' },
  })[state]

/** What stands beside that tag: 能用到 11:00. */
export function untilWord({ state, until, title, came }: RoomNow): string {
  const time = until === null ? '' : timeWord(until)
  if (state === 'always') return came === 0 ? '直接来' : `今天来过 ${came} 人`
  if (state === 'free') return `能用到 ${time}`
  if (state === 'used') return [title, `用到 ${time}`].filter(Boolean).join('，')
  if (state === 'closed') return `${title}，${time} 再开`
  return time === '' ? '今天不开了' : `${time} 开`
}

/** The same in a sentence: 空着，能用到 11:00. */
export function nowWord({ state, until, title, came }: RoomNow): string {
  const time = until === null ? '' : timeWord(until)
  switch (state) {
    case 'free':
      return `现在空着，能用到 ${time}`
    case 'used':
      return title === '' ? `现在有人用，用到 ${time}` : `现在是「${title}」，到 ${time}`
    case 'closed':
      return `暂时关着：${title}，${time} 再开`
    case 'shut':
      return time === '' ? '今天不开了' : `还没开门，${time} 开`
    case 'always':
      return came === 0 ? '一直开着，直接来' : `一直开着，今天来过 ${came} 人`
  }
}

const said: Record<Booking['state'], { tone: Tone; text: string }> = {
  booked: { tone: 'jade', text: '订好了' },
  here: { tone: 'jade', text: '正在用' },
  over: { tone: 'plain', text: '用完了' },
  givenUp: { tone: 'plain', text: '不去了' },
  cancelled: { tone: 'amber', text: '站里取消了' },
  missed: { tone: 'amber', text: '没有来，让给别人了' },
}

export const bookingTag = ({ state }: Booking) => said[state]

/** By when to be there: what happens otherwise is said before. */
export const comeBy = ({ state, dueAt }: Booking): string =>
  state === 'booked' && dueAt !== null ? `${timeWord(dueAt)} 前到门口点「我到了」，不然让给别人` : ''
