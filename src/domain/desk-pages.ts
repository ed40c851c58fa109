/** Owns the paths of the pages of the desk and its binder that no tab opens. */
import { inPackage } from './app-pages'

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

export const deskPages = {
  /** What was done at the station, for whoever audits it. */
  audit: inPackage('desk-people/audit'),
  findHolder: inPackage('desk-people/directory', { pick: 'honour' }),
  /** Looking for whom a neighbour means. */
  findNominee: (of: { campaignId: string; entryId: string; version: string }) =>
    inPackage('desk-people/directory', { pick: 'nominee', ...of }),
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
  /** The station's, month by month, or everything of one person. */
  ledger: (personId?: string) => inPackage('desk-activity/ledger', { personId }),
  /** Finding a resident. */
  directory: inPackage('desk-people/directory'),
  /** Those of a station below one's unit. */
  colleaguesAt: (at: string) => inPackage('desk-people/colleagues', { at }),
  colleague: (personId: string, at?: string) => inPackage('desk-people/colleague', { personId, at }),
  /** Somebody to lead a team, of the version that was seen. */
  findLeader: (teamId: string, version: number) =>
    inPackage('desk-people/directory', { pick: 'leader', teamId, version: String(version) }),
  /** Finding a resident who is to work at the station. */
  findColleague: (at?: string) => inPackage('desk-people/directory', { pick: 'colleague', at }),
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
  /** One check that somebody came for stands on top. */
  checks: (checkId?: string) => inPackage('desk/checks', { checkId }),
  outbox: inPackage('desk/outbox'),
  deskPrizes: inPackage('desk-store/prizes'),
  /** Without a prize a new one is written. */
  prizeForm: (prizeId?: string) => inPackage('desk/prize-form', { prizeId }),
  statement: (partnerId?: string) => inPackage('desk-store/statement', { partnerId }),
  storeDays: inPackage('desk-store/store-days'),
  pointsRules: inPackage('desk-store/points-rules'),
  switches: inPackage('desk/switches'),
  /** The nine steps in which a station is made ready; and beginning a district with the one-time code. */
  setup: inPackage('desk-people/setup'),
  /** Paper of places: stickers of some, the sheet for the door of one; and that of the station itself. */
  placeStickers: inPackage('desk-people/place-stickers'),
  placeDoor: (placeCode: string) => inPackage('desk-people/place-door', { place: placeCode }),
  stationCode: inPackage('desk-people/station-code'),
  stationSheet: inPackage('desk-people/station-sheet'),
} as const
