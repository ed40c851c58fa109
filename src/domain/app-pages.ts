/** Owns the paths of the pages that others open: messages, shared cards, rows of other pages. */

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
  session: (sessionId: string) => inPackage('activity/detail', { sessionId }),
  /** From a reminder: whoever cannot come says so in one tap. */
  reminded: (sessionId: string) => inPackage('activity/detail', { sessionId, from: 'reminder' }),
  /** The same page with the question whether to give the place back. */
  leaving: (sessionId: string) => inPackage('activity/detail', { sessionId, leave: '1' }),
  door: ({ as, ...page }: DoorPage) => inPackage('activity/check-in', { deed: as, ...page }),
  mine: inPackage('activity/mine'),
  projects: inPackage('activity/projects'),
  project: (projectId: string) => inPackage('activity/project', { projectId }),
  teams: inPackage('activity/teams'),
  team: (teamId: string) => inPackage('activity/team', { teamId }),
  teamMembers: (teamId: string) => inPackage('activity/team-members', { teamId }),
  wish: (wishId: string, made?: 'made') => inPackage('wish/detail', { wishId, made }),
  /** Without a wish a new one is written. */
  makeWish: (wishId?: string) => inPackage('wish/make', { wishId }),
  /** For somebody who stands there with a card. */
  makeWishFor: inPackage('wish/make', { who: 'card' }),
  hours: inPackage('me/hours'),
  hoursOf: (month: string) => inPackage('me/hours', { month }),
  record: (recordId: string) => inPackage('me/record', { recordId }),
  /** One's own certificates, one of them, and looking one up. */
  certificates: inPackage('honour/certificates'),
  certificate: (no: string) => inPackage('honour/certificate', { no }),
  checkCertificate: (no?: string) => inPackage('honour/check', { no }),
  /** Where the code on a certificate leads, as WeChat takes it; the number comes as the scene. */
  checkByCode: 'packages/honour/check/index',
  trainings: inPackage('honour/trainings'),
  seals: (no?: string) => inPackage('desk-honour/seals', { no }),
  points: inPackage('me/points'),
  added: inPackage('me/added'),
  card: (forPersonId?: string) => inPackage('me/card', { forPersonId }),
  family: inPackage('me/family'),
  profile: inPackage('me/profile'),
  volunteer: inPackage('me/volunteer'),
  privacy: inPackage('me/privacy'),
  phoneLooks: inPackage('me/phone-looks'),
  /** What is held of me, and one kind of it. */
  myData: inPackage('me/my-data'),
  /** What was done at the station, for whoever audits it. */
  audit: inPackage('desk-people/audit'),
  /** Closing the own account. */
  closing: inPackage('me/closing'),
  myDataRows: (held: string) => inPackage('me/my-data-rows', { held }),
  messages: inPackage('me/messages'),
  typeSize: inPackage('me/type-size'),
  station: inPackage('me/station'),
  /** Which station is home; that of a code stands first. */
  homeStation: (station?: string) => inPackage('me/home-station', { station }),
  /** Where the code of a station leads, as WeChat takes it; the station's id comes as the scene. */
  homeByCode: 'packages/me/home-station/index',
  /** The rooms that residents use, and the coming days of one. */
  rooms: inPackage('room/list'),
  room: (placeCode: string) => inPackage('room/week', { place: placeCode }),
  calendar: inPackage('room/calendar'),
  courses: inPackage('course/list'),
  course: (courseId: string) => inPackage('course/course', { courseId }),
  courseLots: (courseId: string) => inPackage('course/lots', { courseId }),
  courseRoll: (courseId: string) => inPackage('course/roll', { courseId }),
  /** All rooms on one day, for the desk. */
  roomBoard: inPackage('room/board'),
  /** A room or another place, of the own station when none is named. */
  place: (placeCode: string, stationId?: string) =>
    inPackage('me/place', { place: placeCode, station: stationId }),
  recaps: inPackage('me/recaps'),
  /** What one was given, and who may read of it. */
  /** What was done for it, in words that its holder has agreed to. */
  honour: (honourId: string) => inPackage('honour/story', { honourId }),
  /** What the station has given; giving another one, to somebody where that one was chosen. */
  deskHonours: inPackage('desk-honour/honours'),
  grantHonour: (holder?: { personId: string; name: string }) => inPackage('desk-honour/grant', { ...holder }),
  findHolder: inPackage('desk-people/directory', { pick: 'honour' }),
  myHonours: inPackage('honour/mine'),
  starCard: inPackage('honour/star-card'),
  honourBoard: (board: string) => inPackage('honour/board', { board }),
  /** Campaigns, one of them, and recommending somebody for it. */
  campaigns: inPackage('honour/campaigns'),
  campaign: (campaignId: string) => inPackage('honour/campaign', { campaignId }),
  nominate: (campaignId: string, entrant?: string) => inPackage('honour/nominate', { campaignId, entrant }),
  /** What the panel marks and the staff decides; writing a campaign; how scores are reckoned. */
  campaignDesk: (campaignId: string, found?: FoundNominee | { view?: 'named' }) =>
    inPackage('desk-honour/campaign-desk', { campaignId, ...found }),
  /** Looking for whom a neighbour means. */
  findNominee: (of: { campaignId: string; entryId: string; version: string }) =>
    inPackage('desk-people/directory', { pick: 'nominee', ...of }),
  campaignForm: (campaignId?: string) => inPackage('desk-honour/campaign-form', { campaignId }),
  deskCampaigns: inPackage('desk-honour/campaigns'),
  scoreRules: inPackage('desk-honour/score-rules'),
  /** Begins with what there is to do on the page it was opened from, given by its path. */
  help: (of?: string) => inPackage('help/page', { of }),
  notice: (noticeId: string) => inPackage('notice/detail', { noticeId }),
  pointsSummary: (month?: string) => inPackage('me/points-summary', { month }),
  household: inPackage('me/household'),
  store: inPackage('store/home'),
  /** The shelf for somebody whose card was scanned at the counter. */
  storeFor: (cardHolder: CardBearer) => inPackage('store/home', { ...cardHolder }),
  prize: (prizeId: string, cardHolder?: CardBearer) => inPackage('store/prize', { prizeId, ...cardHolder }),
  redemption: (redemptionId: string) => inPackage('store/redemption', { redemptionId }),
  myRedemptions: inPackage('store/mine'),
  counter: inPackage('store/counter'),
  desk: inPackage('desk/home'),
  doorScreen: (sessionId: string) => inPackage('desk/door', { sessionId }),
  roster: (sessionId: string) => inPackage('desk/roster', { sessionId }),
  applicants: (sessionId: string) => inPackage('desk/applicants', { sessionId }),
  rosterSheet: (sessionId: string) => inPackage('desk-activity/roster-sheet', { sessionId }),
  deskActivities: inPackage('desk-activity/activities'),
  /** The days that come round, and what is prepared for them. */
  seasons: inPackage('desk-activity/seasons'),
  /** What the papers of the station lack. */
  gaps: inPackage('desk-activity/gaps'),
  /** The robot that says so in the station's group. */
  robot: inPackage('desk-activity/robot'),
  deskActivity: (activityId: string) => inPackage('desk/activity', { activityId }),
  /** The week of a rota. */
  dutyWeek: (activityId: string) => inPackage('desk-activity/duty', { activityId }),
  /** Without an activity a new one is written. */
  activityForm: (activityId?: string) => inPackage('desk-activity/activity-form', { activityId }),
  /** A new one is written from one that was. */
  activityLike: (likeId: string) => inPackage('desk-activity/activity-form', { likeId }),
  /** Activities that every station holds, and a new one that begins like one of them. */
  activityTemplates: inPackage('desk-activity/templates'),
  activityFrom: (template: string) => inPackage('desk-activity/activity-form', { template }),
  deskProjects: inPackage('desk-activity/projects'),
  /** The surveys that ask me, one of them (of whoever shows a card, at the counter), and what one came to. */
  surveys: inPackage('survey/list'),
  survey: (surveyId: string, card?: string) => inPackage('survey/answer', { surveyId, card }),
  /** Where the code of one leads, as WeChat takes it; its id comes as the scene. */
  surveyByCode: 'packages/survey/answer/index',
  surveyResult: (surveyId: string) => inPackage('survey/result', { surveyId }),
  deskSurveys: inPackage('survey/desk'),
  surveyForm: (surveyId?: string) => inPackage('survey/form', { surveyId }),
  surveyContacts: (surveyId: string) => inPackage('survey/contacts', { surveyId }),
  /** With a team, that one is opened over the list. */
  deskTeams: (teamId?: string) => inPackage('desk-people/teams', { teamId }),
  recapForm: (sessionId: string) => inPackage('desk-activity/recap-form', { sessionId }),
  volunteers: inPackage('desk/volunteers'),
  /** What is written down of one: credentials, trainings, insurance cover. */
  volunteerFile: (personId: string) => inPackage('desk-people/volunteer', { personId }),
  deskHours: (recordId?: string) => inPackage('desk/hours', { recordId }),
  addHours: (missed?: MissedVisit) => inPackage('desk-activity/add-hours', { ...missed }),
  /** The binder of the month that is to be handed in. */
  binder: inPackage('binder/month'),
  /** The rows of one register of a month. */
  binderRows: (month: string, register: string) => inPackage('binder/rows', { month, register }),
  /** The figures of the own station, or of one below the own unit. */
  figures: (at?: string) => inPackage('binder/figures', { at }),
  /** One figure of every station below the own unit. */
  figuresBelow: inPackage('binder/figures-below'),
  /** The station's, month by month, or everything of one person. */
  ledger: (personId?: string) => inPackage('desk-activity/ledger', { personId }),
  /** Finding a resident. */
  directory: inPackage('desk-people/directory'),
  /** Those who work at the station; one of them, or somebody who is to be one. */
  colleagues: inPackage('desk-people/colleagues'),
  /** Those of a station below one's unit. */
  colleaguesAt: (at: string) => inPackage('desk-people/colleagues', { at }),
  colleague: (personId: string, at?: string) => inPackage('desk-people/colleague', { personId, at }),
  /** Finding a resident who is to work at the station. */
  /** Somebody to lead a team, of the version that was seen. */
  findLeader: (teamId: string, version: number) =>
    inPackage('desk-people/directory', { pick: 'leader', teamId, version: String(version) }),
  findColleague: (at?: string) => inPackage('desk-people/directory', { pick: 'colleague', at }),
  /** The units below the one that somebody looks after. */
  units: inPackage('desk-people/units'),
  /** Those who want to be at home at the station. */
  homeMoves: (view?: string) => inPackage('desk-people/home-moves', { view }),
  /** Tables that were imported, and one of them. */
  imports: inPackage('desk-people/imports'),
  /** Those of a station below one's unit. */
  importsAt: (at: string) => inPackage('desk-people/imports', { at }),
  import: (importId: string, at?: string) => inPackage('desk-people/import', { importId, at }),
  /** The households of a building, from door to door; one of them, where a visit is written down. */
  visits: inPackage('desk-people/visits'),
  visitedHome: (home: VisitedHome) => inPackage('desk-people/visited-home', { ...home }),
  residents: inPackage('desk-people/residents'),
  /** Homes that fit no building, people who may be written down twice, those who did not come. */
  peopleCheck: (view?: string) => inPackage('desk-people/people-check', { view }),
  paperCards: inPackage('desk-people/cards'),
  /** A card chosen from the list leads to the wish itself. */
  deskWishes: (state?: string) => inPackage('desk/wishes', { state }),
  deskNotices: inPackage('desk/notices'),
  deskNotice: (noticeId: string) => inPackage('desk/notice', { noticeId }),
  /** Without a notice a new one is written. */
  noticeForm: (noticeId?: string) => inPackage('desk/notice-form', { noticeId }),
  /** Everybody it has not reached, or those of one building. */
  callList: (noticeId: string, gridId?: string, building?: string) =>
    inPackage('desk/call-list', { noticeId, gridId, building }),
  /** One check that somebody came for stands on top. */
  checks: (checkId?: string) => inPackage('desk/checks', { checkId }),
  outbox: inPackage('desk/outbox'),
  deskPrizes: inPackage('desk-store/prizes'),
  deskPrize: (prizeId: string) => inPackage('desk-store/prize', { prizeId }),
  /** Without a prize a new one is written. */
  prizeForm: (prizeId?: string) => inPackage('desk/prize-form', { prizeId }),
  statement: (partnerId?: string) => inPackage('desk-store/statement', { partnerId }),
  partners: inPackage('desk-store/partners'),
  /** Partners of the station, as everybody sees them, and one of them. */
  allies: inPackage('ally/list'),
  ally: (partnerId: string) => inPackage('ally/partner', { partnerId }),
  storeDays: inPackage('desk-store/store-days'),
  pointsRules: inPackage('desk-store/points-rules'),
  switches: inPackage('desk/switches'),
  /** The nine steps in which a station is made ready; and beginning a district with the one-time code. */
  setup: inPackage('desk-people/setup'),
  begin: inPackage('desk-people/begin'),
  grids: inPackage('desk-people/grids'),
  places: inPackage('desk-people/places'),
  /** Paper of places: stickers of some, the sheet for the door of one; and that of the station itself. */
  placeStickers: inPackage('desk-people/place-stickers'),
  placeDoor: (placeCode: string) => inPackage('desk-people/place-door', { place: placeCode }),
  stationCode: inPackage('desk-people/station-code'),
  stationSheet: inPackage('desk-people/station-sheet'),
  /** Cases of any declared kind: one's own, a new one, one of them, the station's. */
  myCases: (kind: string) => inPackage('case/mine', { kind }),
  /** `about` is the piece or the case that it is begun from. */
  beginCase: (
    kind: string,
    about?: { on: string; id: string; part: string; what: string } | { of: string; what: string },
  ) => inPackage('case/form', { kind, ...about }),
  /** About something that is decided or shown. */
  beginCaseAbout: (kind: string, about: { kind: string; id: string; part: string; what: string }) =>
    inPackage('case/form', { kind, about: about.kind, id: about.id, part: about.part, what: about.what }),
  /** It lies at a spot that is known already. */
  beginCaseAt: (kind: string, spot: string) => inPackage('case/form', { kind, spot }),
  /** For a team that is chosen already. */
  beginCaseWith: (kind: string, team: string) => inPackage('case/form', { kind, team }),
  /** Of a partner that is chosen already. */
  beginCaseOf: (kind: string, partner: string) => inPackage('case/form', { kind, partner }),
  /** For a resident who is called on. */
  beginCaseFor: (kind: string, { personId, name }: { personId: string; name: string }) =>
    inPackage('case/form', { kind, forId: personId, forName: name }),
  /** What everybody may see of a kind. */
  caseBoard: (kind: string) => inPackage('case/board', { kind }),
  case: (kind: string, caseId: string, begun?: 'begun') => inPackage('case/detail', { kind, caseId, begun }),
  /** At a station below one's unit. */
  caseAt: (kind: string, caseId: string, at: string) => inPackage('case/detail', { kind, caseId, at }),
  /** What was sent to the department whose contact one is. */
  sentCases: (kind: string) => inPackage('case/sent', { kind }),
  helpedCases: (kind: string) => inPackage('case/helped', { kind }),
  deskCases: (kind: string, view?: string) => inPackage('case/desk', { kind, view }),
} as const
