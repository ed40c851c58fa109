/**
 * Owns what an audit of a station reads: a line for each thing that staff do to others, with the index of its list. Nothing
 * is written for an audit alone, so nothing can be missing from it that has happened.
 */
import type { CampaignDocument } from '../campaign/documents'
import { type EntryDocument, entryFlow } from '../campaign/entry'
import { campaignFlow } from '../campaign/flow'
import type { CaseDocument } from '../case/documents'
import { redemptionFlow } from '../store/redemption-flow'
import type { CertificateDocument } from '../certificate/documents'
import { certificateFlow } from '../certificate/flow'
import { periodWord } from '../certificate/rules'
import type { ClosingDocument } from '../closing/documents'
import type { ArticleDocument } from '../article/documents'
import { articleFlow } from '../article/flow'
import type { HonourDocument } from '../honour/documents'
import { honourFlow } from '../honour/flow'
import type { ServiceRecordDocument } from '../hours/documents'
import { recordStates } from '../hours/record-words'
import type { ImportDocument } from '../imports/documents'
import { importStates } from '../imports/documents'
import { NEVER, startOf } from '../kernel/clock'
import type { Guard } from '../kernel/guarded-update'
import type { HistoryEntry } from '../kernel/workflow'
import { objectionFlow } from '../objection/flow'
import type { PersonDocument } from '../person/documents'
import { closedHome } from '../person/merged'
import { residentName } from '../person/name-of'
import { appointedRoles, roleNames } from '../person/roles'
import { honourPages } from '../honour-pages'
import { deskPages } from '../desk-pages'
import { surveyPages } from '../survey-pages'
import { casePages } from '../case-pages'
import { readPages } from '../read-pages'
import { starFlow } from '../star/flow'
import type { SurveyDocument } from '../survey/documents'
import { surveyFlow } from '../survey/flow'
import type { RedemptionDocument } from '../store/documents'
import { durationWord } from '../words/amounts'

/** One thing that was done. */
interface Deed {
  at: number
  /** Who did it: an id where a name is to be looked up, or the name that was written with it; empty for nobody. */
  byId?: string
  byName?: string
  /** To whom; empty where it was to nobody in particular. */
  whom: string
  what: string
  /** Where the row itself is seen; null where no page of the desk shows it. */
  page: string | null
}

interface Source<D = never> {
  title: string
  collection: string
  /** What of a station, by an index; what is kept from whoever looks is left out. */
  of: (looking: { stationId: string; personId: string }) => Guard
  /** The newest first by it; people are listed by their ids. */
  order: readonly [field: string, holds?: 'day' | 'id']
  /** The field by which a month is cut out, and what that holds. */
  when: readonly [field: string, holds: 'instant' | 'day']
  /** What typed words are looked for in. */
  fields: readonly string[]
  says: (doc: D) => readonly (string | undefined)[]
  deed: (doc: D) => Deed | null
}

const source = <D>(one: Source<D>): Source => one as Source

interface Look {
  viewerId: string
  reason: string
  at: number
}

const officeDeed = (person: PersonDocument): Deed | null => {
  const { office, roles } = person
  if (!office?.last) return null
  const { at, byName } = office.last
  const now = roles.map((role) => roleNames[role]).join('、')
  return { at, byName, whom: residentName(person), what: `现在是${now}`, page: null }
}

const mergeDeed = ({ merged, ...person }: PersonDocument): Deed | null =>
  merged
    ? { at: merged.at, byId: merged.by, whom: residentName(person), what: '两份档案并成一份', page: null }
    : null

/** What the station alone does to a certificate. */
const byStation: readonly string[] = ['seal', 'refuseSeal', 'annul']

/** What the station alone does to somebody who stands in a campaign. */
const onEntrants: readonly string[] = ['find', 'dismiss', 'exclude']

type Step = Pick<HistoryEntry, 'at' | 'by' | 'on' | 'note'>

const isOf =
  (events: readonly string[]) =>
  ({ on }: Step): boolean =>
    events.includes(on)

/** When somebody did it last, and who; what time did is nobody's. */
function lastStep(history: readonly Step[], counts: (step: Step) => boolean, begun: number) {
  const last = history.filter((step) => step.by !== 'system' && counts(step)).pop()
  return { at: last?.at ?? begun, byId: last?.by ?? '' }
}

const noteOf = (history: readonly Step[]): string => {
  const { note } = history[history.length - 1] ?? {}
  return note ? `：${note}` : ''
}

/** A piece of the station with a title and a way of its own. */
type Titled = Pick<CampaignDocument, '_id' | 'title' | 'history' | 'createdAt'> & { state: string }

