/**
 * Owns whether two records of one person may become one: which of them stays, what has to be ended or put right before,
 * and what goes over. Nothing that is open is carried: it is ended first, by whoever may.
 */
import type { AccountDocument } from '../account/account'
import { isSettledAccount } from '../account/merge'
import { freePieces } from '../account/spans'
import { appPages } from '../app-pages'
import { furtherPages } from '../further-pages'
import { honourPages } from '../honour-pages'
import { deskPages } from '../desk-pages'
import { hoursRulesOf } from '../hours/rules'
import { DAY, type Day } from '../kernel/clock'
import type { OpenThings } from './open-things'
import { hoursNumber } from '../words/amounts'
import { papersOf, MOST_PAPERS } from '../papers/rules'
import { ageOf } from '../person/birth-date'
import type { PersonDocument } from '../person/documents'
import { homeMoveOf, waitsForAnswer } from '../person/home-move'
import { FORMER_KEPT, idsOf } from '../person/merged'
import { residentName } from '../person/name-of'
import { ADULT_AGE, FAMILY_KEPT, FAMILY_LIMIT } from '../person/rules'
import { bookedAhead } from '../room/decide-book'
import { suspensionOf } from '../person/standing'
import { sameName } from '../person/twins'

/** For so long a merge may be taken back. */
export const UNMERGE_DAYS = 7

export interface Side {
  person: PersonDocument
  account: AccountDocument
}

export interface MergeFacts {
  stays: Side
  closes: Side
  open: OpenThings
  /** Sessions for which both have hours that count. */
  both: readonly { title: string; day: Day }[]
  now: number
}

/** Why two records cannot become one yet, and where that is put right; no page where there is none. */
interface Block {
  code: BlockCode
  text: string
  page: string | null
}

const usesApp = ({ person }: Side): boolean => person.openid !== ''

/** How much is written down of somebody; whoever has more stays unless staff choose otherwise. */
const written = ({ account: { balances, entries } }: Side): number =>
  balances.provedMinutes + balances.addedMinutes + balances.points + entries

/** Which of two stays, and whether staff may choose the other one: a record with a phone never closes into one without. */
export function whichStays(a: Side, b: Side): { stays: string; mayChoose: boolean } {
  if (usesApp(a) !== usesApp(b)) return { stays: (usesApp(a) ? a : b).person._id, mayChoose: false }
  const older = a.person.createdAt <= b.person.createdAt ? a : b
  const more = written(a) === written(b) ? older : written(a) > written(b) ? a : b
  return { stays: more.person._id, mayChoose: true }
}

const names = (people: readonly PersonDocument[]): string => [...new Set(people.map(residentName))].join('、')

const presentFamily = ({ family }: PersonDocument) => family.filter(({ removedAt }) => removedAt === null)

const hasOffice = ({ roles, gridIds, partnerId, unitId = null }: PersonDocument): boolean =>
  roles.length > 0 || gridIds.length > 0 || partnerId !== null || unitId !== null

const sides = ({ stays, closes }: MergeFacts): [PersonDocument, PersonDocument] => [
  stays.person,
  closes.person,
]

/** Whether a record is suspected to be of the same person as the other one; two parents of one child are two people. */
const suspects = ({ twins = [] }: PersonDocument, other: PersonDocument): boolean =>
  twins.some(({ why, others }) => why !== 'child' && others.includes(other._id))

const titlesOf = (rows: readonly { title: string }[]): string =>
  `${rows
    .slice(0, 2)
    .map(({ title }) => `「${title}」`)
    .join('')}${rows.length > 2 ? '等' : ''}`

/** Days on which both together would have more than a day may have. */
function fullDays({ stays, closes }: MergeFacts): Day[] {
  return Object.entries(closes.account.days)
    .filter(([day, minutes]) => minutes + (stays.account.days[day] ?? 0) > hoursRulesOf({ day }).day.minutes)
    .map(([day]) => day)
}

/** Whether some piece of time is counted in both. */
const isCountedTwice = ({ stays, closes }: MergeFacts): boolean =>
  (closes.account.spans ?? []).some((span) => {
    const [free] = freePieces(span, stays.account.spans ?? [])
    return !free || free.from !== span.from || free.to !== span.to
  })

const isMinorOnOne = (facts: MergeFacts): boolean => {
  const ages = sides(facts).flatMap(({ birthDate }) => ageOf(birthDate, facts.now) ?? [])
  return ages.some((age) => age < ADULT_AGE) && ages.some((age) => age >= ADULT_AGE)
}

const sharedChild = ({ stays, closes }: MergeFacts) =>
  presentFamily(closes.person).find((child) =>
    presentFamily(stays.person).some(
      (other) => other.birthDate === child.birthDate && sameName(other.name, child.name),
    ),
  )

