/** Owns how a campaign is shown, and who stands in it: to everybody, to whoever stands in it, to those who mark and decide. */
import type { Output } from '@/contract'
import type { CampaignDocument, Standing } from '@/domain/campaign/documents'
import { type EntryDocument, entryFlow, relations } from '@/domain/campaign/entry'
import { campaignFlow, SHOWN_STATES } from '@/domain/campaign/flow'
import { campaignKinds, entrantKinds, themes } from '@/domain/campaign/kinds'
import {
  type Figures,
  partNames,
  pointsWord,
  type Scale,
  type ScoredPart,
  scoreOf,
  weightsWord,
} from '@/domain/score/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import { publicNameOf } from '@/domain/person/public-name'
import { durationWord } from '@/domain/words/amounts'
import type { ShownButton } from './buttons'

type Card = Output<'campaign.list'>['items'][number]
type Sheet = NonNullable<NonNullable<Output<'campaign.open'>['own']>['sheet']>
type Own = NonNullable<Output<'campaign.open'>['own']>
type Entrant = Output<'campaign.work'>['items'][number]

/** A campaign as it stands in a list. */
export const campaignCard = (one: CampaignDocument): Card => ({
  ...{ campaignId: one._id, title: one.title, state: one.state },
  stateText: campaignFlow.states[one.state].label,
  tone: campaignFlow.states[one.state].tone,
  rule: weightsWord(one.weights),
  theme: one.theme && themes[one.theme].title,
  placesText: `${one.places} ${entrantKinds[campaignKinds[one.kind].entrant]}`,
  ...{ opensAt: one.opensAt, closesAt: one.closesAt, dueAt: one.dueAt },
})

type OfKind = Pick<CampaignDocument, 'kind'>

/** A family is called by whoever of it agreed to stand; what a neighbour has typed of it is shown to nobody. */
const withHome = ({ kind }: OfKind, name: string): string =>
  campaignKinds[kind].entrant === 'family' ? `${name}家` : name

/** What somebody who was chosen is called in public; nobody is read any more whose account was closed. */
export const calledInPublic = (campaign: OfKind, person: PersonDocument | undefined, now: number): string =>
  withHome(
    campaign,
    !person || person.closed ? '一位邻居' : publicNameOf(person, now) || maskName(residentName(person)),
  )

/** What somebody who stands in it is called to those who mark and decide. */
export const calledAtDesk = (
  campaign: OfKind,
  { called, sought }: Pick<EntryDocument, 'called' | 'sought'>,
  person: Pick<PersonDocument, 'realName' | 'nickname'> | undefined,
): string => called || (person ? withHome(campaign, residentName(person)) : sought.who)

/** What whoever stands in it is called to that one; empty where it is nothing but 您. */
export const calledToOwner = (campaign: OfKind, { called }: Pick<EntryDocument, 'called'>): string =>
  called || (campaignKinds[campaign.kind].entrant === 'family' ? '您家' : '')

const starsWord = (halfStars: number): string =>
  halfStars % 2 === 0 ? `${halfStars / 2} 星` : `${Math.floor(halfStars / 2)}.5 星`

/** The mean of marks to a tenth: 8, 8.3. */
const meanWord = ({ sum, count }: { sum: number; count: number }): string =>
  pointsWord(Math.round((sum * 10) / count))

function lineOf({ part, tenths, most }: ScoredPart, figures: Figures, scale: Scale) {
  const { minutes, times, halfStars, marks } = figures
  const said = {
    hours: [durationWord(minutes), durationWord(scale.minutes)],
    times: [`${times} 次`, `${scale.times} 次`],
    rating: [halfStars === null ? '' : starsWord(halfStars), '5 星'],
    panel: [marks ? `${meanWord(marks)} 分` : '', '10 分'],
  }
  const [figure = '', full = ''] = said[part]
  return { name: partNames[part], figure, full, points: pointsWord(tenths), most: pointsWord(most) }
}

const measureWord = ({ declared, people }: Scale): string =>
  declared
    ? '服务的人还不多，按事先说好的数算满'
    : `按这段时间 ${people} 位服务过的人来定，做到十个人里前一个的样子就算满`

/** Every part of a score; `panel` says whether the marks of the panel are among them. */
export function sheetOf(
  campaign: Pick<CampaignDocument, 'weights'>,
  figures: Figures,
  scale: Scale,
  preview: boolean,
): Sheet {
  const shown = preview ? { ...figures, marks: null } : figures
  const { parts, tenths } = scoreOf(campaign.weights, shown, scale)
  return {
    lines: parts.map((part) => lineOf(part, shown, scale)),
    ...{ points: pointsWord(tenths), preview },
    measure: campaign.weights.hours > 0 ? measureWord(scale) : '',
  }
}

/** What the caller is in a campaign. */
export const ownEntry = (campaign: CampaignDocument, entry: EntryDocument, sheet: Sheet | null): Own => ({
  ...{
    entryId: entry._id,
    called: calledToOwner(campaign, entry),
    state: entry.state,
    version: entry.version,
    reason: entry.reason,
    sheet,
  },
  stateText: entryFlow.states[entry.state].label,
  tone: entryFlow.states[entry.state].tone,
  reasons: entry.nominations.map(({ reason }) => reason),
  won: campaign.winners.some(({ entryId }) => entryId === entry._id),
})

interface Seen {
  campaign: CampaignDocument
  entry: EntryDocument
  /** What it is called to those who mark and decide. */
  name: string
  figures: Figures
  scale: Scale
  /** The id of whoever looks, and whether that is somebody of the panel who may mark this one. */
  viewer: { personId: string; mayMark: boolean; isStaff: boolean }
  moves: ShownButton[]
}

/** Somebody who stands in it, to whoever marks or decides: what the marks come to is told to nobody before it was put up. */
export function entrantView(seen: Seen): Entrant {
  const { campaign, entry, name, figures, scale, viewer, moves } = seen
  const own = entry.marks[viewer.personId]?.mark ?? null
  const open = SHOWN_STATES.includes(campaign.state)
  const standing: Standing | undefined = campaign.standings.find(({ entryId }) => entryId === entry._id)
  const { lines } = sheetOf(campaign, figures, scale, true)
  const marks = figures.marks ?? { sum: 0, count: 0 }
  return {
    ...{ entryId: entry._id, version: entry.version, state: entry.state, name, moves },
    stateText: entryFlow.states[entry.state].label,
    sought: viewer.isStaff && entry.state === 'named' ? entry.sought : null,
    reasons: entry.nominations.map(({ relation, reason }) => ({ relation: relations[relation], reason })),
    lines: lines.filter((line) => line.name !== partNames.panel),
    ...{ mark: own, mayMark: viewer.mayMark },
    marks: { count: marks.count, mean: open && marks.count > 0 ? meanWord(marks) : '' },
    points: standing && open ? pointsWord(standing.tenths) : null,
    chosen: campaign.winners.some(({ entryId }) => entryId === entry._id),
  }
}
