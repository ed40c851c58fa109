/** Owns the recap of a session that is over: what is asked, what is counted for it, how it is stored, and its way as a table. */
import type { WithOutbox } from '../kernel/outbox'
import { DAY, startOfDay } from '../kernel/clock'
import { type Answers, defineForm } from '../kernel/form'
import { defineWorkflow, type HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import { sameFiles } from '../moderation/kept-files'
import type { EnrollmentDocument, SessionDocument } from './documents'
import { type ActivityType, audienceNames } from './vocabulary'
import { ORGANISERS } from '../person/roles'

export const recapRules = {
  /** It may be written, and changed, for so many days after the end. */
  openDays: 60,
  /** It waits among the organiser's to-dos from the day after for so many days, then no more. */
  toDoDays: 7,
  /** Homes and buildings are told from so many people on: of fewer everybody knows who they are. */
  leastTold: 5,
} as const

export const recapForm = defineForm({
  words: {
    is: 'text',
    label: '说几句',
    most: 300,
    missing: '写一句就好',
    hint: '写做了什么、谁受益了；别写姓名、门牌、病情',
  },
  photos: { is: 'photos', label: '照片', most: 9, hint: '第一张做封面；拍东西、手和背影' },
  noFaces: {
    is: 'switch',
    label: '没拍到脸，或本人同意了',
    hint: '有照片才要勾：照片会给全站的居民看',
    vary: ({ photos }) => ({ asked: Array.isArray(photos) && photos.length > 0 }),
  },
  helped: {
    is: 'whole',
    label: '受益的有多少人',
    least: 1,
    most: 10_000,
    optional: true,
    hint: '比如收到窗花的老人；不算来的人，没有就不写',
  },
  helpedGroup: {
    is: 'choice',
    label: '他们是',
    options: audienceNames,
    wheel: true,
    start: 'all',
    vary: ({ helped }) => ({ asked: String(helped ?? '').trim() !== '' }),
  },
})

/** How long the lists of a recap may grow, beside what every document has. */
export const recapLists = { 'form.photos': recapForm.photos.most } as const
export type RecapForm = Answers<typeof recapForm>

/** What the rows of the session say; nobody types it. */
export interface RecapFigures {
  came: number
  minutes: number
  /** Null where too few came to tell. */
  homes: number | null
  buildings: number | null
}

type RecapState = 'unwritten' | 'shown' | 'withdrawn'

/** One for each session, under the session's own id. */
export interface RecapDocument extends WithOutbox {
  _id: string
  activityId: string
  stationId: string
  title: string
  type: ActivityType
  startAt: number
  endAt: number
  placeName: string
  organiserName: string
  leaderName: string
  form: RecapForm
  figures: RecapFigures
  /** The check of words and photos together. */
  content: CheckedPiece
  state: RecapState
  /** Whether residents see it: not withdrawn, and passed. */
  listed: boolean
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdBy: string
  createdAt: number
}

interface RecapFacts {
  now: number
  endAt: number
  cancelled: boolean
  photos: number
  noFaces: boolean
}

export const recapFlow = defineWorkflow({
  name: 'recap',
  title: '回顾',
  start: 'unwritten',
  roles: ORGANISERS,
  states: {
    unwritten: { label: '还没写', tone: 'waiting' },
    shown: { label: '已公开', tone: 'good' },
    withdrawn: { label: '已撤下', tone: 'done' },
  },
  events: { write: { label: '存好，公开' }, withdraw: { label: '撤下回顾' } },
  guards: {
    ended: ({ now, endAt, cancelled }: RecapFacts) =>
      (!cancelled && now >= endAt) || ('INVALID_STATE' as const),
    open: ({ now, endAt }: RecapFacts) =>
      now <= endAt + recapRules.openDays * DAY || ('RECAP_CLOSED' as const),
    agreed: ({ photos, noFaces }: RecapFacts) => photos === 0 || noFaces || ('RECAP_FACES' as const),
  },
  effects: [],
  rows: [
    {
      from: ['unwritten', 'shown', 'withdrawn'],
      on: 'write',
      by: ORGANISERS,
      needs: ['ended', 'open', 'agreed'],
      to: 'shown',
    },
    { from: 'shown', on: 'withdraw', by: ORGANISERS, to: 'withdrawn' },
  ],
})

export const recapFacts = (
  session: Pick<SessionDocument, 'endAt' | 'state'>,
  { photos, noFaces }: Pick<RecapForm, 'photos' | 'noFaces'>,
  now: number,
): RecapFacts => ({
  now,
  endAt: session.endAt,
  cancelled: session.state === 'cancelled' || session.state === 'postponed',
  photos: photos.length,
  noFaces,
})

/** What a recap is before there is one: the table leads on from here. */
export const unwritten = { state: 'unwritten' as const, version: 0, dueAt: null, history: [] }

/** Whether both say and show the same. */
export const sameRecap = (a: RecapForm, b: RecapForm): boolean =>
  sameWords(a, b) && a.helped === b.helped && a.helpedGroup === b.helpedGroup

/** Whether what is checked is the same. */
export const sameWords = (a: RecapForm, b: RecapForm): boolean =>
  a.words === b.words && sameFiles(a.photos, b.photos)

const cameStates: readonly EnrollmentDocument['state'][] = ['checkedIn', 'checkedOut', 'counted', 'leftOpen']

/** The rows of those whose coming was recorded. */
export const whoCame = <T extends Pick<EnrollmentDocument, 'state'>>(rows: readonly T[]): T[] =>
  rows.filter(({ state }) => cameStates.includes(state))

/** Where somebody lives, as far as it is known. */
export interface HomeAddress {
  gridId: string | null
  building: string
  unit?: string
  room?: string
}

/**
 * What the rows say. A home is a door where that is known, else one phone; both are told of enough people only.
 * @param homes by the id of whose phone it is
 */
export function figuresOf(
  rows: readonly Pick<EnrollmentDocument, 'state' | 'ownerId' | 'minutes'>[],
  homes: ReadonlyMap<string, HomeAddress>,
): RecapFigures {
  const came = whoCame(rows)
  const minutes = came.reduce((sum, row) => sum + (row.minutes ?? 0), 0)
  if (came.length < recapRules.leastTold) return { came: came.length, minutes, homes: null, buildings: null }
  const doors = new Set<string>()
  const buildings = new Set<string>()
  for (const { ownerId } of came) {
    const { gridId = null, building = '', unit = '', room = '' } = homes.get(ownerId) ?? {}
    if (building !== '') buildings.add(`${gridId} ${building}`)
    doors.add(building !== '' && room !== '' ? `${gridId} ${building} ${unit} ${room}` : ownerId)
  }
  return { came: came.length, minutes, homes: doors.size, buildings: buildings.size }
}

/** Of which ends a recap is awaited: of the days before today, as long as it is asked for. */
export const awaitedEnds = (now: number): { from: number; until: number } => ({
  from: now - recapRules.toDoDays * DAY,
  until: startOfDay(now),
})
