/** Owns how activities, their sessions and enrollments are stored. A session repeats what a list shows, so that a list is one query. */
import type { TrainingKind } from '../papers/vocabulary'
import type { WithOutbox } from '../kernel/outbox'
import type { Seats } from '../kernel/seats'
import type { HistoryEntry } from '../kernel/workflow'
import type { ProjectSnapshot } from '../project/documents'
import type { ActivityPictures, ShownPictures } from './pictures'
import type { GivenAnswer, OrganiserQuestion } from './organiser-questions'
import type { ActivityPost } from './posts'
import type { ActivityType, Audience } from './vocabulary'

type ActivityState = 'draft' | 'pendingReview' | 'rejected' | 'published' | 'cancelled' | 'archived'
export type SessionState = 'enrolling' | 'enrollClosed' | 'ongoing' | 'ended' | 'postponed' | 'cancelled'

/** Who teaches. A volunteer is a person of the station, and whose hours count; anybody else is a guest with a name. */
interface Teacher {
  personId: string | null
  name: string
}

export interface CourseTerms {
  /** When the places are drawn by lot; null where whoever comes first has one. */
  drawAt: number | null
  /** Until when the residents of the station alone may enrol; null where it is open to all from the beginning. */
  ownUntil: number | null
  teacher: Teacher
  /** The adults who are there besides the teacher, where those who learn are minors. */
  adults: string[]
}

/** What an activity says about itself and every session repeats. */
export interface ActivityFacts {
  title: string
  type: ActivityType
  audience: Audience
  intro: string
  placeName: string
  /** The place of the station that it takes, so that nothing else is there at the time; absent or null for any other. */
  placeCode?: string | null
  placeDetail: string
  organiserName: string
  safetyContact: string
  bring: string
  riskNotice: string
  riskAckNeeded: boolean
  /** Signing up opens at nine in the morning so many days before; at once when null. */
  opensDays: number | null
  minAge: number | null
  maxAge: number | null
  volunteersOnly: boolean
  credential: string | null
  /** The training that whoever comes must have had; absent or null for none. */
  training?: TrainingKind | null
  /** Whether whoever comes must be insured on the day (条例 17); absent and false where nobody has to. */
  insured?: boolean
  /** Whether its sessions are turns of duty, each handed over to the next; absent and false for any other activity. */
  duty?: boolean
  countsHours: boolean
  gridIds: string[]
  projectId: string | null
  /** What that project is called since it was chosen; absent or null without one. */
  project?: ProjectSnapshot | null
  /** The team that organises it, and what that is called since it was chosen; absent or null without one. */
  teamId?: string | null
  team?: { name: string } | null
  /** What there is to do, each with its own number of people; absent or empty where everybody does the same. */
  posts?: ActivityPost[]
  /** What those who sign up are asked. */
  questions?: OrganiserQuestion[]
  /** Whether residents of the other stations may come too; absent and false for those of the own alone. */
  district?: boolean
  /** What somebody looks at before a sign-up counts; absent or empty where nobody has to agree. */
  review?: string
  /** What makes it a course, whose sessions are its lessons; absent or null where one signs up for each session. */
  course?: CourseTerms | null
}

export interface ActivityDocument extends ActivityFacts, Partial<WithOutbox> {
  _id: string
  stationId: string
  leaderId: string
  leaderName: string
  capacity: number
  queueCapacity: number
  /** The sessions as planned; a published activity has a session document for each. */
  plan: { sessionId: string; startAt: number; endAt: number; enrolUntil: number }[]
  state: ActivityState
  version: number
  history: HistoryEntry[]
  createdBy: string
  createdAt: number
  nextStartAt: number | null
  /** Set when the sessions are still to be brought in line with the activity. */
  spread: boolean
  dueAt: number | null
  /** Left out where nobody ever gave one. */
  pictures?: ActivityPictures
}

