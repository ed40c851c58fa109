/**
 * Owns how large a stored document may become: every list and every map in it, with the most it may hold.
 *
 * A document is read and rewritten as a whole, and the database answers 1 MB at once. Whoever adds a list to a document adds
 * its bound here. What an update puts onto a list is refused beyond it by the update itself ({@link placesFor}); what is
 * written as a whole is kept within it where it is written.
 */
import { allyMonthLists } from './agreement/month'
import { AGENDA_KEPT } from './activity/decide-sign-up'
import { absenceRules } from './person/absences'
import { activityForm } from './activity/form'
import { MOST_ADULTS, MOST_LEARNERS, MOST_LESSONS } from './activity/course-terms'
import { MOST_OPTIONS, MOST_QUESTIONS } from './activity/organiser-questions'
import { MOST_POSTS } from './activity/posts'
import { MOST_MEMBERS, MOST_RECEIVED, MOST_SHARERS } from './household/membership'
import type { Bound } from './kernel/bound'
import type { Patch } from './kernel/guarded-update'
import { HISTORY_LIMIT } from './kernel/history'
import { placesNeeded } from './kernel/room'
import { MAX_QUEUE, MAX_SEATS } from './kernel/seats'
import { MOST_APPLICANTS } from './kernel/seats-applicants'
import { MOST_SPANS } from './account/spans'
import {
  MOST_ACTORS,
  MOST_ASKED,
  MOST_DEPARTMENTS,
  MOST_INVOLVED,
  MOST_JOINED,
  MOST_MERGED,
  MOST_NAMED,
  MOST_OBJECTIONS,
  MOST_REMEMBERED,
} from './case/documents'
import { MOST_LENGTHS, SHOWN } from './points/month-lengths'
import { subscriptionTemplates } from './message/templates'
import { MOST_HOMES } from './notice/audience'
import { CORRECTIONS_KEPT } from './notice/decide-notice'
import { consentScopes } from './person/consents'
import { ASKS_A_WEEK } from './person/asks'
import { OLD_CARDS_KEPT } from './person/cards'
import { MOST_PAPERS } from './papers/rules'
import { MOST_MARKS } from './person/finding'
import { MOST_OWN_GRIDS, TERMS_KEPT } from './person/office'
import { FORMER_KEPT } from './person/merged'
import { FAMILY_KEPT } from './person/rules'
import { OTHERS_KEPT, TWINS_KEPT } from './person/twins'
import { skills } from './person/vocabulary'
import { MOST_PLACES } from './station/places'
import { MOST_STARS } from './person/stars'
import { MOST_WAITING } from './store/decide-reserve'
import { MOST_VOWS } from './store/partner-form'
import { MOST_TAKES } from './store/stock'
import { MOST_POSITIONS } from './team/vocabulary'
import { MOST_NAMES } from './wish/changes'
import { recapLists } from './activity/recap'
import { binderLists, binderPartLists } from './binder/make'
import { certificateLists } from './certificate/rules'
import { closingLists } from './closing/documents'
import { stationMonthLists } from './figures/count'
import { outsideLists } from './figures/outside'
import { campaignLists, campaignEntryLists } from './campaign/bounds'
import { articleLists } from './article/rules'
import { courseLists } from './course/rules'
import { honourLists } from './honour/rules'
import { importPartLists } from './imports/rules'
import { tableRules } from './imports/table'
import { roomLists, roomRules } from './room/rules'
import { visitLists } from './visit/rules'
import { stallLists } from './stalls/rules'
import { livelihoodLists } from './livelihood/rules'
import { sortingLists, sortingPointLists } from './sorting/rules'
import { surveyAnswerLists, surveyLists } from './survey/rules'
import type { Documents } from './documents'
import { appointedRoles } from './person/roles'

const KB = 1024
const USUAL = 64 * KB
/** Items that wait to be done; each was noted by a move, and is done at once or within minutes. */
const OUTBOX = 60
/** Each may be a whole record; all but what a death has left are taken off at once. */
const ACCOUNT_OUTBOX = 12
/** Of a wish, one a helper and one for each of those who stand by, when all of them are told. */
const WISH_OUTBOX = 300
const GRIDS = 30
/** Lots are kept by year. */
const YEARS = 10
/** Kinds of doubt about one proof. */
const DOUBTS = 10

