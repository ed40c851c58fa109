/** Owns what whoever has a stall is told: that it is theirs, that it is not any more, that the fair is at another time or place, or off. */
import type { SessionDocument } from '../activity/documents'
import { appPages } from '../app-pages'
import { datedMomentWord } from '../words/moments'
import type { FairTime, StallHolder, StallsDocument } from './documents'
import { because } from '../words/reason'

type Fair = Pick<
  SessionDocument,
  '_id' | 'stationId' | 'title' | 'state' | 'startAt' | 'endAt' | 'placeName' | 'notice'
>

/** News for those who act for one holder. */
export interface StallNews {
  stationId: string
  holder: Pick<StallHolder, 'is' | 'id'>
  /** What tells these news from all others. */
  cause: readonly (string | number)[]
  said: { title: string; text: string; page: string }
}

export const fairTimeOf = ({ startAt, endAt, placeName, state }: Fair): FairTime => ({
  ...{ startAt, endAt, placeName, off: state === 'cancelled' },
})

export const isSameTime = (a: FairTime | null, b: FairTime): boolean =>
  a !== null &&
  a.startAt === b.startAt &&
  a.endAt === b.endAt &&
  a.placeName === b.placeName &&
  a.off === b.off

type Holder = Pick<StallHolder, 'is' | 'id'>

const newsOf = (
  fair: Fair,
  { is, id }: Holder,
  cause: readonly (string | number)[],
  said: { title: string; text: string },
): StallNews => ({
  ...{ stationId: fair.stationId, holder: { is, id } },
  ...{ cause: [fair._id, 'stall', id, ...cause], said: { ...said, page: appPages.session(fair._id) } },
})

/** `nth` is how often stalls of the fair have been given and taken back before. */
export const givenNews = (fair: Fair, holder: Holder, number: number, nth: number): StallNews =>
  newsOf(fair, holder, ['given', number, nth], {
    title: '大集上给您留了摊位',
    text: `「${fair.title}」${datedMomentWord(fair.startAt)}，${fair.placeName}，${number} 号摊位。来不了请早点告诉站里。`,
  })

export const takenNews = (fair: Fair, holder: Holder, number: number, nth: number): StallNews =>
  newsOf(fair, holder, ['taken', number, nth], {
    title: '大集的摊位收回了',
    text: `「${fair.title}」${datedMomentWord(fair.startAt)}，${number} 号摊位不用来了。不清楚的，问一声站里。`,
  })

/** What each holder is told once of a fair that is at another time or place, or off. */
export function movedNews({ stalls }: StallsDocument, fair: Fair): StallNews[] {
  const { startAt, endAt, placeName, off } = fairTimeOf(fair)
  const holders = new Map(stalls.flatMap(({ holder }) => (holder ? [[holder.id, holder] as const] : [])))
  return [...holders.values()].map((holder) => {
    const numbers = stalls.flatMap((stall, at) => (stall.holder?.id === holder.id ? [at + 1] : []))
    const place = `${numbers.join('、')} 号摊位`
    return newsOf(
      fair,
      holder,
      ['at', startAt, endAt, placeName, String(off)],
      off
        ? {
            title: '大集不办了',
            text: `「${fair.title}」取消了，${place}不用来了。${because(fair.notice)}`,
          }
        : {
            title: '大集改时间地点了',
            text: `「${fair.title}」改到 ${datedMomentWord(startAt)}，${placeName}，${place}还是您的。${because(fair.notice)}来不了请早点告诉站里。`,
          },
    )
  })
}
