/** Owns what somebody is told of a room. */
import { appPages } from '../app-pages'
import { momentWord, spanWord, timeWord } from '../words/moments'
import type { Times } from './opening'
import type { RoomNews } from './room-day'
import { because } from '../words/reason'

interface Told extends Times {
  /** As the room is called. */
  place: string
  placeCode: string
  reason: string
  now: number
}

const writers: Record<RoomNews, (told: Told) => { title: string; text: string }> = {
  cancelled: ({ place, startAt, now, reason }) => ({
    title: `${place}的预约取消了`,
    text: `您订的 ${momentWord(startAt, now)} 这次用不了。${because(reason)}可以换个时间再订。`,
  }),
  restored: ({ place, startAt, endAt, now }) => ({
    title: `${place}又给您留着了`,
    text: `刚才的取消撤回了，您订的 ${spanWord(startAt, endAt, now)} 照旧。`,
  }),
  turn: ({ place, endAt }) => ({
    title: `${place}轮到您了`,
    text: `请在 ${timeWord(endAt)} 前到门口点「现在用」，过了就叫下一位。`,
  }),
  shorter: ({ place, endAt }) => ({
    title: '有街坊在等',
    text: `${place}请用到 ${timeWord(endAt)}，谢谢您让一让。`,
  }),
}

/** The words of a piece of news, and the page that it leads to. */
export const roomNewsOf = (what: RoomNews, told: Told): { title: string; text: string; page: string } => ({
  ...writers[what](told),
  page: what === 'cancelled' ? appPages.room(told.placeCode) : appPages.place(told.placeCode),
})