/** What is written, moved and told of by its title: each piece with its last step and what was said with that. */
const titledPieces = <D extends Titled>({
  title,
  collection,
  flow,
  pageOf,
}: Pick<Source, 'title' | 'collection'> & {
  flow: { states: Readonly<Record<D['state'], { label: string }>> }
  pageOf: (id: string) => string
}): Source =>
  source<D>({
    ...{ title, collection },
    of: ({ stationId }) => ({ stationId }),
    order: ['createdAt'],
    when: ['createdAt', 'instant'],
    fields: ['title'],
    says: (piece) => [piece.title],
    deed: ({ _id, title: called, history, state, createdAt }) => ({
      ...lastStep(history, () => true, createdAt),
      ...{ whom: '', page: pageOf(_id) },
      what: `「${called}」${flow.states[state as D['state']].label}${noteOf(history)}`,
    }),
  })

/**
 * What the staff has decided about cases of a kind; kept from those whom such a case is about, as everywhere, and of whoever
 * has begun one nothing is said.
 */
function decidedCases(
  kind: string,
  title: string,
  { events }: { events: Readonly<Record<string, { label: string }>> },
  decisions: readonly string[],
): Source {
  return source<CaseDocument>({
    ...{ title, collection: 'cases' },
    of: ({ stationId, personId }) => ({
      ...{ stationId, kind, 'history.on': { $in: [...decisions] }, involvedIds: { $ne: personId } },
    }),
    ...{ order: ['createdAt'], when: ['createdAt', 'instant'], fields: ['handlerName'] },
    says: ({ handlerName }) => [handlerName],
    deed: ({ _id, number, history, createdAt }) => {
      const decided = history.filter(isOf(decisions)).pop()
      return {
        ...lastStep(history, isOf(decisions), createdAt),
        ...{ whom: '', page: casePages.case(kind, _id) },
        what: `第 ${number} 号${events[decided?.on ?? '']?.label ?? ''}${decided?.note ? `：${decided.note}` : ''}`,
      }
    },
  })
}

