/** Owns what every message says and which page it opens. */
import { appPages } from '../app-pages'
import { furtherPages } from '../further-pages'
import { durationWord } from '../words/amounts'
import { datedMomentWord } from '../words/moments'
import type { MessageKind } from './documents'
import { paperNews, type PaperNews } from './paper-news'
import { teamNews, type TeamNews } from './team-news'
import { because } from '../words/reason'

interface AboutSession {
  sessionId: string
  title: string
  startAt: number
  /** The family member it is about; empty when it is about the reader. */
  name: string
}

interface AboutWish {
  wishId: string
  title: string
}

interface AboutPrize {
  redemptionId: string
  title: string
  /** The family member it is for; empty when it is for the reader. */
  name: string
}

/** What the text of each kind is filled from. Instants are epoch milliseconds. */
export interface MessageParams {
  enrolled: AboutSession & { placeName: string }
  offer: AboutSession & { until: number }
  offerExpired: AboutSession
  /** `until` is by when there will be an answer, for what is looked at again. */
  applicationAnswered: AboutSession & {
    what: 'declined' | 'lapsed' | 'full' | 'inLine' | 'askedAgain'
    reason: string
    until: number
  }
  /** `clashes`: whether the reader has another activity at the new time. `asks`: whether the place is still to be agreed. */
  sessionChanged: AboutSession & { placeName: string; notice: string; clashes: boolean; asks: boolean }
  sessionCancelled: AboutSession & { notice: string }
  /** `names`: whose places the reader keeps: 您, 家人, 您和家人. */
  sessionSoon: Omit<AboutSession, 'name'> & { placeName: string; names: string; bring: string }
  // `bring` as in 带工具和手套; empty where nothing is to be brought.
  hoursCounted: { recordId: string; title: string; minutes: number; points: number }
  forgotCheckOut: { recordId: string; title: string }
  appealAnswered: { recordId: string; title: string; outcome: string }
  volunteerDecided: { outcome: keyof typeof decided; reason: string }
  /** `roles` as they are called: 网格员、队长; `byName` whoever did it. `count` of sessions that another one leads now. */
  officeChanged: {
    what: 'given' | 'ended' | 'undone' | 'handedOver'
    roles: string
    byName: string
    reason: string
    count: number
  }
  /** `station` is the one that was asked, by its short name. */
  homeMoved: { what: 'agreed' | 'refused' | 'late' | 'takenBack'; station: string; reason: string }
  paperNews: PaperNews
  toDo: { title: string; caption: string; page: string }
  /** `reason` is what a person wrote; empty when the service decided. */
  contentDecided: { title: string; passed: boolean; reason: string; page: string }
  notice: { noticeId: string; title: string; text: string }
  wishProgress: AboutWish & {
    what:
      | 'published'
      | 'claimed'
      | 'planned'
      | 'passedOn'
      | 'backOnWall'
      | 'stationWill'
      | 'dayOver'
      | 'delivered'
      | 'confirmed'
  }
  wishDecided: AboutWish & { reason: string }
  wishTurn: AboutWish & { until: number }
  wishLapsed: AboutWish
  /** `points` is 0 for those who only stood by. */
  wishHelp: AboutWish & {
    what: 'notYet' | 'withdrawn' | 'granted' | 'standingEnded' | 'standingFrozen' | 'amended' | 'blocked'
    reason: string
    points: number
  }
  wishThanks: AboutWish
  prizeReserved: AboutPrize & { points: number; until: number; place: string }
  prizeEnding: AboutPrize & { until: number; place: string }
  prizeFetched: AboutPrize & { points: number; handedOutBy: string }
  prizeReturned: AboutPrize & { points: number; why: 'expired' | 'cancelled' | 'refunded'; reason: string }
  /** What its kind says of the move. */
  caseMoved: MessageWords
  /** What is said of a room, of a place in a course, of an honour. */
  roomNews: MessageWords
  courseNews: MessageWords
  honourNews: MessageWords
  /** `team` as it is called; `reason` is what was written, empty without one. */
  teamNews: { what: TeamNews; teamId: string; team: string; reason: string }
}

interface MessageWords {
  title: string
  text: string
  page: string
}

const sessionPage = (sessionId: string): string => `/packages/activity/detail/index?sessionId=${sessionId}`
const recordPage = (recordId: string): string => `/packages/me/record/index?recordId=${recordId}`

const who = (name: string): string => name || '您'

const forWhom = (name: string): string => (name === '' ? '' : `${name}的`)

/** 11 月 28 日 周六 */
const lastDay = (until: number): string => datedMomentWord(until).replace(/ \S+$/, '')

