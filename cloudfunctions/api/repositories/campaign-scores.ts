/**
 * Owns what people have given in a period as campaigns count it: proved records of the station, read a page at a time, so
 * that it takes as many requests as there are pages, whoever stands in the campaign.
 */
import type { SessionDocument } from '@/domain/activity/documents'
import type { CampaignDocument, Standing, Winner } from '@/domain/campaign/documents'
import { campaignKinds, countsFor, type Theme } from '@/domain/campaign/kinds'
import { marksBy, marksOf, panelRules } from '@/domain/campaign/panel'
import { type EntrantFacts, mayStand } from '@/domain/campaign/entry'
import { idsOf } from '@/domain/person/merged'
import type { PersonDocument } from '@/domain/person/documents'
import { daysOfPeriod } from '@/domain/score/period'
import { type Figures, type Scale, scaleOf, scoreOf } from '@/domain/score/rules'
import { ratingOf, type Scored } from '@/domain/case/rating'
import type { CaseDocument } from '@/domain/case/documents'
import type { Guard } from '@/domain/kernel/guarded-update'
import { inPages } from '../kernel/paging'
import { type Doc, findDocs } from '../platform/cloud'
import { earlierWinners } from './campaigns'
import { enteredIn, type EntryDoc } from './campaign-entries'
import { findRecords, type RecordDoc } from './service-records'

type Counted = Pick<CampaignDocument, 'stationId' | 'period' | 'theme'>

/** As many as the database answers at once, less the one by which it is known that there are more. */
const PAGE = 999
/** A year of the largest station has fewer. */
const MOST_PAGES = 100

const fields = { personId: 1, standsFor: 1, minutes: 1, sessionId: 1, source: 1, day: 1 } as const
const pages = inPages<RecordDoc>(PAGE, ['day', 'desc', 'day'])

/** What is counted of a campaign: proved, credited, and of the days of its period. */
export const countedWhere = ({ stationId, period }: Counted): Guard => {
  const { from, until } = daysOfPeriod(period)
  return { stationId, kind: 'proved', creditStands: true, day: { $gte: from, $lt: until } }
}

type Typed = Doc & Pick<SessionDocument, 'type'>

/** Those of some records that count under a theme. One request where there is one. */
export async function underTheme<R extends Pick<RecordDoc, 'sessionId'>>(
  theme: Theme | null,
  records: readonly R[],
): Promise<R[]> {
  if (theme === null) return [...records]
  const ids = [...new Set(records.flatMap(({ sessionId }) => sessionId ?? []))]
  const found =
    ids.length === 0
      ? []
      : await findDocs<Typed>('sessions', { _id: { $in: ids } }, { limit: ids.length, fields: { type: 1 } })
  const types = new Map(found.map(({ _id, type }) => [_id, type]))
  return records.filter(({ sessionId }) =>
    countsFor(theme, sessionId === null ? null : (types.get(sessionId) ?? 'other')),
  )
}

type Rated = Doc & Pick<CaseDocument, 'answers'>

/** What was said of the cases that were served, by person; the score of a case is that of the move that rated it. */
async function ratingsOf(records: readonly RecordDoc[]): Promise<Map<string, Scored[]>> {
  const served = new Map(
    records.flatMap((one) => (one.source?.kind === 'order' ? [[one.source.id, who(one)] as const] : [])),
  )
  const scores = new Map<string, Scored[]>()
  if (served.size === 0) return scores
  const where = { _id: { $in: [...served.keys()] } }
  const options = { limit: served.size, fields: { 'answers.rate': 1, 'answers.unhappy': 1 } as const }
  for (const { _id, answers } of await findDocs<Rated>('cases', where, options)) {
    const score = answers?.['unhappy']?.['overall'] ?? answers?.['rate']?.['overall']
    const person = served.get(_id)
    if (typeof score === 'string' && person !== undefined)
      scores.set(person, [...(scores.get(person) ?? []), { score, times: 1 }])
  }
  return scores
}

/** Whose it is: of a record that was closed into another one, the one that stands for it. */
const who = ({ standsFor, personId }: Pick<RecordDoc, 'standsFor' | 'personId'>): string =>
  standsFor ?? personId

interface Given {
  minutes: number
  times: number
  scores: Scored[]
}

const nothingGiven: Given = { minutes: 0, times: 0, scores: [] }

/**
 * What everybody has given who served at the station in the period, or some people alone. A request for each page of a
 * thousand records, one more where a theme or the ratings of these people are looked up.
 */
async function givenIn(
  campaign: Counted,
  rated: ReadonlySet<string>,
  some: Guard = {},
): Promise<Map<string, Given>> {
  const sums = new Map<string, Given>()
  const where = { ...countedWhere(campaign), ...some }
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { shown, next } = await pages.read(
      (guard, options) => findRecords(guard, { ...options, fields }),
      where,
      cursor,
    )
    const counted = await underTheme(campaign.theme, shown)
    const scores = await ratingsOf(counted.filter((one) => rated.has(who(one))))
    for (const record of counted) {
      const { minutes, times, scores: said } = sums.get(who(record)) ?? nothingGiven
      sums.set(who(record), { minutes: minutes + record.minutes, times: times + 1, scores: said })
    }
    for (const [person, more] of scores) {
      const sum = sums.get(person)
      if (sum) sums.set(person, { ...sum, scores: [...sum.scores, ...more] })
    }
    if (next === null) break
    cursor = next
  }
  return sums
}

