/** Owns when somebody may close the own account: what stands in the way, where that is ended, and how long there is to think again. */
import type { AccountDocument } from '../account/account'
import { isSettledAccount } from '../account/merge'
import { appPages } from '../app-pages'
import { honourPages } from '../honour-pages'
import { DAY } from '../kernel/clock'
import type { OpenThings } from '../merge/open-things'
import type { PersonDocument } from '../person/documents'
import { homeMoveOf, waitsForAnswer } from '../person/home-move'
import { bookedAhead } from '../room/decide-book'

/** For so long it can be taken back by one tap. */
export const CLOSING_DAYS = 7

/** How long after the first pass a second one looks for what was written at the same moment. */
export const SECOND_LOOK = DAY

export interface ClosingFacts {
  person: PersonDocument
  account: AccountDocument
  open: OpenThings
  now: number
}

/** Why an account cannot close yet, and where that is put right; no page where somebody of the station does it. */
interface Block {
  code: string
  text: string
  page: string | null
}

const titlesOf = (rows: readonly { title: string }[]): string =>
  `${rows
    .slice(0, 2)
    .map(({ title }) => `「${title}」`)
    .join('')}${rows.length > 2 ? '等' : ''}`

const hasOffice = ({ roles, gridIds, partnerId, unitId = null }: PersonDocument): boolean =>
  roles.length > 0 || gridIds.length > 0 || partnerId !== null || unitId !== null

interface Rule {
  when: (facts: ClosingFacts) => string | false
  page: string | null
}

/** Every reason, in the order in which they are told. */
const rules: Readonly<Record<string, Rule>> = {
  office: {
    when: ({ person }) => hasOffice(person) && '您在站里还有职务，请站长先办交接',
    page: null,
  },
  moving: {
    when: ({ person }) => waitsForAnswer(homeMoveOf(person)) && '换站还在等答复，先撤回',
    page: appPages.homeStation(),
  },
  household: {
    when: ({ person }) => person.householdId !== null && '还和家人合用积分，先退出',
    page: appPages.household,
  },
  rooms: {
    when: ({ person, now }) => bookedAhead(person.agenda, now).length > 0 && '还订着功能室，用完或先取消',
    page: appPages.rooms,
  },
  seats: {
    when: ({ open: { seats } }) => seats.length > 0 && `还报着${titlesOf(seats)}，办完或先取消`,
    page: appPages.mine,
  },
  courses: {
    when: ({ open: { courses } }) => courses.length > 0 && `还在上${titlesOf(courses)}，上完或先退课`,
    page: appPages.courses,
  },
  prizes: {
    when: ({ open: { prizes } }) => prizes > 0 && `还有 ${prizes} 件兑好没领的，先领走或取消`,
    page: appPages.myRedemptions,
  },
  records: {
    when: ({ open: { records } }) => records.length > 0 && `${titlesOf(records)}的时长还没有核完，核完再注销`,
    page: appPages.hours,
  },
  account: {
    when: ({ account, open: { prizes } }) =>
      prizes === 0 && !isSettledAccount(account) && '积分里还有没结清的，过一会儿再来',
    page: appPages.points,
  },
  wishes: {
    when: ({ open: { wishes } }) => wishes > 0 && `还有 ${wishes} 个没办完的心愿`,
    page: appPages.wishes,
  },
  cases: {
    when: ({ open: { cases } }) => cases > 0 && `还有 ${cases} 件在站里没办完的事，办完或先撤回`,
    page: appPages.service,
  },
  teams: {
    when: ({ open: { teams } }) => teams > 0 && `还在 ${teams} 支队伍里，带队的先交接，其余的先退出`,
    page: appPages.me,
  },
  // Of what hangs on a notice whoever closes the account drops out when it ends.
  campaigns: {
    when: ({ open: { campaigns } }) => {
      const entered = campaigns.filter(({ entered: stands, leaving }) => stands && leaving)
      return entered.length > 0 && `${titlesOf(entered)}里还在参评，先退出`
    },
    page: honourPages.campaigns,
  },
  merged: {
    when: ({ person: { former = [] }, now }) =>
      former.some(({ at }) => at > now - CLOSING_DAYS * DAY) && '您的两份档案刚并成一份，满 7 天再来',
    page: null,
  },
}

/** Everything that stands in the way; empty when the account may close. */
export const closingBlocks = (facts: ClosingFacts): Block[] =>
  Object.entries(rules).flatMap(([code, { when, page }]) => {
    const text = when(facts)
    return text === false ? [] : [{ code, text, page }]
  })