const returned = { expired: '过期没领，积分退回', cancelled: '兑换取消了', refunded: '积分退回来了' } as const

type Writers = { [K in MessageKind]: (params: MessageParams[K]) => MessageWords }

const decided = {
  approved: { title: '志愿者申请通过了', text: '欢迎加入，可以报名志愿活动了。' },
  rejected: { title: '志愿者申请没有通过', text: '可以改好资料再申请。' },
  suspended: { title: '志愿者身份暂停', text: '有异议可请社区复核。' },
  lapsed: { title: '志愿者申请过期了', text: '七天里没有等到监护人的同意。想加入可以再申请。' },
  restored: { title: '志愿者身份已恢复', text: '又可以报名志愿活动了。' },
  takenBack: {
    title: '志愿者申请还在审核',
    text: '刚才告诉您的结果收回了，工作人员再看一遍，好了会再告诉您。',
  },
} as const

const wishSteps: Record<
  MessageParams['wishProgress']['what'],
  (title: string) => Omit<MessageWords, 'page'>
> = {
  published: (title) => ({ title: '心愿上墙了', text: `「${title}」挂上了心愿墙，等街坊来认领。` }),
  claimed: (title) => ({ title: '有人认领了', text: `有街坊认领了「${title}」，三天内会说说怎么帮。` }),
  planned: (title) => ({ title: '心愿有了进展', text: `帮「${title}」的街坊写了进展，点开看看。` }),
  passedOn: (title) => ({ title: '换了一位街坊', text: `「${title}」换了一位街坊来帮，请再等等。` }),
  backOnWall: (title) => ({ title: '心愿回到墙上', text: `上一位街坊没能办成「${title}」，正等别的街坊。` }),
  stationWill: (title) => ({ title: '社区来办', text: `「${title}」挂了一个月，社区来想办法。` }),
  dayOver: (title) => ({
    title: '心愿的日子过了',
    text: `「${title}」要的日子过了还没人认领，先取下来了。您可以改个日子再交，或者撤回。`,
  }),
  delivered: (title) => ({
    title: '心愿送到了',
    text: `「${title}」送到了吧？请点一下确认，没收到也请说一声。`,
  }),
  confirmed: (title) => ({
    title: '心愿圆了',
    text: `社区替您确认了「${title}」。想说声谢谢的话，七天内都可以。`,
  }),
}

const wishNews: Record<
  MessageParams['wishHelp']['what'],
  (params: MessageParams['wishHelp']) => Omit<MessageWords, 'page'>
> = {
  notYet: ({ title, reason }) => ({
    title: '对方还没收到',
    text: `「${title}」还没有收到。${because(reason)}请再看看，时间重新算三天。`,
  }),
  withdrawn: ({ title, reason }) => ({
    title: '心愿撤下了',
    text: `「${title}」不用帮了。${because(reason)}谢谢您的好意。`,
  }),
  standingEnded: ({ title }) => ({
    title: '心愿交给别人了',
    text: `您现在不是志愿者，「${title}」已经交给别的街坊，您不用再办。`,
  }),
  standingFrozen: ({ title }) => ({
    title: '送到的心愿先记着',
    text: `您现在不是志愿者，「${title}」确认收到时先不记积分。有异议可请社区复核。`,
  }),
  amended: ({ title }) => ({
    title: '心愿要改一改',
    text: `「${title}」许愿人改好再交，先不用办了。重新公开后可以再来认领。`,
  }),
  blocked: () => ({
    title: '心愿先停一停',
    text: '您认领的心愿，内容还要再看一看，先别去办。有了结果您会看到。',
  }),
  granted: ({ title, points }) => ({
    title: '心愿圆了',
    text:
      points > 0 ? `「${title}」确认收到了，给您记了 ${points} 分。` : `「${title}」已经圆了，谢谢您的心意。`,
  }),
}

const officeNews: Record<
  MessageParams['officeChanged']['what'],
  (about: MessageParams['officeChanged']) => Omit<MessageWords, 'page'>
> = {
  given: ({ roles, byName, reason }) => ({
    title: `您现在是${roles}`,
    text: `${byName}请您做${roles}。${because(reason)}「我的」里多了要用的入口；不想做，请告诉站长。`,
  }),
  ended: ({ roles, byName, reason }) => ({
    title: `您不再是${roles}`,
    text: `${byName}结束了您的${roles}。${because(reason)}手机上为这件事存的名单会自动删掉。有异议请找站长。`,
  }),
  undone: ({ roles, byName }) => ({
    title: '刚才的改动撤回了',
    text: `${byName}撤回了刚才对您${roles}的改动，和原来一样。`,
  }),
  handedOver: ({ byName, count }) => ({
    title: '活动换人带了',
    text: `您名下的 ${count} 场活动现在由${byName}来带，报名的人不受影响。`,
  }),
}

