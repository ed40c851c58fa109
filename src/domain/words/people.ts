/** Owns how a person's place in an activity is said to them. */
import { momentWord } from './moments'

/** 已报名, 候补第 3 位, 位子给您留着… `none` says nothing. */
const standingWords = {
  none: '',
  confirmed: '已报名',
  waiting: '候补中',
  offered: '有位子了',
  checkedIn: '已签到',
  checkedOut: '已签退',
  counted: '时长已记',
  leftOpen: '忘了签退',
  noShow: '没有到场',
  applied: '等社区确认',
  declined: '这次没有报上',
  cancelled: '已取消',
} as const

type StandingState = keyof typeof standingWords

/** @param position 1 for the head of the queue; shown for those who wait. */
export function standingWord(state: StandingState, position: number | null): string {
  return state === 'waiting' && position !== null ? `候补第 ${position} 位` : standingWords[state]
}

/** 明天 18:00 前给您答复: to somebody who has asked for a place. */
export const answerWord = ({ answerBy }: { answerBy: number | null }, now: number): string =>
  answerBy === null ? '社区会给您答复' : `${momentWord(answerBy, now)} 前给您答复`