export const documentBounds: { readonly [C in keyof Documents]: Bound<Documents[C]> } = {
  stations: {
    bytes: USUAL,
    lists: {
      grids: 200,
      'grids[].buildings': 200,
      places: MOST_PLACES,
      'places[].purposes': 6,
      positions: 200,
      holidays: 500,
      workedDays: 500,
      'self.slogans': 8,
      // One a day at most, and never taken away: what has happened is judged by them.
      ...{ 'pointsRules.rules': 400, 'pointsRules.changes': 50 },
      ...{ 'scoreRules.rules': 400, 'scoreRules.changes': 50 },
    },
  },
  // Forty blocks of five hundred letters come to about 60 KB.
  articles: { bytes: 128 * KB, lists: articleLists },
  projects: { bytes: 4 * KB, lists: {} },
  livelihoods: { bytes: 64 * KB, lists: { ...livelihoodLists, outbox: OUTBOX } },
  livelihoodQuestions: { bytes: 16 * KB, lists: { outbox: OUTBOX } },
  sortingPoints: { bytes: 8 * KB, lists: sortingPointLists },
  sortingHomes: { bytes: 4 * KB, lists: { days: 7 } },
  sortingPairs: { bytes: 2 * KB, lists: { days: 7 } },
  sortings: { bytes: 16 * KB, lists: { ...sortingLists, outbox: OUTBOX } },
  surveys: { bytes: 256 * KB, lists: surveyLists },
  surveyTickets: { bytes: KB, lists: {} },
  surveyAnswers: { bytes: 16 * KB, lists: surveyAnswerLists },
  surveyContacts: { bytes: 2 * KB, lists: {} },
  certificates: { bytes: 256 * KB, lists: certificateLists },
  closings: { bytes: 4 * KB, lists: closingLists },
  people: {
    bytes: USUAL,
    lists: {
      roles: appointedRoles.length,
      gridIds: 200,
      'office.terms': TERMS_KEPT,
      'office.terms[].gridIds': MOST_OWN_GRIDS,
      'office.last.before.roles': appointedRoles.length,
      'office.last.before.gridIds': 200,
      papers: MOST_PAPERS,
      asks: ASKS_A_WEEK,
      family: FAMILY_KEPT,
      marks: MOST_MARKS,
      cardTokens: FAMILY_KEPT + 1 + FORMER_KEPT + OLD_CARDS_KEPT,
      twins: TWINS_KEPT,
      'twins[].others': OTHERS_KEPT,
      former: FORMER_KEPT,
      'merged.cardTokens': FAMILY_KEPT + 1 + FORMER_KEPT + OLD_CARDS_KEPT,
      'merged.lots': YEARS,
      'merged.volunteer.before.history': HISTORY_LIMIT,
      'merged.volunteer.before.skills': skills.length,
      'merged.volunteer.before.slots': 21,
      agenda: AGENDA_KEPT,
      'absences.missed': absenceRules.kept,
      roomMisses: roomRules.misses,
      consents: consentScopes.length,
      subscriptions: subscriptionTemplates.length,
      recentKeys: 20,
      requests: 40,
      'quota.counts': 40,
      'quota.keys': 10,
      outbox: OUTBOX,
      received: MOST_RECEIVED,
      stars: MOST_STARS,
      'volunteer.history': HISTORY_LIMIT,
      'homeMove.history': HISTORY_LIMIT,
      'volunteer.skills': skills.length,
      'volunteer.slots': 21,
    },
  },
  activities: {
    bytes: USUAL,
    lists: {
      history: HISTORY_LIMIT,
      plan: MOST_LESSONS,
      'course.adults': MOST_ADULTS,
      gridIds: GRIDS,
      outbox: OUTBOX,
      'pictures.files': activityForm.photos.most,
      posts: MOST_POSTS,
      questions: MOST_QUESTIONS,
      'questions[].options': MOST_OPTIONS,
    },
  },
  // Five thousand places, five hundred waiting and two hundred asking, as the form allows them, come to about 450 KB.
  sessions: {
    bytes: 512 * KB,
    lists: {
      gridIds: GRIDS,
      words: 400,
      doorKeptBy: 50,
      'course.adults': MOST_ADULTS,
      away: MOST_LEARNERS + 1,
      madeUp: MOST_LEARNERS,
      'pictures.files': activityForm.photos.most,
      'seats.holders': MAX_SEATS,
      'seats.offers': MAX_SEATS,
      'seats.queue': MAX_QUEUE,
      'seats.applicants': MOST_APPLICANTS,
      'seats.posts': MOST_POSTS,
      posts: MOST_POSTS,
      questions: MOST_QUESTIONS,
      'questions[].options': MOST_OPTIONS,
    },
  },
  visits: { bytes: 16 * KB, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, ...visitLists } },
  courses: { bytes: 128 * KB, lists: { gridIds: GRIDS, posts: 0, ...courseLists } },
  seasons: { bytes: USUAL, lists: { outbox: OUTBOX } },
  robots: { bytes: 2 * KB, lists: {} },
  campaigns: { bytes: 128 * KB, lists: { outbox: OUTBOX, ...campaignLists } },
  campaignEntries: { bytes: USUAL, lists: campaignEntryLists },
  binders: { bytes: 256 * KB, lists: binderLists },
  binderParts: { bytes: 256 * KB, lists: binderPartLists },
  stationMonths: { bytes: 2 * KB, lists: stationMonthLists },
  outsideFigures: { bytes: 16 * KB, lists: outsideLists },
  allyMonths: { bytes: 128 * KB, lists: allyMonthLists },
  roomDays: { bytes: 128 * KB, lists: { outbox: OUTBOX, ...roomLists } },
  dutySwaps: { bytes: USUAL, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, turns: 2, sessionIds: 2 } },
  fairStalls: { bytes: USUAL, lists: { outbox: OUTBOX, ...stallLists } },
  dutyNotes: { bytes: USUAL, lists: { outbox: OUTBOX } },
  thanks: { bytes: USUAL, lists: { history: HISTORY_LIMIT, outbox: OUTBOX } },
  recaps: { bytes: USUAL, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, ...recapLists } },
  honours: { bytes: USUAL, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, ...honourLists } },
  enrollments: {
    bytes: USUAL,
    lists: {
      history: HISTORY_LIMIT,
      onSiteDoubts: DOUBTS,
      answers: MOST_QUESTIONS,
      'checkIn.doubts': DOUBTS,
      'checkOut.doubts': DOUBTS,
    },
  },
  serviceRecords: {
    bytes: USUAL,
    lists: {
      history: HISTORY_LIMIT,
      rules: 20,
      names: 60,
      'checkIn.doubts': DOUBTS,
      'checkOut.doubts': DOUBTS,
    },
  },
  accounts: {
    bytes: 128 * KB,
    lists: {
      days: 400,
      months: 24,
      // The records of the remembered days, some a day.
      spans: MOST_SPANS,
      holds: MOST_WAITING,
      'holds[].lots': YEARS,
      reserving: MOST_WAITING,
      'lots.points': YEARS,
      'lots.provedMinutes': YEARS,
      'lots.addedMinutes': YEARS,
      unwritten: 200,
      outbox: ACCOUNT_OUTBOX,
      'unwritten[].lines': 3,
      'unwritten[].lines[].lots': YEARS,
      'unwritten[].lines[].shares': MOST_SHARERS,
      'unwritten[].lines[].shares.*': YEARS,
      'holds[].shares': MOST_SHARERS,
      'holds[].shares.*': YEARS,
      'shares.points': MOST_SHARERS,
      'shares.points.*': YEARS,
      'shares.provedMinutes': MOST_SHARERS,
      'shares.provedMinutes.*': YEARS,
      'shares.addedMinutes': MOST_SHARERS,
      'shares.addedMinutes.*': YEARS,
      leavers: MOST_SHARERS,
    },
  },
  checks: { bytes: USUAL, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, media: 12 } },
  notices: {
    bytes: 128 * KB,
    lists: {
      history: HISTORY_LIMIT,
      outbox: OUTBOX,
      pictures: 9,
      attachments: 3,
      corrections: CORRECTIONS_KEPT,
      activities: 5,
      'activities[].gridIds': GRIDS,
      'activities[].sessionIds': 12,
      audience: 700,
      homes: MOST_HOMES,
      'waiting.body.pictures': 9,
      'waiting.body.attachments': 3,
      'chosen.roles': 7,
      'chosen.gridIds': GRIDS,
      'chosen.buildings': 60,
      'chosen.activityIds': 5,
    },
  },
  receipts: { bytes: USUAL, lists: {} },
  pointsSummaries: {
    bytes: 128 * KB,
    lists: { list: 100, byRule: 100, lengths: MOST_LENGTHS, shown: SHOWN },
  },
  households: { bytes: USUAL, lists: { members: MOST_MEMBERS, invitations: MOST_MEMBERS } },
  wishes: {
    bytes: 256 * KB,
    lists: {
      history: HISTORY_LIMIT,
      outbox: WISH_OUTBOX,
      notes: 20,
      'notes[].photos': 3,
      'seats.holders': 10,
      'seats.offers': 10,
      'seats.queue': 200,
      'seats.applicants': 0,
      'seats.posts': 0,
      names: MOST_NAMES,
      makerIds: 3,
      helperIds: 210,
      frozenIds: 210,
      marks: 20,
      'proof.photos': 3,
      'form.photos': 3,
      'thanks.photos': 3,
    },
  },
  cases: {
    bytes: USUAL,
    lists: {
      history: HISTORY_LIMIT,
      outbox: OUTBOX,
      // Fields of a form, and photos of one.
      form: 20,
      'form.*': 9,
      // By the event that asks for them.
      answers: 20,
      'answers.*': 20,
      'answers.*.*': 20,
      pieces: 20,
      called: MOST_INVOLVED + 1,
      actorIds: MOST_ACTORS,
      openFor: MOST_ACTORS,
      involvedIds: MOST_INVOLVED,
      'objections.open': MOST_OBJECTIONS,
      'objections.ended': MOST_OBJECTIONS,
      waits: 8,
      links: MOST_NAMED,
      marks: 2,
      'joined.ids': MOST_JOINED,
      'joined.from': MOST_MERGED,
      departments: MOST_DEPARTMENTS,
      sentTo: MOST_DEPARTMENTS,
      'wave.asked': MOST_ASKED,
      'wave.declined': MOST_REMEMBERED,
      'wave.before': MOST_REMEMBERED,
    },
  },
  // A prize is not read with its holders or with everybody's counts, except by whoever changes it.
  prizes: {
    bytes: 400 * KB,
    lists: {
      history: HISTORY_LIMIT,
      outbox: OUTBOX,
      unwrittenMoves: 50,
      'stock.holders': MOST_TAKES,
      'stock.offers': 0,
      'stock.queue': 0,
      'stock.applicants': 0,
      'stock.posts': 0,
      taken: 3,
      'taken.*': MOST_TAKES,
      takes: 3,
      'pickUp.weekdays': 7,
    },
  },
  stockMoves: { bytes: USUAL, lists: {} },
  redemptions: {
    bytes: USUAL,
    lists: {
      history: HISTORY_LIMIT,
      outbox: OUTBOX,
      'pickUp.weekdays': 7,
      'hold.lots': YEARS,
      'hold.shares': MOST_SHARERS,
      'hold.shares.*': YEARS,
    },
  },
  partners: { bytes: USUAL, lists: { 'face.vows': MOST_VOWS } },
  stores: { bytes: USUAL, lists: { weekdays: 7, closedDays: 60, extraDays: 60 } },
  messages: { bytes: USUAL, lists: {} },
  teams: { bytes: 16 * KB, lists: { history: HISTORY_LIMIT, outbox: OUTBOX, positionIds: MOST_POSITIONS } },
  teamMembers: { bytes: 16 * KB, lists: { history: HISTORY_LIMIT, outbox: OUTBOX } },
  imports: { bytes: 8 * KB, lists: { unknown: tableRules.columns } },
  importParts: { bytes: 700 * KB, lists: importPartLists },
}

/** The places that must be empty for a patch to keep every bound; none in a collection that has no lists. */
export const placesFor = (collection: string, patch: Patch): string[] =>
  collection in documentBounds ? placesNeeded(patch, documentBounds[collection as keyof Documents].lists) : []