const homeNews: Record<
  MessageParams['homeMoved']['what'],
  (about: MessageParams['homeMoved']) => Omit<MessageWords, 'page'>
> = {
  agreed: ({ station }) => ({
    title: '换站办好了',
    text: `您现在是「${station}」的居民，时长和积分都跟着您。请选一下新家在哪个网格、哪栋楼。`,
  }),
  refused: ({ station, reason }) => ({
    title: '换站没有办成',
    text: `「${station}」这次没有同意。${because(reason)}您还在原来的站，什么都没有变，可以再申请。`,
  }),
  late: ({ station }) => ({
    title: '换站转给站长了',
    text: `「${station}」没有按时答复，已经转给那边的站长。您还在原来的站。`,
  }),
  takenBack: ({ station }) => ({
    title: '换站还在办',
    text: `「${station}」刚才的答复收回了，再看一遍，好了会告诉您。您现在还在原来的站。`,
  }),
}

type Answered = Pick<MessageParams['applicationAnswered'], 'title' | 'name' | 'reason' | 'until'>

const answers: Record<
  MessageParams['applicationAnswered']['what'],
  (about: Answered) => Omit<MessageWords, 'page'>
> = {
  declined: ({ title, name, reason }) => ({
    title: '这次没有报上',
    text: `「${title}」${who(name)}这次没有报上。${because(reason)}谢谢您愿意来，别的活动欢迎再报。`,
  }),
  lapsed: ({ title, name }) => ({
    title: '没有等到答复',
    text: `「${title}」社区没来得及回复${who(name)}的报名，这次没有报上，不是您的原因，很抱歉。急着想来请打个电话。`,
  }),
  full: ({ title, name }) => ({
    title: '这次没有位子了',
    text: `「${title}」名额和候补都满了，${who(name)}这次没有报上。可以看看别的场次。`,
  }),
  inLine: ({ title, name }) => ({
    title: '社区同意了，先候补',
    text: `「${title}」社区同意了${who(name)}的报名，位子暂时满了，先排在候补里，有空位会告诉您。`,
  }),
  askedAgain: ({ title, name, until }) => ({
    title: '您的报名还在看',
    text: `「${title}」${who(name)}的报名社区还在看，前面的答复不算了，${datedMomentWord(until)} 前告诉您。`,
  }),
}