type Rule = { when: (facts: MergeFacts) => string | null; page?: (facts: MergeFacts) => string }

const saying =
  (holds: (facts: MergeFacts) => boolean, text: string): Rule['when'] =>
  (facts) =>
    holds(facts) ? text : null

/** Every reason, in the order in which they are told: first whether it is one person at all, then what is open. */
const rules = {
  notSuspected: {
    when: saying((facts) => {
      const [a, b] = sides(facts)
      return !suspects(a, b) && !suspects(b, a)
    }, '这两份没有列在「可能重复」里，不能并'),
  },
  otherName: {
    when: (facts) => {
      const [a, b] = sides(facts)
      if (sameName(a.realName, b.realName)) return null
      return `两份的姓名不一样：${names([a, b])}。是同一位，先把写错的姓名改对`
    },
  },
  otherAge: {
    when: saying(isMinorOnOne, '一份写的是成年人，一份写的是未成年人。先核对出生日期，把写错的改对'),
  },
  wrongWay: {
    when: saying(
      ({ stays, closes }) => usesApp(closes) && !usesApp(stays),
      '在用手机的那一份要留下，请换过来',
    ),
  },
  office: {
    when: (facts) => {
      const holders = sides(facts).filter(hasOffice)
      return holders.length > 0 ? `${names(holders)}在站里有职务，职务不能跟着并。先结束职务` : null
    },
    page: () => appPages.colleagues,
  },
  moving: {
    when: saying(
      (facts) => sides(facts).some((person) => waitsForAnswer(homeMoveOf(person))),
      '还有一次换站在等答复',
    ),
    page: () => deskPages.homeMoves(),
  },
  household: {
    when: saying(
      ({ closes }) => closes.person.householdId !== null,
      '要合上的这一份还和家人合用积分，先退出合用',
    ),
  },
  rooms: {
    when: ({ closes, now }) => {
      const [booked] = bookedAhead(closes.person.agenda, now)
      return booked ? `还订着${booked.room?.title ?? '一个地方'}，用完或先取消` : null
    },
    page: () => furtherPages.roomBoard,
  },
  seats: {
    when: ({ open: { seats } }) => (seats.length > 0 ? `还报着${titlesOf(seats)}，等办完或先取消` : null),
    page: ({ open: { seats } }) => deskPages.roster(seats[0]?.sessionId ?? ''),
  },
  courses: {
    when: ({ open: { courses } }) =>
      courses.length > 0 ? `${titlesOf(courses)}这门课里还有这一位，上完或先退课` : null,
    page: ({ open: { courses } }) => furtherPages.courseRoll(courses[0]?.courseId ?? ''),
  },
  prizes: {
    when: ({ open: { prizes } }) => (prizes > 0 ? `还有 ${prizes} 件兑好没领的东西，先领走或取消` : null),
    page: () => appPages.counter,
  },
  account: {
    when: saying(
      ({ closes, open }) => open.prizes === 0 && !isSettledAccount(closes.account),
      '积分里还有扣着没结清的，过一会儿再看；一直在的请告诉站长',
    ),
  },
  records: {
    when: ({ open: { records } }) => (records.length > 0 ? `${titlesOf(records)}的时长还没有核完` : null),
    page: () => deskPages.deskHours(),
  },
  both: {
    when: ({ both }) =>
      both.length > 0 ? `${titlesOf(both)}两份都记了时长，并起来会算两遍。先定哪一份算数` : null,
    page: ({ closes }) => deskPages.ledger(closes.person._id),
  },
  sameTime: {
    when: saying(
      (facts) => facts.both.length === 0 && isCountedTwice(facts),
      '有一段时间两份都记了时长，并起来会算两遍。先定哪一份算数',
    ),
    page: ({ closes }) => deskPages.ledger(closes.person._id),
  },
  dayFull: {
    when: (facts) => {
      const [day] = fullDays(facts)
      return day === undefined ? null : `${day} 两份加起来超过一天能记的时长，先核对那一天`
    },
    page: ({ closes }) => deskPages.ledger(closes.person._id),
  },
  wishes: {
    when: ({ open: { wishes } }) => (wishes > 0 ? `还有 ${wishes} 个没办完的心愿，办完再并` : null),
    page: () => deskPages.deskWishes(),
  },
  // Of what kind they are is nobody's to know who does not have them in hand.
  cases: {
    when: saying(({ open }) => open.cases > 0, '还有没办完的事，本人在手机上看得到；办完再并'),
  },
  teams: {
    when: ({ open: { teams } }) => (teams > 0 ? `还在 ${teams} 支队伍里，先退出；并好以后再进` : null),
    page: () => deskPages.deskTeams(),
  },
  campaigns: {
    when: ({ open: { campaigns } }) =>
      campaigns.length > 0
        ? `${titlesOf(campaigns)}里还有这一位，没公示的先退出、请出，公示了的评完再并`
        : null,
    page: ({ open: { campaigns } }) => honourPages.campaignDesk(campaigns[0]?.campaignId ?? ''),
  },
  applying: {
    when: saying(
      ({ closes }) => ['pendingGuardian', 'pendingReview'].includes(closes.person.volunteer.state),
      '要合上的这一份在等志愿者审核，先答复',
    ),
    page: () => deskPages.volunteers,
  },
  suspended: {
    when: saying(
      ({ stays, closes }) =>
        stays.person.volunteer.state === 'active' && suspensionOf(closes.person.volunteer) !== null,
      '要合上的这一份被暂停了服务，先把留下的这一份也暂停，不能并过来就解了',
    ),
    page: () => deskPages.volunteers,
  },
  sameChild: {
    when: (facts) => {
      const child = sharedChild(facts)
      return child ? `「${child.name}」两份里都加了，请本人先在一份里移出` : null
    },
    page: undefined,
  },
  family: {
    when: saying(
      ({ stays: { person: a }, closes: { person: b } }) =>
        a.family.length + b.family.length > FAMILY_KEPT ||
        presentFamily(a).length + presentFamily(b).length > FAMILY_LIMIT,
      '两份的家人加起来太多了，请本人先移出几位',
    ),
  },
  papers: {
    when: saying(
      ({ stays, closes }) => papersOf(stays.person).length + papersOf(closes.person).length > MOST_PAPERS,
      '两份的证书和培训加起来太多了，先结束几份',
    ),
    page: ({ closes }) => deskPages.volunteerFile(closes.person._id),
  },
  often: {
    when: saying(
      (facts) => sides(facts).flatMap((person) => idsOf(person)).length - 1 > FORMER_KEPT,
      `一位最多并 ${FORMER_KEPT} 次，请告诉站长`,
    ),
  },
} satisfies Record<string, Rule | (Omit<Rule, 'page'> & { page: undefined })>