export interface SessionDocument extends ActivityFacts {
  _id: string
  activityId: string
  stationId: string
  leaderId: string
  leaderName: string
  state: SessionState
  startAt: number
  endAt: number
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string
  enrolUntil: number
  seats: Seats
  /** Key of the changing door code, hex; leaves the server only for those who lead the session. */
  doorSecret: string
  /** Persons to whom the key was given; their own proofs by code are looked at by somebody else. */
  doorKeptBy?: string[]
  /** Bigrams of title, place and type, for search. */
  words: string[]
  /** Set by every change of seats, cleared by the job that has compared seats with enrollments. */
  unsettled: boolean
  /** From when on the job looks at it, while it is unsettled; absent at all other times. */
  settleAt?: number
  /** Of a crowd: how far the job has come that goes through everybody by id, from when on, at which versions. */
  settling?: { after: string; at: number; again: boolean; version: number; seats: number }
  /** Of a crowd: who has stood unchanged since `at` was found in step, while the session is of this version. */
  inStep?: { at: number; version: number }
  /** Of a crowd: how far its holders have been reminded by id, and how many of them lack a paper. */
  reminding?: { due: number; after: string; lacking: number }
  /** When the seats last changed; the job keeps watching until every writer of that time must be finished. */
  seatsChangedAt: number
  standbyReleasedAt: number | null
  /** Up to when the reminders of this start have been looked at; absent in older sessions. */
  remindedAt?: number
  /** Why it was postponed or cancelled. */
  notice: string | null
  /** Whether residents may find it: published and not cancelled or archived. */
  listed: boolean
  /** When the timer next has something to do here; null when nothing more will happen. */
  nextDueAt: number | null
  /** What it shows of the photos of its activity. */
  pictures?: ShownPictures
  /** The file of its mini-program code; absent until somebody wanted a poster. */
  code?: string
  /** Of a lesson: those of the course who do not come this once. */
  away?: string[]
  /** Of a lesson: those of them who come to another one instead, and to which. */
  madeUp?: { who: string; sessionId: string }[]
  /** Whether it was cancelled together with its activity. */
  withAll?: boolean
  version: number
}

export type EnrollmentState =
  | 'confirmed'
  | 'waiting'
  | 'offered'
  | 'checkedIn'
  | 'checkedOut'
  | 'counted'
  | 'leftOpen'
  | 'noShow'
  | 'applied'
  | 'declined'
  | 'cancelled'

/**
 * Why another person has to look at a proof although it fits. `late`: it took long to arrive. `afterEnd`: so long that
 * the session was over. `absent`: the person had been called absent. `shared`: another account used the same proof.
 * `holder`: the person may read the secret of the code. `self`: the organiser who gave it is the person. `alone`: one
 * organiser gave both ends for somebody who has no phone to see it on. `elsewhen`: it was to be at another time.
 */
export type ProofDoubt = 'late' | 'afterEnd' | 'absent' | 'shared' | 'holder' | 'self' | 'alone' | 'elsewhen'

/** How one end of a visit was proved. */
export interface VisitProof {
  method: 'code' | 'card' | 'roster' | 'bulk' | 'planned' | 'answered'
  at: number
  /** When the server learned of it; later than `at` for a proof made without signal. */
  receivedAt: number
  late: boolean
  nonce: string | null
  byPersonId: string
  placeCode: string | null
  /** Left out when there is none. */
  doubts?: ProofDoubt[]
}

export interface EnrollmentDocument {
  /** `sessionId:personId`: a repeated sign-up meets its own row. */
  _id: string
  sessionId: string
  activityId: string
  stationId: string
  personId: string
  /** Whose phone it is: the person, or the guardian of a dependant. */
  ownerId: string
  /** The person's name as organisers of the station may see it; masked on the way out. */
  name: string
  gridName: string
  /** The post as the seats say it; absent where there is none. */
  post?: string
  /** What was answered to the organiser, for the organiser alone; gone with the place, and some weeks after the end. */
  answers?: GivenAnswer[]
  answersUntil?: number
  title: string
  placeName: string
  /** Whether it is a turn of duty; absent for any other session. */
  duty?: true
  startAt: number
  endAt: number
  state: EnrollmentState
  riskAckAt: number | null
  walkIn: boolean
  /** When a waiting person reported at the door. */
  onSiteAt: number | null
  /** What was doubtful about that report. */
  onSiteDoubts?: ProofDoubt[]
  /** How many wrong door codes were sent for this row. */
  doorMisses?: number
  offerUntil: number | null
  checkIn: VisitProof | null
  checkOut: VisitProof | null
  minutes: number | null
  cancelledAt: number | null
  lateCancel: boolean
  version: number
  history: HistoryEntry[]
  createdAt: number
}
