/** Owns how a session is said in a few words: its kind, its places, its state. */
import type { Output } from '@/contract'
import type { Tone } from '@/components/tag'
import { activityTypeNames, audienceNames, type Audience } from '@/domain/activity/vocabulary'
import { durationWord } from '@/domain/words/amounts'
import { momentWord } from '@/domain/words/moments'
import { standingWord } from '@/domain/words/people'

export type SessionCard = Output<'activity.list'>['items'][number]

/** 周五 9:00 开报 while signing up has still to open, else nothing. */
export const opensWord = (
  { state, enrolFrom }: Pick<SessionCard, 'state' | 'enrolFrom'>,
  now: number,
): string | null =>
  state === 'enrolling' && enrolFrom !== null && now < enrolFrom ? `${momentWord(enrolFrom, now)} 开报` : null

/** The one tag that says whether there is room. */
export function placesTag(
  session: Pick<SessionCard, 'state' | 'free' | 'waiting' | 'mayQueue' | 'enrolFrom'> &
    Partial<Pick<SessionCard, 'lesson'>>,
  now: number,
): {
  tone: Tone
  text: string
} {
  const { state, free, waiting, mayQueue } = session
  const opens = opensWord(session, now)
  if (state === 'cancelled') return { tone: 'seal', text: '取消了' }
  if (state === 'postponed') return { tone: 'seal', text: '改期了' }
  if (state === 'ongoing') return { tone: 'plain', text: '正在进行' }
  if (state === 'ended') return { tone: 'plain', text: '已结束' }
  if (state === 'enrollClosed') return { tone: 'plain', text: '报名截止了' }
  if (session.lesson) return { tone: 'sky', text: '课程里的一课' }
  if (opens !== null) return { tone: 'amber', text: opens }
  if (free > 0) return { tone: 'plain', text: `还有 ${free} 个名额` }
  if (!mayQueue) return { tone: 'amber', text: waiting > 0 ? '已满 · 候补也满了' : '已满' }
  return { tone: 'amber', text: waiting > 0 ? `已满 · 候补 ${waiting} 人` : '已满 · 可候补' }
}

/** Said in a list while one may sign up where somebody agrees first; else empty. */
export const reviewWord = ({ state, reviewed }: Pick<SessionCard, 'state' | 'reviewed'>): string =>
  reviewed && state === 'enrolling' ? '报名后社区确认' : ''

/** What the button does: 申请报名 where somebody has to agree first. What a phone kept from before says nothing of it. */
export const joinWord = ({ review, free }: { review?: string; free: number }): string =>
  review ? '申请报名' : free > 0 ? '报名' : '排队候补'

/** What is left of a post: 还有 2 个名额, or how many wait. */
export const postRoom = ({ free, waiting }: { free: number; waiting: number }): string =>
  free > 0 ? `还有 ${free} 个名额` : waiting > 0 ? `满了，候补 ${waiting} 人` : '满了，可候补'

export type Mark = NonNullable<Output<'home.open'>['week'][number]['mine']>

const markTones: Partial<Record<Mark['state'], Tone>> = {
  offered: 'seal',
  waiting: 'amber',
  leftOpen: 'amber',
  noShow: 'plain',
}

/** Where I stand with a session, or 小明 已报名 for a family member. */
export const markTag = ({ state, position, name, isSelf }: Mark): { tone: Tone; text: string } => ({
  tone: markTones[state] ?? 'jade',
  text: `${isSelf ? '' : `${name} `}${standingWord(state, position)}`,
})

/** Those kinds of people that are ages themselves. */
const agedAudiences: readonly Audience[] = ['elder80', 'elder60', 'child', 'teen']

type WithAges = SessionCard & { minAge?: number | null; maxAge?: number | null }

/** 儿童, 人人可来; empty where written ages say it: they count at the door, and other ages beside them would contradict. */
export function kindOfPeople(session: WithAges): string {
  const ages = (session.minAge ?? null) !== null || (session.maxAge ?? null) !== null
  return ages && (session.audience === 'all' || agedAudiences.includes(session.audience))
    ? ''
    : audienceNames[session.audience]
}

/** 手工, 亲子, 计 2 小时 */
export function kindTags(session: WithAges): { tone: Tone; text: string }[] {
  const tags: { tone: Tone; text: string }[] =
    session.type === 'other' ? [] : [{ tone: 'kind', text: activityTypeNames[session.type] }]
  const people = session.audience === 'all' ? '' : kindOfPeople(session)
  if (people !== '') tags.push({ tone: 'kind', text: people })
  if (session.countsHours) tags.push({ tone: 'plain', text: `计 ${durationWord(session.plannedMinutes)}` })
  return tags
}