export type BlockCode = keyof typeof rules
export const blockCodes = Object.keys(rules) as [BlockCode, ...BlockCode[]]

/** Everything that stands in the way, the most telling first; empty when the two may become one. */
export const blocksOf = (facts: MergeFacts): Block[] =>
  blockCodes.flatMap((code) => {
    const { when, page }: { when: Rule['when']; page?: Rule['page'] | undefined } = rules[code]
    const text = when(facts)
    return text === null ? [] : [{ code, text, page: page?.(facts) ?? null }]
  })

const isCarried = ({ stays, closes }: MergeFacts): boolean =>
  stays.person.volunteer.state === 'none' && closes.person.volunteer.state !== 'none'

/** What goes over to the record that stays, a sentence each; the least is the card. */
export function goesOver(facts: MergeFacts): string[] {
  const { person, account } = facts.closes
  const { provedMinutes, addedMinutes, points } = account.balances
  const children = presentFamily(person)
  const missed = person.absences?.missed.length ?? 0
  return [
    ...(provedMinutes > 0 ? [`${hoursNumber(provedMinutes)} 小时服务时长`] : []),
    ...(addedMinutes > 0 ? [`${hoursNumber(addedMinutes)} 小时补录时长`] : []),
    ...(points > 0 ? [`${points} 积分，到期的日子不变`] : []),
    ...(children.length > 0 ? [`家人：${children.map(({ name }) => name).join('、')}`] : []),
    ...(isCarried(facts) ? ['志愿者身份'] : []),
    ...(papersOf(person).length > 0 ? [`${papersOf(person).length} 份证书和培训`] : []),
    ...(missed > 0 ? [`${missed} 次没有来的记录`] : []),
    '手里的居民卡，照样能刷',
  ]
}

/** What a merge is taken back for the lack of. */
interface UnmergeFacts {
  stays: PersonDocument
  closes: PersonDocument
  /** Whether a record that went over was decided on since. */
  decidedSince: boolean
  now: number
}

/** Why a merge cannot be taken back; null when it can, if the points are there. */
export function unmergeBlock({ stays, closes, decidedSince, now }: UnmergeFacts): string | null {
  const { merged } = closes
  if (!merged) return null
  if (now >= merged.at + UNMERGE_DAYS * DAY) return `过了 ${UNMERGE_DAYS} 天`
  if (stays.merged || stays.stationId !== merged.stationId) return '留下的那一份后来又并过或换了站'
  if (decidedSince) return '并过来的时长后来又核过'
  if (merged.volunteer && stays.volunteer.version !== merged.volunteer.version) return '志愿者身份后来又变过'
  const moved = new Set(closes.family.map(({ personId }) => personId))
  if (stays.agenda.some(({ personId, endAt }) => moved.has(personId) && endAt > now))
    return '并过来的家人后来又报了名'
  return null
}
