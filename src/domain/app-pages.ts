/** Owns the paths of the pages that others open: messages, shared cards, rows of other pages. */

const query = (parameters: Record<string, string | null | undefined>): string => {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

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

/** Somebody who was at a session without a mark of it: what is known is not typed again. */
export interface MissedVisit {
  sessionId: string
  title: string
  /** YYYY-MM-DD. */
  day: string
  personId: string
  name: string
}

/** A household where the list of a building has shown it. */
export interface VisitedHome {
  personId: string
  gridId: string
  building: string
  /** The server's word for having shown it there. */
  shown: string
  /** What it is called there; masked for a grid worker. */
  name: string
}

/** Whom a neighbour means, once that one was found: which recommendation it is, as it was seen, and who. */
interface FoundNominee {
  entryId: string
  version: string
  who: string
  name: string
}

export const appPages = {
  home: '/pages/home/index',
  activities: '/pages/activity/index',
  wishes: '/pages/wish/index',
  service: '/pages/service/index',
  me: '/pages/me/index',
  /** Where the code on a poster leads, as WeChat takes it: no first stroke, and the session's id comes as the scene. */
  sessionByCode: 'packages/activity/detail/index',
  session: (sessionId: string) => `/packages/activity/detail/index${query({ sessionId })}`,
  /** From a reminder: whoever cannot come says so in one tap. */
  reminded: (sessionId: string) => `/packages/activity/detail/index${query({ sessionId, from: 'reminder' })}`,
  /** The same page with the question whether to give the place back. */
  leaving: (sessionId: string) => `/packages/activity/detail/index${query({ sessionId, leave: '1' })}`,
  door: ({ as, ...page }: DoorPage) => `/packages/activity/check-in/index${query({ deed: as, ...page })}`,
  mine: '/packages/activity/mine/index',
  projects: '/packages/activity/projects/index',
  project: (projectId: string) => `/packages/activity/project/index${query({ projectId })}`,
  teams: '/packages/activity/teams/index',
  team: (teamId: string) => `/packages/activity/team/index${query({ teamId })}`,
  teamMembers: (teamId: string) => `/packages/activity/team-members/index${query({ teamId })}`,
  wish: (wishId: string, made?: 'made') => `/packages/wish/detail/index${query({ wishId, made })}`,
  /** Without a wish a new one is written. */
  makeWish: (wishId?: string) => `/packages/wish/make/index${query({ wishId })}`,
  /** For somebody who stands there with a card. */
  makeWishFor: '/packages/wish/make/index?who=card',
  hours: '/packages/me/hours/index',
  hoursOf: (month: string) => `/packages/me/hours/index${query({ month })}`,
  record: (recordId: string) => `/packages/me/record/index${query({ recordId })}`,
  /** One's own certificates, one of them, and looking one up. */
  certificates: '/packages/honour/certificates/index',
  certificate: (no: string) => `/packages/honour/certificate/index${query({ no })}`,
  checkCertificate: (no?: string) => `/packages/honour/check/index${query({ no })}`,
  /** Where the code on a certificate leads, as WeChat takes it; the number comes as the scene. */
  checkByCode: 'packages/honour/check/index',
  trainings: '/packages/honour/trainings/index',
  seals: (no?: string) => `/packages/desk-honour/seals/index${query({ no })}`,
  points: '/packages/me/points/index',
  added: '/packages/me/added/index',
  card: (forPersonId?: string) => `/packages/me/card/index${query({ forPersonId })}`,
  family: '/packages/me/family/index',
  profile: '/packages/me/profile/index',
  volunteer: '/packages/me/volunteer/index',
  privacy: '/packages/me/privacy/index',
  phoneLooks: '/packages/me/phone-looks/index',
  /** What is held of me, and one kind of it. */
  myData: '/packages/me/my-data/index',
  /** What was done at the station, for whoever audits it. */
  audit: '/packages/desk-people/audit/index',
  /** Closing the own account. */
  closing: '/packages/me/closing/index',
  myDataRows: (held: string) => `/packages/me/my-data-rows/index${query({ held })}`,
  messages: '/packages/me/messages/index',
  typeSize: '/packages/me/type-size/index',
  station: '/packages/me/station/index',
  /** Which station is home; that of a code stands first. */
  homeStation: (station?: string) => `/packages/me/home-station/index${query({ station })}`,
  /** Where the code of a station leads, as WeChat takes it; the station's id comes as the scene. */
  homeByCode: 'packages/me/home-station/index',
  /** The rooms that residents use, and the coming days of one. */
  rooms: '/packages/room/list/index',
  room: (placeCode: string) => `/packages/room/week/index${query({ place: placeCode })}`,
  calendar: '/packages/room/calendar/index',
  courses: '/packages/course/list/index',
  course: (courseId: string) => `/packages/course/course/index${query({ courseId })}`,
  courseLots: (courseId: string) => `/packages/course/lots/index${query({ courseId })}`,
  courseRoll: (courseId: string) => `/packages/course/roll/index${query({ courseId })}`,
  /** All rooms on one day, for the desk. */
  roomBoard: '/packages/room/board/index',
  /** A room or another place, of the own station when none is named. */
  place: (placeCode: string, stationId?: string) =>
    `/packages/me/place/index${query({ place: placeCode, station: stationId })}`,
  recaps: '/packages/me/recaps/index',
  /** What one was given, and who may read of it. */
  /** What was done for it, in words that its holder has agreed to. */
  honour: (honourId: string) => `/packages/honour/story/index${query({ honourId })}`,
  /** What the station has given; giving another one, to somebody where that one was chosen. */
  deskHonours: '/packages/desk-honour/honours/index',
  grantHonour: (holder?: { personId: string; name: string }) =>
    `/packages/desk-honour/grant/index${query({ ...holder })}`,
  findHolder: '/packages/desk-people/directory/index?pick=honour',
  myHonours: '/packages/honour/mine/index',
  starCard: '/packages/honour/star-card/index',
  honourBoard: (board: string) => `/packages/honour/board/index${query({ board })}`,
  /** Campaigns, one of them, and recommending somebody for it. */
  campaigns: '/packages/honour/campaigns/index',
  campaign: (campaignId: string) => `/packages/honour/campaign/index${query({ campaignId })}`,
  nominate: (campaignId: string) => `/packages/honour/nominate/index${query({ campaignId })}`,
  /** What the panel marks and the staff decides; writing a campaign; how scores are reckoned. */
  campaignDesk: (campaignId: string, found?: FoundNominee) =>
    `/packages/desk-honour/campaign-desk/index${query({ campaignId, ...found })}`,
  /** Looking for whom a neighbour means. */
  findNominee: (of: { campaignId: string; entryId: string; version: string }) =>
    `/packages/desk-people/directory/index${query({ pick: 'nominee', ...of })}`,
  campaignForm: (campaignId?: string) => `/packages/desk-honour/campaign-form/index${query({ campaignId })}`,
  deskCampaigns: '/packages/desk-honour/campaigns/index',
  scoreRules: '/packages/desk-honour/score-rules/index',
  /** Begins with what there is to do on the page it was opened from, given by its path. */
  help: (of?: string) => `/packages/me/help/index${query({ of })}`,
  notice: (noticeId: string) => `/packages/notice/detail/index${query({ noticeId })}`,
  pointsSummary: (month?: string) => `/packages/me/points-summary/index${query({ month })}`,
  household: '/packages/me/household/index',
  store: '/packages/store/home/index',
  /** The shelf for somebody whose card was scanned at the counter. */
  storeFor: (cardHolder: CardBearer) => `/packages/store/home/index${query({ ...cardHolder })}`,
  prize: (prizeId: string, cardHolder?: CardBearer) =>
    `/packages/store/prize/index${query({ prizeId, ...cardHolder })}`,
  redemption: (redemptionId: string) => `/packages/store/redemption/index${query({ redemptionId })}`,
  myRedemptions: '/packages/store/mine/index',
  counter: '/packages/store/counter/index',
  desk: '/packages/desk/home/index',
  doorScreen: (sessionId: string) => `/packages/desk/door/index${query({ sessionId })}`,
  roster: (sessionId: string) => `/packages/desk/roster/index${query({ sessionId })}`,
  applicants: (sessionId: string) => `/packages/desk/applicants/index${query({ sessionId })}`,
  rosterSheet: (sessionId: string) => `/packages/desk-activity/roster-sheet/index${query({ sessionId })}`,
  deskActivities: '/packages/desk-activity/activities/index',
  /** The days that come round, and what is prepared for them. */
  seasons: '/packages/desk-activity/seasons/index',
  /** What the papers of the station lack. */
  gaps: '/packages/desk-activity/gaps/index',
  /** The robot that says so in the station's group. */
  robot: '/packages/desk-activity/robot/index',
  deskActivity: (activityId: string) => `/packages/desk/activity/index${query({ activityId })}`,
  /** The week of a rota. */
  dutyWeek: (activityId: string) => `/packages/desk-activity/duty/index${query({ activityId })}`,
  /** Without an activity a new one is written. */
  activityForm: (activityId?: string) =>
    `/packages/desk-activity/activity-form/index${query({ activityId })}`,
  /** A new one is written from one that was. */
  activityLike: (likeId: string) => `/packages/desk-activity/activity-form/index${query({ likeId })}`,
  /** Activities that every station holds, and a new one that begins like one of them. */
  activityTemplates: '/packages/desk-activity/templates/index',
  activityFrom: (template: string) => `/packages/desk-activity/activity-form/index${query({ template })}`,
  deskProjects: '/packages/desk-activity/projects/index',
  /** The surveys that ask me, one of them (of whoever shows a card, at the counter), and what one came to. */
  surveys: '/packages/survey/list/index',
  survey: (surveyId: string, card?: string) => `/packages/survey/answer/index${query({ surveyId, card })}`,
  surveyResult: (surveyId: string) => `/packages/survey/result/index${query({ surveyId })}`,
  deskSurveys: '/packages/survey/desk/index',
  surveyForm: (surveyId?: string) => `/packages/survey/form/index${query({ surveyId })}`,
  surveyContacts: (surveyId: string) => `/packages/survey/contacts/index${query({ surveyId })}`,
  /** With a team, that one is opened over the list. */
  deskTeams: (teamId?: string) => `/packages/desk-people/teams/index${query({ teamId })}`,
  recapForm: (sessionId: string) => `/packages/desk-activity/recap-form/index${query({ sessionId })}`,
  volunteers: '/packages/desk/volunteers/index',
  /** What is written down of one: credentials, trainings, insurance cover. */
  volunteerFile: (personId: string) => `/packages/desk-people/volunteer/index${query({ personId })}`,
  deskHours: (recordId?: string) => `/packages/desk/hours/index${query({ recordId })}`,
  addHours: (missed?: MissedVisit) => `/packages/desk-activity/add-hours/index${query({ ...missed })}`,
  /** The binder of the month that is to be handed in. */
  binder: '/packages/binder/month/index',
  /** The rows of one register of a month. */
  binderRows: (month: string, register: string) => `/packages/binder/rows/index${query({ month, register })}`,
  /** The figures of the own station, or of one below the own unit. */
  figures: (at?: string) => `/packages/binder/figures/index${query({ at })}`,
  /** One figure of every station below the own unit. */
  figuresBelow: '/packages/binder/figures-below/index',
  /** The station's, month by month, or everything of one person. */
  ledger: (personId?: string) => `/packages/desk-activity/ledger/index${query({ personId })}`,
  /** Finding a resident. */
  directory: '/packages/desk-people/directory/index',
  /** Those who work at the station; one of them, or somebody who is to be one. */
  colleagues: '/packages/desk-people/colleagues/index',
  /** Those of a station below one's unit. */
  colleaguesAt: (at: string) => `/packages/desk-people/colleagues/index${query({ at })}`,
  colleague: (personId: string, at?: string) =>
    `/packages/desk-people/colleague/index${query({ personId, at })}`,
  /** Finding a resident who is to work at the station. */
  /** Somebody to lead a team, of the version that was seen. */
  findLeader: (teamId: string, version: number) =>
    `/packages/desk-people/directory/index${query({ pick: 'leader', teamId, version: String(version) })}`,
  findColleague: (at?: string) => `/packages/desk-people/directory/index${query({ pick: 'colleague', at })}`,
  /** The units below the one that somebody looks after. */
  units: '/packages/desk-people/units/index',
  /** Those who want to be at home at the station. */
  homeMoves: (view?: string) => `/packages/desk-people/home-moves/index${query({ view })}`,
  /** Tables that were imported, and one of them. */
  imports: '/packages/desk-people/imports/index',
  /** Those of a station below one's unit. */
  importsAt: (at: string) => `/packages/desk-people/imports/index${query({ at })}`,
  import: (importId: string, at?: string) => `/packages/desk-people/import/index${query({ importId, at })}`,
  /** The households of a building, from door to door; one of them, where a visit is written down. */
  visits: '/packages/desk-people/visits/index',
  visitedHome: (home: VisitedHome) => `/packages/desk-people/visited-home/index${query({ ...home })}`,
  residents: '/packages/desk-people/residents/index',
  /** Homes that fit no building, people who may be written down twice, those who did not come. */
  peopleCheck: (view?: string) => `/packages/desk-people/people-check/index${query({ view })}`,
  paperCards: '/packages/desk-people/cards/index',
  /** A card chosen from the list leads to the wish itself. */
  deskWishes: (state?: string) => `/packages/desk/wishes/index${query({ state })}`,
  deskNotices: '/packages/desk/notices/index',
  deskNotice: (noticeId: string) => `/packages/desk/notice/index${query({ noticeId })}`,
  /** Without a notice a new one is written. */
  noticeForm: (noticeId?: string) => `/packages/desk/notice-form/index${query({ noticeId })}`,
  /** Everybody it has not reached, or those of one building. */
  callList: (noticeId: string, gridId?: string, building?: string) =>
    `/packages/desk/call-list/index${query({ noticeId, gridId, building })}`,
  /** One check that somebody came for stands on top. */
  checks: (checkId?: string) => `/packages/desk/checks/index${query({ checkId })}`,
  outbox: '/packages/desk/outbox/index',
  deskPrizes: '/packages/desk-store/prizes/index',
  deskPrize: (prizeId: string) => `/packages/desk-store/prize/index${query({ prizeId })}`,
  /** Without a prize a new one is written. */
  prizeForm: (prizeId?: string) => `/packages/desk/prize-form/index${query({ prizeId })}`,
  statement: (partnerId?: string) => `/packages/desk-store/statement/index${query({ partnerId })}`,
  partners: '/packages/desk-store/partners/index',
  storeDays: '/packages/desk-store/store-days/index',
  pointsRules: '/packages/desk-store/points-rules/index',
  switches: '/packages/desk/switches/index',
  /** The nine steps in which a station is made ready; and beginning a district with the one-time code. */
  setup: '/packages/desk-people/setup/index',
  begin: '/packages/desk-people/begin/index',
  grids: '/packages/desk-people/grids/index',
  places: '/packages/desk-people/places/index',
  /** Paper of places: stickers of some, the sheet for the door of one; and that of the station itself. */
  placeStickers: '/packages/desk-people/place-stickers/index',
  placeDoor: (placeCode: string) => `/packages/desk-people/place-door/index${query({ place: placeCode })}`,
  stationCode: '/packages/desk-people/station-code/index',
  stationSheet: '/packages/desk-people/station-sheet/index',
  /** Cases of any declared kind: one's own, a new one, one of them, the station's. */
  myCases: (kind: string) => `/packages/case/mine/index${query({ kind })}`,
  /** `about` is the piece or the case that it is begun from. */
  beginCase: (
    kind: string,
    about?: { on: string; id: string; part: string; what: string } | { of: string; what: string },
  ) => `/packages/case/form/index${query({ kind, ...about })}`,
  /** About something that is decided or shown. */
  beginCaseAbout: (kind: string, about: { kind: string; id: string; part: string; what: string }) =>
    `/packages/case/form/index${query({ kind, about: about.kind, id: about.id, part: about.part, what: about.what })}`,
  /** It lies at a spot that is known already. */
  beginCaseAt: (kind: string, spot: string) => `/packages/case/form/index${query({ kind, spot })}`,
  /** For a team that is chosen already. */
  beginCaseWith: (kind: string, team: string) => `/packages/case/form/index${query({ kind, team })}`,
  /** For a resident who is called on. */
  beginCaseFor: (kind: string, { personId, name }: { personId: string; name: string }) =>
    `/packages/case/form/index${query({ kind, forId: personId, forName: name })}`,
  /** What everybody may see of a kind. */
  caseBoard: (kind: string) => `/packages/case/board/index${query({ kind })}`,
  case: (kind: string, caseId: string, begun?: 'begun') =>
    `/packages/case/detail/index${query({ kind, caseId, begun })}`,
  /** At a station below one's unit. */
  caseAt: (kind: string, caseId: string, at: string) =>
    `/packages/case/detail/index${query({ kind, caseId, at })}`,
  /** What was sent to the department whose contact one is. */
  sentCases: (kind: string) => `/packages/case/sent/index${query({ kind })}`,
  helpedCases: (kind: string) => `/packages/case/helped/index${query({ kind })}`,
  deskCases: (kind: string, view?: string) => `/packages/case/desk/index${query({ kind, view })}`,
} as const
