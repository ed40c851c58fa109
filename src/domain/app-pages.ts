/**
 * Owns how the path of a page is put together, and the paths of those that a tab opens. Each phone reads them before its
 * first page, so that what other packages alone open stands in the files beside this one, by its subject.
 */

const query = (parameters: Record<string, string | null | undefined>): string => {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** A page of a package, which is never a tab. Written once, as every phone reads these paths before its first page. */
export const inPackage = (page: string, parameters: Record<string, string | null | undefined> = {}): string =>
  `/packages/${page}/index${query(parameters)}`

/** The parameter is not called `as`: in the browser that one says whose phone the page plays. */
export interface DoorPage {
  as: 'in' | 'out' | 'standby'
  /** Known when the page is opened for one session; the code at the door says it otherwise. */
  sessionId?: string
  title?: string
  /** A family member; the person who holds the phone when left out. */
  forPersonId?: string
  name?: string
  /** Digits that were already read at the door. */
  code?: string
  /** Why a scan before the page opened did not count. */
  wrong?: 'notOurs' | 'otherSession' | 'noScanner'
  /** A place sticker that was read before, as it names its place and station. */
  place?: string
}

/** Somebody without a phone who stands at the counter with a card. */
export interface CardBearer {
  card: string
  /** Whom the card stands for. */
  bearerId: string
  /** Masked. */
  name: string
}

export const appPages = {
  home: '/pages/home/index',
  activities: '/pages/activity/index',
  wishes: '/pages/wish/index',
  service: '/pages/service/index',
  me: '/pages/me/index',
  session: (sessionId: string) => inPackage('activity/detail', { sessionId }),
  /** The same page with the question whether to give the place back. */
  leaving: (sessionId: string) => inPackage('activity/detail', { sessionId, leave: '1' }),
  door: ({ as, ...page }: DoorPage) => inPackage('activity/check-in', { deed: as, ...page }),
  mine: inPackage('activity/mine'),
  projects: inPackage('activity/projects'),
  teams: inPackage('activity/teams'),
  team: (teamId: string) => inPackage('activity/team', { teamId }),
  wish: (wishId: string, made?: 'made') => inPackage('wish/detail', { wishId, made }),
  /** Without a wish a new one is written. */
  makeWish: (wishId?: string) => inPackage('wish/make', { wishId }),
  hours: inPackage('me/hours'),
  record: (recordId: string) => inPackage('me/record', { recordId }),
  /** One's own certificates, one of them, and looking one up. */
  certificates: inPackage('honour/certificates'),
  points: inPackage('me/points'),
  added: inPackage('me/added'),
  card: (forPersonId?: string) => inPackage('me/card', { forPersonId }),
  family: inPackage('me/family'),
  profile: inPackage('me/profile'),
  volunteer: inPackage('me/volunteer'),
  privacy: inPackage('me/privacy'),
  /** What is held of me, and one kind of it. */
  myData: inPackage('me/my-data'),
  /** Closing the own account. */
  closing: inPackage('me/closing'),
  messages: inPackage('me/messages'),
  typeSize: inPackage('me/type-size'),
  station: inPackage('me/station'),
  /** Which station is home; that of a code stands first. */
  homeStation: (station?: string) => inPackage('me/home-station', { station }),
  /** The rooms that residents use, and the coming days of one. */
  rooms: inPackage('room/list'),
  room: (placeCode: string) => inPackage('room/week', { place: placeCode }),
  calendar: inPackage('room/calendar'),
  courses: inPackage('course/list'),
  /** A room or another place, of the own station when none is named. */
  place: (placeCode: string, stationId?: string) =>
    inPackage('me/place', { place: placeCode, station: stationId }),
  recaps: inPackage('me/recaps'),
  myHonours: inPackage('honour/mine'),
  honourBoard: (board: string) => inPackage('honour/board', { board }),
  nominate: (campaignId: string, entrant?: string) => inPackage('honour/nominate', { campaignId, entrant }),
  /** Begins with what there is to do on the page it was opened from, given by its path. */
  help: (of?: string) => inPackage('help/page', { of }),
  notice: (noticeId: string) => inPackage('notice/detail', { noticeId }),
  household: inPackage('me/household'),
  store: inPackage('store/home'),
  prize: (prizeId: string, cardHolder?: CardBearer) => inPackage('store/prize', { prizeId, ...cardHolder }),
  redemption: (redemptionId: string) => inPackage('store/redemption', { redemptionId }),
  myRedemptions: inPackage('store/mine'),
  counter: inPackage('store/counter'),
  desk: inPackage('desk/home'),
  /** The surveys that ask me, one of them (of whoever shows a card, at the counter), and what one came to. */
  surveys: inPackage('survey/list'),
  /** One figure of every station below the own unit. */
  figuresBelow: inPackage('binder/figures-below'),
  /** Those who work at the station; one of them, or somebody who is to be one. */
  colleagues: inPackage('desk-people/colleagues'),
  /** The units below the one that somebody looks after. */
  units: inPackage('desk-people/units'),
  /** Without a notice a new one is written. */
  noticeForm: (noticeId?: string) => inPackage('desk/notice-form', { noticeId }),
  /** Everybody it has not reached, or those of one building. */
  callList: (noticeId: string, gridId?: string, building?: string) =>
    inPackage('desk/call-list', { noticeId, gridId, building }),
  deskPrize: (prizeId: string) => inPackage('desk-store/prize', { prizeId }),
  partners: inPackage('desk-store/partners'),
  begin: inPackage('desk-people/begin'),
  grids: inPackage('desk-people/grids'),
  places: inPackage('desk-people/places'),
  /** Cases of any declared kind: one's own, a new one, one of them, the station's. */
  myCases: (kind: string) => inPackage('case/mine', { kind }),
  /** What was sent to the department whose contact one is. */
  sentCases: (kind: string) => inPackage('case/sent', { kind }),
} as const
