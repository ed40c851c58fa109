/**
 * Owns how documents of an earlier version become what this version writes: numbered, each done once in an environment,
 * in order, by the timer. What follows one of them may rely on it, so no reader has to know what used to be.
 */
import { honoursOnWall } from '../honour/wall'
import { DAY } from '../kernel/clock'
import type { Guard, Patch } from '../kernel/guarded-update'
import { planOf } from '../order/plan'
import { surveyRules } from '../survey/rules'
import { wishRulesAt } from '../wish/rules'

interface Change {
  /** What makes the document one of the earlier version; whoever has written it since is not overtaken. */
  guard: Guard
  patch: Patch
}

interface Added {
  collection: string
  document: { _id: string }
}

/** The name by which this version knows a file; null where it has it already. */
type Renamed = (fileId: string) => string | null

export interface Migration {
  /** Its place, from 1 on. One that has been released is never changed, moved or taken out. */
  number: number
  /** Said to whoever looks how far it has come. */
  name: string
  collection: string
  /** Of each document, beside its id; all of it where none is said. */
  fields: readonly string[]
  /** What has to be done to one document; nothing where it is as it shall be. */
  changes: (document: Readonly<Record<string, unknown>>, renamed: Renamed) => Change[]
  /** Files whose names it changes are under their new names before the document says so, and under no other afterwards. */
  files?: true
  /** Documents that stand elsewhere for something that leaves this one; added before, once under their ids. */
  adds?: (document: Readonly<Record<string, unknown>>, now: number) => Added[]
}

/** Signing up that was written before there was the question when it opens opens at once. */
const opensAtOnce = ({ opensDays }: Readonly<Record<string, unknown>>): Change[] =>
  opensDays === undefined
    ? [{ guard: { opensDays: { $exists: false } }, patch: { $set: { opensDays: null } } }]
    : []

/** Seats that were marked before there was a time to it are due. */
const settlesNow = ({ unsettled, settleAt }: Readonly<Record<string, unknown>>): Change[] =>
  unsettled === true && settleAt === undefined
    ? [{ guard: { unsettled: true, settleAt: { $exists: false } }, patch: { $set: { settleAt: 0 } } }]
    : []

/** A certificate that was made before awards could go along has none. */
const withoutAwards = ({ awards }: Readonly<Record<string, unknown>>): Change[] =>
  awards === undefined
    ? [{ guard: { awards: { $exists: false } }, patch: { $set: { awards: [], honours: [] } } }]
    : []

interface OlderStation {
  _id: string
  name: string
  version: number
  self?: { about: string; slogans: string[]; honours?: string[] }
}

/** Honours stood as lines in what a station wrote of itself, before they were kept as such. */
const linesOfHonours = (station: Readonly<Record<string, unknown>>): readonly string[] =>
  (station as Partial<OlderStation>).self?.honours ?? []

const honoursAsSuch = (station: Readonly<Record<string, unknown>>, now: number): Added[] =>
  honoursOnWall(station as unknown as OlderStation, linesOfHonours(station), now).map((document) => ({
    ...{ collection: 'honours', document },
  }))

function withoutHonours(station: Readonly<Record<string, unknown>>): Change[] {
  const { self, version } = station as unknown as OlderStation
  if (self?.honours === undefined) return []
  const { about, slogans } = self
  return [{ guard: { version }, patch: { $set: { self: { about, slogans }, version: version + 1 } } }]
}

/** An article that was written before there were pages of answers stands in its column alone. */
const inItsColumn = ({ topic }: Readonly<Record<string, unknown>>): Change[] =>
  topic === undefined ? [{ guard: { topic: { $exists: false } }, patch: { $set: { topic: null } } }] : []

interface OverBefore {
  state?: string
  forgetAt?: number | null
  history?: { at: number }[]
  endsAt?: number
}

const forgottenAt = ({ state }: OverBefore, forgetAt: number): Change[] => [
  { guard: { state, forgetAt: { $exists: false } }, patch: { $set: { forgetAt } } },
]

/** Wishes that were over before there was a day on which it is forgotten whose they were. */
function wishIsForgotten(wish: Readonly<Record<string, unknown>>): Change[] {
  const { state = '', forgetAt, history = [] } = wish as OverBefore
  const last = history[history.length - 1]
  if (forgetAt !== undefined || !last || !['closed', 'rejected', 'withdrawn'].includes(state)) return []
  return forgottenAt(wish as OverBefore, last.at + wishRulesAt(last.at).knownDays * DAY)
}

/** Surveys that were counted before there was a day on which the single answers are forgotten. */
function answersAreForgotten(survey: Readonly<Record<string, unknown>>): Change[] {
  const { state, forgetAt, endsAt } = survey as OverBefore
  if (forgetAt !== undefined || endsAt === undefined || state !== 'analysed') return []
  return forgottenAt(survey as OverBefore, endsAt + surveyRules.answersDays * DAY)
}

type Called = { teamId: string | null; called: string }

/** What was typed of a family stood beside it as its name; whoever agreed to stand is read instead. Of a team it is the team's. */
const isTyped = ({ teamId, called }: Called): boolean => teamId === null && called !== ''

function withoutTypedWinners({ winners = [], version }: Readonly<Record<string, unknown>>): Change[] {
  const known = winners as Called[]
  if (!known.some(isTyped)) return []
  const named = known.map((one) => (isTyped(one) ? { ...one, called: '' } : one))
  return [
    { guard: { version }, patch: { $set: { winners: named, version: (version as number) + 1 } } },
  ] as Change[]
}