const writers: Writers = {
  enrolled: ({ sessionId, title, startAt, placeName, name }) => ({
    title: '报名成功',
    text: `${who(name)}已报上「${title}」，${datedMomentWord(startAt)}，${placeName}。来不了请提前取消。`,
    page: sessionPage(sessionId),
  }),
  offer: ({ sessionId, title, until, name }) => ({
    title: '有空位留给您',
    text: `「${title}」空出一个位子，给${who(name)}留到 ${datedMomentWord(until)}。来就点「我参加」，不来就让给下一位。`,
    page: sessionPage(sessionId),
  }),
  offerExpired: ({ sessionId, title, name }) => ({
    title: '给您留的空位超时了',
    text: `「${title}」给${who(name)}留的位子已让给下一位。还想来可以再报名。`,
    page: sessionPage(sessionId),
  }),
  applicationAnswered: ({ sessionId, title, name, what, reason, until }) => ({
    ...answers[what]({ title, name, reason, until }),
    page: sessionPage(sessionId),
  }),
  sessionChanged: ({ sessionId, title, startAt, placeName, notice, name, clashes, asks }) => ({
    title: '活动改时间了',
    text: `「${title}」改到 ${datedMomentWord(startAt)}，${placeName}。${because(notice)}${
      clashes
        ? `${who(name)}这时还报了另一场，请取消其中一场。`
        : asks
          ? '您的报名还在等社区确认，来不了可以撤回。'
          : '位子给您留着，来不了可以取消。'
    }`,
    page: sessionPage(sessionId),
  }),
  sessionCancelled: ({ sessionId, title, startAt, notice }) => ({
    title: '活动取消了',
    text: `${datedMomentWord(startAt)} 的「${title}」取消了。${because(notice)}`,
    page: sessionPage(sessionId),
  }),
  sessionSoon: ({ sessionId, title, startAt, placeName, names, bring }) => ({
    title: '活动快到了',
    text: `${datedMomentWord(startAt)}，${placeName}：${names}报了「${title}」。${
      bring === '' ? '' : `请${bring}。`
    }来不了请现在取消，位子留给邻居。`,
    page: furtherPages.reminded(sessionId),
  }),
  hoursCounted: ({ recordId, title, minutes, points }) => ({
    title: '时长记好了',
    text: `「${title}」记 ${durationWord(minutes)}${points > 0 ? `，加 ${points} 积分` : ''}。`,
    page: recordPage(recordId),
  }),
  forgotCheckOut: ({ recordId, title }) => ({
    title: '还没有签退',
    text: `「${title}」没有看到您签退。几点离开的？说一声就能记时长。`,
    page: recordPage(recordId),
  }),
  appealAnswered: ({ recordId, title, outcome }) => ({
    title: '申诉有结果了',
    text: `「${title}」:${outcome}`,
    page: recordPage(recordId),
  }),
  volunteerDecided: ({ outcome, reason }) => ({
    title: decided[outcome].title,
    text: `${because(reason)}${decided[outcome].text}`,
    page: '/packages/me/volunteer/index',
  }),
  officeChanged: (about) => ({ ...officeNews[about.what](about), page: appPages.me }),
  paperNews: (about) => ({ ...paperNews(about), page: appPages.volunteer }),
  homeMoved: (about) => ({ ...homeNews[about.what](about), page: appPages.homeStation() }),
  toDo: ({ title, caption, page }) => ({ title, text: caption, page }),
  caseMoved: (words) => words,
  roomNews: (words) => words,
  courseNews: (words) => words,
  honourNews: (words) => words,
  teamNews: ({ what, teamId, team, reason }) => ({
    ...teamNews[what](`「${team}」`, because(reason)),
    page: appPages.team(teamId),
  }),
  contentDecided: ({ title, passed, reason, page }) => ({
    title: passed ? '内容检查通过了' : '内容没有通过检查',
    text: passed
      ? `「${title}」大家可以看到了。`
      : `「${title}」先收起来了。${because(reason)}可以改一改再交，也可以申诉。`,
    page,
  }),
  notice: ({ noticeId, title, text }) => ({ title, text, page: appPages.notice(noticeId) }),
  wishProgress: ({ wishId, title, what }) => ({ ...wishSteps[what](title), page: appPages.wish(wishId) }),
  wishDecided: ({ wishId, title, reason }) => ({
    title: '心愿退回了',
    text: `「${title}」没有通过。${because(reason)}可以改一改再交。`,
    page: appPages.wish(wishId),
  }),
  wishTurn: ({ wishId, title, until }) => ({
    title: '轮到您来帮了',
    text: `「${title}」现在由您来帮，留到 ${datedMomentWord(until)}。请写一句打算怎么帮。`,
    page: appPages.wish(wishId),
  }),
  wishLapsed: ({ wishId, title }) => ({
    title: '认领到期了',
    text: `「${title}」三天里没有进展，先交给别的街坊了。有空还可以再来。`,
    page: appPages.wish(wishId),
  }),
  wishHelp: (params) => ({ ...wishNews[params.what](params), page: appPages.wish(params.wishId) }),
  wishThanks: ({ wishId, title }) => ({
    title: '收到一声谢谢',
    text: `「${title}」的许愿人给您留了感谢，点开看看。`,
    page: appPages.wish(wishId),
  }),
  prizeReserved: ({ redemptionId, title, name, points, until, place }) => ({
    title: '订好了，请来领',
    text: `${forWhom(name)}「${title}」留好了，留着 ${points} 分。${lastDay(until)}前到${place}领，带上领取码或居民卡。`,
    page: appPages.redemption(redemptionId),
  }),
  prizeEnding: ({ redemptionId, title, name, until, place }) => ({
    title: '明天就过期了',
    text: `${forWhom(name)}「${title}」还没领，${datedMomentWord(until)} 前到${place}领，过了积分自动退回。`,
    page: appPages.redemption(redemptionId),
  }),
  prizeFetched: ({ redemptionId, title, name, points, handedOutBy }) => ({
    title: '领走了',
    text: `${forWhom(name)}「${title}」已由${handedOutBy}交到手上，用了 ${points} 分。不是您领的请马上告诉社区。`,
    page: appPages.redemption(redemptionId),
  }),
  prizeReturned: ({ redemptionId, title, name, points, why, reason }) => ({
    title: returned[why],
    text: `${forWhom(name)}「${title}」的 ${points} 分已经退回。${because(reason)}`,
    page: appPages.redemption(redemptionId),
  }),
}

/** What a message of this kind says. */
export const messageWords = <K extends MessageKind>(kind: K, params: MessageParams[K]): MessageWords =>
  writers[kind](params)