/** The figures of somebody, with the marks of the panel. */
function figuresOf(
  given: Given | undefined,
  { panel }: Pick<CampaignDocument, 'panel'>,
  marks: EntryDoc['marks'],
): Figures {
  const { minutes, times, scores } = given ?? nothingGiven
  const { average } = ratingOf(scores)
  return {
    minutes,
    times,
    halfStars: average === null ? null : average * 2,
    marks: marksOf(marksBy(marks, panel)),
  }
}

/** The records of some people, those of records that were closed into theirs as well; they lie with the same phone. */
export const servedBy = (people: readonly string[]): Guard => ({
  ownerId: { $in: [...people] },
  $or: [{ personId: { $in: [...people] } }, { standsFor: { $in: [...people] } }],
})

/** The figures of some people alone, whose records an index finds. */
export async function figuresFor(
  campaign: CampaignDocument,
  entries: readonly EntryDoc[],
): Promise<Map<string, Figures>> {
  const people = entries.flatMap(({ personId }) => personId ?? [])
  const isCounted = campaignKinds[campaign.kind].scored && people.length > 0
  const given = isCounted
    ? await givenIn(campaign, new Set(people), servedBy(people))
    : new Map<string, Given>()
  return new Map(
    entries.map(({ _id, personId, marks }) => [_id, figuresOf(given.get(personId ?? ''), campaign, marks)]),
  )
}

/** The measure of a campaign as it is today. */
export async function scaleNow(campaign: CampaignDocument): Promise<Scale> {
  const given = campaignKinds[campaign.kind].scored ? await givenIn(campaign, new Set()) : new Map()
  return scaleOf([...given.values()], campaign.period.by)
}

type EntrantDoc = Doc & EntrantFacts & Pick<PersonDocument, 'former' | 'realName' | 'nickname'>

const entrantFields = {
  realName: 1,
  nickname: 1,
  former: 1,
  closed: 1,
  merged: 1,
  'volunteer.state': 1,
  'volunteer.suspension': 1,
} as const

/** Those who stand in a campaign, with what decides whether they still may. One request, none for nobody. */
async function entrantsAmong(entries: readonly EntryDoc[]): Promise<Map<string, EntrantDoc>> {
  const ids = [...new Set(entries.flatMap(({ personId }) => personId ?? []))]
  const found =
    ids.length === 0
      ? []
      : await findDocs<EntrantDoc>(
          'people',
          { _id: { $in: ids } },
          { limit: ids.length, fields: entrantFields },
        )
  return new Map(found.map((person) => [person._id, person]))
}

/** What stands from an earlier reckoning, when there is one: the measure and the marks do not change after the notice. */
type Kept = Pick<CampaignDocument, 'scale' | 'standings'>

interface Reckoned {
  scale: Scale
  standings: Standing[]
  entries: EntryDoc[]
  /** How many have fewer marks than they need. */
  unmarked: number
  entrants: ReadonlyMap<string, EntrantDoc>
}

/**
 * What everybody who stands in a campaign comes to now, from the rows. A request for each page of records, two where
 * ratings or a theme are looked up, and three.
 */
export async function standingsOf(campaign: CampaignDocument, kept: Kept | null): Promise<Reckoned> {
  const entered = await enteredIn(campaign._id)
  const entrants = await entrantsAmong(entered)
  const entries = entered.filter(({ teamId, personId }) => {
    const person = entrants.get(personId ?? '')
    // A team stands as a team, whoever leads it by now.
    return teamId !== null || (person !== undefined && mayStand(person))
  })
  const people = new Set(entries.flatMap(({ personId }) => personId ?? []))
  const given = campaignKinds[campaign.kind].scored
    ? await givenIn(campaign, people)
    : new Map<string, Given>()
  const scale = kept?.scale ?? scaleOf([...given.values()], campaign.period.by)
  const known = entries.flatMap(({ teamId, personId }) => {
    const person = entrants.get(personId ?? '')
    return teamId === null ? (person ? idsOf(person) : []) : [teamId]
  })
  const won = await earlierWinners(campaign, new Set(known))
  const earlier = (teamId: string | null, person: EntrantDoc | undefined): number =>
    (teamId === null ? (person ? idsOf(person) : []) : [teamId]).reduce(
      (sum, id) => sum + (won.get(id) ?? 0),
      0,
    )
  const standings = entries.flatMap(({ _id: entryId, personId, teamId, marks }): Standing[] => {
    const before = kept?.standings.find((one) => one.entryId === entryId)
    if (personId === null || (kept && !before)) return []
    const now = figuresOf(given.get(personId), campaign, marks)
    const figures = before ? { ...now, marks: before.marks } : now
    const { tenths } = scoreOf(campaign.weights, figures, scale)
    return [{ ...figures, entryId, personId, tenths, earlier: earlier(teamId, entrants.get(personId)) }]
  })
  const unmarked = entries.filter(
    ({ marks }) => Object.keys(marksBy(marks, campaign.panel)).length < panelRules.fewest,
  ).length
  return { scale, standings, entries, unmarked, entrants }
}

/** Those who were chosen, as they are kept. */
export const winnersOf = (
  entries: readonly { _id: string; personId: string | null; teamId: string | null; called: string }[],
  chosen: readonly string[],
): Winner[] =>
  entries.flatMap(({ _id, personId, teamId, called }) =>
    personId !== null && chosen.includes(_id) ? [{ entryId: _id, personId, teamId, called }] : [],
  )