const withoutTypedName = (entry: Readonly<Record<string, unknown>>): Change[] =>
  isTyped(entry as unknown as Called) ? [{ guard: { teamId: null }, patch: { $set: { called: '' } } }] : []

type Filed = { state: string; unsettled: boolean; version: number }

/** What was kept of those who stood in a campaign that was over before nothing was. */
const tidied = (campaign: Readonly<Record<string, unknown>>): Change[] => {
  const { state, unsettled, version } = campaign as unknown as Filed
  if (!['archived', 'stopped'].includes(state) || unsettled) return []
  const outbox = [{ id: 'tidy|migrated', kind: 'tidyEntrants', at: 0, payload: {} }]
  return [{ guard: { version }, patch: { $set: { outbox, unsettled: true, settleAt: 0 } } }]
}

/** Each text of a document that has another name by now, by its path. */
function renamedIn(value: unknown, renamed: Renamed, at = ''): [path: string, was: string, is: string][] {
  if (typeof value === 'string') {
    const is = value.startsWith('cloud://') ? renamed(value) : null
    return is === null ? [] : [[at, value, is]]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    renamedIn(one, renamed, at === '' ? key : `${at}.${key}`),
  )
}

/** The station's copies of files said in their names who had sent them. */
function withoutSenders(document: Readonly<Record<string, unknown>>, renamed: Renamed): Change[] {
  const found = renamedIn(document, renamed)
  return found.length === 0
    ? []
    : [
        {
          guard: Object.fromEntries(found.map(([path, was]) => [path, was])),
          patch: { $set: Object.fromEntries(found.map(([path, , is]) => [path, is])) },
        },
      ]
}

/** In which files of people stand; what residents see most of stands first. */
const filesStandIn = [
  ...['wishes', 'sessions', 'activities', 'notices', 'recaps', 'prizes', 'cases', 'sealedCases', 'checks'],
  ...['visits', 'honours', 'articles', 'livelihoods'],
]

interface OlderOrder {
  kind: string
  state: string
  version: number
  dueAt: number | null
  wakeAt: number | null
  movedAt: number
  form: Parameters<typeof planOf>[0]
}

/** An order that waits for the station had a deadline that nothing followed; one that somebody had taken had none. */
function orderRings(one: Readonly<Record<string, unknown>>): Change[] {
  const { kind, state, version, dueAt, wakeAt, movedAt, form } = one as unknown as OlderOrder
  if (kind !== 'order' || wakeAt !== null) return []
  const guard = { state, version, wakeAt: null }
  if (['submitted', 'verified', 'stationDoes', 'callBack'].includes(state))
    return dueAt === null ? [] : [{ guard, patch: { $set: { wakeAt: dueAt } } }]
  if (!['accepted', 'inService'].includes(state)) return []
  const at = Math.max(planOf(form)?.to ?? 0, movedAt + DAY)
  return [{ guard, patch: { $set: { dueAt: at, wakeAt: at } } }]
}

export const migrations: readonly Migration[] = [
  {
    ...{ number: 1, name: '活动写明哪天开始报名', collection: 'activities', fields: ['opensDays'] },
    changes: opensAtOnce,
  },
  {
    ...{ number: 2, name: '场次写明哪天开始报名、什么时候对名额', collection: 'sessions' },
    fields: ['opensDays', 'unsettled', 'settleAt'],
    changes: (session) => [...opensAtOnce(session), ...settlesNow(session)],
  },
  {
    ...{ number: 3, name: '证明写明带没带表彰', collection: 'certificates', fields: ['awards', 'honours'] },
    changes: withoutAwards,
  },
  {
    ...{
      number: 4,
      name: '站写的荣誉成了登记的荣誉',
      collection: 'stations',
      fields: ['name', 'self', 'version'],
    },
    changes: withoutHonours,
    adds: honoursAsSuch,
  },
  {
    ...{ number: 5, name: '文章写明在哪一页回答', collection: 'articles', fields: ['topic'] },
    changes: inItsColumn,
  },
  {
    ...{ number: 6, name: '心愿了结以后，写明哪天忘掉是谁的', collection: 'wishes' },
    ...{ fields: ['state', 'history', 'forgetAt'], changes: wishIsForgotten },
  },
  {
    ...{ number: 7, name: '问卷数好以后，写明哪天删掉每一份', collection: 'surveys' },
    ...{ fields: ['state', 'endsAt', 'forgetAt'], changes: answersAreForgotten },
  },
  {
    ...{ number: 8, name: '评上的一家，不写别人填的姓名', collection: 'campaigns' },
    fields: ['winners', 'version'],
    changes: withoutTypedWinners,
  },
  {
    ...{ number: 9, name: '参评的一家，不写别人填的姓名', collection: 'campaignEntries' },
    fields: ['teamId', 'called'],
    changes: withoutTypedName,
  },
  {
    ...{ number: 10, name: '存档的评选，没评上的分和推荐的话都清掉', collection: 'campaigns' },
    fields: ['state', 'version', 'outbox', 'unsettled', 'settleAt'],
    changes: tidied,
  },
  ...filesStandIn.map((collection, at): Migration => ({
    ...{ number: 11 + at, collection, fields: [], changes: withoutSenders, files: true },
    name: `照片的名字不再写是谁交的（${at + 1}/${filesStandIn.length}）`,
  })),
  {
    ...{ number: 24, name: '点单到时候有人提醒', collection: 'cases' },
    fields: ['kind', 'state', 'version', 'dueAt', 'wakeAt', 'movedAt', 'form'],
    changes: orderRings,
  },
]
