/** Owns how often one person may send each kind of command on one day. Whatever reaches other people is counted exactly. */
import type { Limit } from '../domain/kernel/quota'

/** Counted exactly, in the caller's document. Those at the desk act for many. */
const kept = (kind: string, perDay: number, atDesk = perDay): Limit => ({
  kind,
  perDay,
  atDesk,
  counted: 'kept',
})

/** Counted by each instance: what one does often oneself, and what a flood alone makes harmful. */
const floods = (kind: string, perDay: number): Limit => ({
  kind,
  perDay,
  atDesk: perDay * 5,
  counted: 'instance',
})

/**
 * How often one phone asks on one day, whatever for, counted by each instance. One in use from morning to night asks a few
 * thousand times; a program that asks without end is answered no more, and nothing is read for it.
 */
export const mostCalls = 20_000

export const limits = {
  /** One's own settings. */
  own: floods('own', 500),
  /** Trying the one-time code of a district. */
  beginning: floods('beginning', 20),
  /** Reading that leaves a mark. */
  reading: floods('reading', 2000),
  /** At the door of a session, where one phone may act for a family or scan a crowd. */
  door: floods('door', 1000),
  /** Places in sessions; how often one person moves in one session is limited besides. */
  places: floods('places', 300),
  /** Decisions and edits at the desk, and buttons of cases that a person has part in. */
  work: floods('work', 1000),
  /** Giving and ending roles at the station. */
  appointing: kept('appointing', 30, 60),
  /** Taking back what one has decided about others, who may have heard of it. */
  takingBack: kept('takingback', 60, 200),
  wishes: kept('wishes', 6, 60),
  wishWords: kept('wishwords', 60, 200),
  /** Joining what somebody else has brought, and leaving it again. */
  joining: kept('joining', 30),
  /** Files made of what is written down, each of which another function makes. */
  files: floods('files', 60),
  /** Counting a month anew, each of which reads all rows of it. */
  counting: kept('counting', 20),
  /** Copies of all that is held of oneself, each of which reads and writes a lot. */
  copies: kept('copies', 6),
  /** Words said in the group of a station to try its robot. */
  robotTrials: kept('robottrials', 10),
  /** Closing one's account, and taking that back. */
  closing: kept('closing', 10),
  /** Certificates made anew, each of which others may be shown. */
  certificates: kept('certificates', 20),
  /** Asking the station for a seal, of which it is told. */
  sealing: kept('sealing', 20),
  /** Looking certificates up; wrong numbers are counted besides. */
  checking: floods('checking', 200),
  /** Posters asked for; WeChat is asked once for each session, whoever asks. */
  posters: floods('posters', 60),
  /** A helper's words; how many one wish takes is limited besides. */
  notes: floods('notes', 200),
  /** Home visits, which a grid worker writes down from door to door. */
  visits: floods('visits', 400),
  /** Cards scanned where waste is put out; how fast is looked at besides. */
  sorting: floods('sorting', 1500),
  /** Questions about works for the neighbourhood, each of which the station answers. */
  asking: kept('asking', 6, 60),
  /** Steps of such works, of which all who follow are told. */
  announcing: kept('announcing', 20, 40),
  /** Thanks for sessions, said or changed. */
  thanks: kept('thanks', 30),
  /** Asking somebody to take a turn of duty, of which that person is told. */
  dutyAsks: kept('dutyasks', 10, 60),
  wishClaims: floods('wishclaims', 200),
  wishLeaving: kept('wishleaving', 20),
  /** Papers written into somebody's file, of which that person is told. */
  papers: kept('papers', 60, 200),
  /** New cards, each of which makes the one before worthless. */
  cards: kept('cards', 10, 200),
  numbers: kept('numbers', 40, 300),
  /** Making two records of a person one, of which both are told. */
  merging: kept('merging', 20),
  households: kept('households', 5),
  invitations: kept('invitations', 15),
  pooling: floods('pooling', 200),
  /** Asking another station to be home, of which its staff are told. */
  /** Entering campaigns, and recommending others for one. */
  nominations: kept('nominations', 10, 60),
  homeMoves: kept('homemoves', 6),
  applications: kept('applications', 12),
  family: kept('family', 24),
  appeals: kept('appeals', 20, 100),
  phone: kept('phone', 10),
  reserving: floods('reserving', 200),
  /** Bookings of rooms, each of which takes time from everybody else. */
  rooms: kept('rooms', 6, 60),
  /** Coming, using, waiting. */
  roomMoves: floods('roommoves', 100),
  givingUp: floods('givingup', 60),
  /** Files that are read for an import, each of which may bring two thousand rows. */
  imports: kept('imports', 30),
  /** What is new at the desk: activities, people, notices, hours. */
  making: kept('making', 300, 300),
} as const