const auditSources = {
  looks: source<Look>({
    title: '看电话、住处，导出',
    collection: 'reveals',
    of: ({ stationId }) => ({ stationId }),
    order: ['at'],
    when: ['at', 'instant'],
    fields: ['reason'],
    says: ({ reason }) => [reason],
    deed: ({ at, viewerId, reason }) => ({ at, byId: viewerId, whom: '', what: reason, page: null }),
  }),
  hours: source<ServiceRecordDocument>({
    title: '核时长',
    collection: 'serviceRecords',
    of: ({ stationId }) => ({ stationId }),
    order: ['day', 'day'],
    when: ['day', 'day'],
    fields: ['approverName', 'recorderName'],
    says: ({ approverName, recorderName }) => [approverName ?? '', recorderName],
    deed: ({ day, title, name, minutes, state, approverName, recorderName, approvedAt, personId }) => ({
      ...{ at: approvedAt ?? startOf(day), byName: approverName ?? recorderName, whom: name },
      what: `「${title}」${durationWord(minutes)}，${recordStates[state].text}`,
      page: deskPages.ledger(personId),
    }),
  }),
  handed: source<RedemptionDocument>({
    title: '发奖品',
    collection: 'redemptions',
    of: ({ stationId }) => ({ stationId, state: 'redeemed' }),
    order: ['reservedAt'],
    when: ['reservedAt', 'instant'],
    fields: ['handedOutBy', 'title'],
    says: ({ handedOutBy, title }) => [handedOutBy, title],
    deed: ({ endedAt, reservedAt, handedOutBy, name, title, points }) => ({
      ...{ at: endedAt ?? reservedAt, byName: handedOutBy, whom: name, page: null },
      what: `「${title}」${points} 积分，${redemptionFlow.states.redeemed.label}`,
    }),
  }),
  imports: source<ImportDocument>({
    title: '导入表格',
    collection: 'imports',
    of: ({ stationId }) => ({ stationId }),
    order: ['createdAt'],
    when: ['createdAt', 'instant'],
    fields: ['byName', 'fileName'],
    says: ({ byName, fileName }) => [byName, fileName],
    deed: ({ createdAt, ranAt, ranByName, byName, fileName, state }) => ({
      ...{ at: ranAt ?? createdAt, byName: ranByName || byName, whom: '', page: null },
      what: `「${fileName}」${importStates[state]}`,
    }),
  }),
  offices: source<PersonDocument>({
    title: '任职',
    collection: 'people',
    of: ({ stationId }) => ({ stationId, roles: { $in: [...appointedRoles] } }),
    order: ['_id', 'id'],
    when: ['office.last.at', 'instant'],
    fields: ['realName', 'nickname', 'office.last.byName'],
    says: ({ realName, nickname, office }) => [realName, nickname, office?.last?.byName],
    deed: officeDeed,
  }),
  merges: source<PersonDocument>({
    title: '并档案',
    collection: 'people',
    of: ({ stationId }) => ({ stationId: closedHome(stationId) }),
    order: ['_id', 'id'],
    when: ['merged.at', 'instant'],
    fields: ['realName', 'nickname'],
    says: ({ realName, nickname }) => [realName, nickname],
    deed: mergeDeed,
  }),
  closings: source<ClosingDocument>({
    title: '注销账号',
    collection: 'closings',
    of: ({ stationId }) => ({ stationId, closedAt: { $gt: 0 } }),
    order: ['closedAt'],
    when: ['closedAt', 'instant'],
    fields: [],
    says: () => [],
    deed: ({ closedAt, doneAt }) => ({
      ...{ at: closedAt ?? NEVER, byName: '', whom: '', page: null },
      what: doneAt === null ? '本人注销，正在删' : '本人注销，资料都删掉了',
    }),
  }),
  honours: source<HonourDocument>({
    title: '登记、收起荣誉',
    collection: 'honours',
    of: ({ stationId }) => ({ stationId }),
    order: ['createdAt'],
    when: ['createdAt', 'instant'],
    fields: ['title', 'grantedBy'],
    says: ({ title, grantedBy }) => [title, grantedBy],
    deed: ({ title, history, state, createdAt }) => {
      const last = history.filter(({ by, on }) => by !== 'system' && on !== 'answer').pop()
      return {
        ...{ at: last?.at ?? createdAt, byId: last?.by ?? '', whom: '', page: honourPages.deskHonours },
        what: `「${title}」${honourFlow.states[state].label}${last?.note ? `：${last.note}` : ''}`,
      }
    },
  }),
  campaigns: titledPieces<CampaignDocument>({
    ...{ title: '办评选', collection: 'campaigns', flow: campaignFlow },
    pageOf: (id) => honourPages.campaignDesk(id),
  }),
  entrants: source<EntryDocument>({
    title: '评选里找人、请出',
    collection: 'campaignEntries',
    of: ({ stationId }) => ({ stationId, 'history.on': { $in: [...onEntrants] } }),
    order: ['createdAt'],
    when: ['createdAt', 'instant'],
    fields: ['called'],
    says: ({ called }) => [called],
    deed: ({ campaignId, called, history, state, createdAt }) => ({
      ...lastStep(history, isOf(onEntrants), createdAt),
      ...{ whom: called, page: honourPages.campaignDesk(campaignId) },
      what: `${entryFlow.states[state].label}${noteOf(history)}`,
    }),
  }),
  surveys: source<SurveyDocument>({
    title: '发问卷、结束问卷',
    collection: 'surveys',
    of: ({ stationId }) => ({ stationId, state: { $ne: 'draft' } }),
    order: ['endsAt'],
    when: ['endsAt', 'instant'],
    fields: ['title'],
    says: ({ title }) => [title],
    deed: ({ _id, title, history, state, createdAt }) => ({
      ...lastStep(history, () => true, createdAt),
      ...{ whom: '', page: surveyPages.surveyForm(_id) },
      what: `「${title}」${surveyFlow.states[state].label}`,
    }),
  }),
  objections: decidedCases('objection', '答复异议', objectionFlow, ['uphold', 'dismiss']),
  stars: decidedCases('star', '评星级', starFlow, ['approve', 'refuse']),
  articles: titledPieces<ArticleDocument>({
    ...{ title: '写、审、撤文章', collection: 'articles', flow: articleFlow },
    pageOf: (id) => readPages.deskArticle(id),
  }),
  certificates: source<CertificateDocument>({
    title: '给证明盖章、作废证明',
    collection: 'certificates',
    of: ({ stationId }) => ({ stationId, 'history.on': { $in: [...byStation] } }),
    order: ['createdAt'],
    when: ['createdAt', 'instant'],
    fields: ['name'],
    says: ({ name }) => [name],
    deed: ({ _id, history, name, from, to, createdAt }) => {
      const last = history.filter(({ on }) => byStation.includes(on)).pop()
      const label = certificateFlow.events[(last?.on ?? 'seal') as 'seal'].label
      return {
        ...{ at: last?.at ?? createdAt, byId: last?.by ?? '', whom: name, page: honourPages.seals(_id) },
        what: `${periodWord(from, to)}的证明：${label}${last?.note ? `：${last.note}` : ''}`,
      }
    },
  }),
} as const

export type AuditKind = keyof typeof auditSources
export const auditKinds = Object.keys(auditSources) as [AuditKind, ...AuditKind[]]
export const sourceOf = (kind: AuditKind): Source => auditSources[kind]
