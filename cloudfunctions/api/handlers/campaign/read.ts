/** Owns what everybody reads of campaigns: the lists, one of them with the own sheet, and the rows behind a figure. */
import { campaignKinds } from '@/domain/campaign/kinds'
import { ENTRY_CONSENT_VERSION, entryConsent } from '@/domain/campaign/entry'
import { type CampaignState, LEAVING_STATES, SHOWN_STATES } from '@/domain/campaign/flow'
import { daysOfPeriod } from '@/domain/score/period'
import type { CampaignDocument } from '@/domain/campaign/documents'
import { startOf } from '@/domain/kernel/clock'
import { isStaff } from '@/domain/person/roles'
import type { PersonDocument } from '@/domain/person/documents'
import { publicNameFields } from '@/domain/person/public-name'
import type { StationDocument } from '@/domain/station/documents'
import { dateWord } from '@/domain/words/moments'
import { isGuest, withJoined } from '../../access/station'
import { type Caller, done, type Handler, joinedAll, joinedOne, refuse, visiting } from '../../handler'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import {
  type EntryDoc,
  entryIdOf,
  entryJoin,
  ownAmong,
  ownEntriesJoin,
} from '../../repositories/campaign-entries'
import { countedWhere, figuresFor, servedBy, underTheme } from '../../repositories/campaign-scores'
import { asItStands } from '../../repositories/campaign-honours'
import { type CampaignDoc, campaignJoin, campaignsIn } from '../../repositories/campaigns'
import { findRecords, type RecordDoc } from '../../repositories/service-records'
import { withStation } from '../../repositories/stations'
import { calledInPublic, campaignCard, ownEntry, sheetOf } from '../../views/campaign'
import { captionOf } from '../../views/record'
import { rowsOf } from '../../views/rows'

const views: Record<'open' | 'notice' | 'decided' | 'drafts', readonly CampaignState[]> = {
  open: ['published', 'nominating', 'reviewing'],
  notice: ['noticing', 'frozen'],
  decided: ['decided', 'awarded', 'archived'],
  drafts: ['draft', 'stopped'],
}

/** Whether somebody marks in a campaign. */
export const onPanel = (campaign: Pick<CampaignDocument, 'panel'>, personId: string): boolean =>
  campaign.panel.some((one) => one.personId === personId)

/** Whether somebody sees who stands in it: the panel while it marks, and what is left after the last mark is the station's. */
export const seesEntrants = (campaign: CampaignDocument, caller: Caller): boolean =>
  isStaff(caller) || (onPanel(campaign, caller.personId) && LEAVING_STATES.includes(campaign.state))

/** A draft is the staff's. */
export const isOpenTo = (campaign: CampaignDocument, caller: Caller): boolean =>
  isStaff(caller) || !['draft', 'stopped'].includes(campaign.state)

/** Two requests. */
export const list: Handler<'campaign.list'> = {
  run: async ({ caller, input }) => {
    const view = input.view ?? 'open'
    const mayMake = isStaff(caller)
    if (view === 'drafts' && !mayMake) return done({ items: [], next: null, mayMake })
    const { shown, next } = await campaignsIn(caller.stationId, views[view], input.cursor)
    return done({ items: rowsOf(shown, campaignCard), next, mayMake })
  },
}

/** The own sheet: as the notice was made by, or as it would come out today; null where there is nothing to show. */
export async function ownSheet(campaign: CampaignDoc, entry: EntryDoc) {
  const { state, scale } = campaign
  if (entry.state !== 'entered' || scale === null) return null
  const standing = campaign.standings.find(({ entryId }) => entryId === entry._id)
  if (SHOWN_STATES.includes(state)) return standing ? sheetOf(campaign, standing, scale, false) : null
  const figures = (await figuresFor(campaign, [entry])).get(entry._id)
  return figures ? sheetOf(campaign, figures, scale, true) : null
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'zh')

/** Those who were chosen, by name. One request, none where nobody is shown. */
export async function chosenIn(campaign: CampaignDoc, now: number) {
  if (!SHOWN_STATES.includes(campaign.state)) return []
  const ids = campaign.winners.filter(({ called }) => called === '').map(({ personId }) => personId)
  const fields = Object.fromEntries(publicNameFields.map((field) => [field, 1 as const]))
  const people =
    ids.length === 0
      ? []
      : await findDocs<PersonDocument & Doc>('people', { _id: { $in: ids } }, { limit: ids.length, fields })
  return rowsOf(campaign.winners, ({ entryId, personId, called }) => ({
    entryId,
    name:
      called ||
      calledInPublic(
        campaign,
        people.find(({ _id }) => _id === personId),
        now,
      ),
  })).sort(byName)
}

const daysWord = ({ period }: CampaignDocument, now: number): string => {
  const { from, until } = daysOfPeriod(period)
  return `${dateWord(startOf(from), now)}到 ${dateWord(startOf(until) - 1, now)}`
}

/** Whoever has moved away goes on answering for what that one stands with at the station left behind. */
export const whereOneStands = visiting<CampaignDoc>(
  'campaign',
  (_campaign, _caller, joined) => joinedAll(joined, 'own').length > 0,
)

/** Three requests for whoever stands in it, two for everybody else; one more once it was decided. */
export const open: Handler<'campaign.open'> = {
  joins: ({ input, personId }) => ({
    campaign: campaignJoin(input.campaignId),
    own: ownEntriesJoin(input.campaignId, personId),
    ...withStation,
  }),
  visits: whereOneStands,
  run: withJoined<CampaignDoc>('campaign')(async (read, { caller, joined, now }) => {
    if (!isOpenTo(read, caller)) return refuse('NOT_FOUND')
    const campaign = await asItStands(read)
    const entries = joinedAll<EntryDoc>(joined, 'own')
    const entry = ownAmong(entries)
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const isNominating = campaign.state === 'nominating' && !isGuest(caller)
    const { entrant } = campaignKinds[campaign.kind]
    return done({
      campaign: {
        ...campaignCard(campaign),
        ...{ entrant, about: campaign.about, days: daysWord(campaign, now) },
      },
      chosen: await chosenIn(campaign, now),
      own: entry && ownEntry(campaign, entry, await ownSheet(campaign, entry)),
      others: rowsOf(
        entries.filter((one) => one !== entry),
        (one) => ownEntry(campaign, one, null),
      ),
      mayEnter: isNominating && entrant === 'person' && entry?.state !== 'entered',
      mayNominate: isNominating,
      mayWork: seesEntrants(campaign, caller),
      consent: rowsOf(entryConsent(entrant), (one) => one),
      consentVersion: ENTRY_CONSENT_VERSION,
      phone: station?.contact?.phone ?? '',
    })
  }),
}

const rowPages = inPages<RecordDoc>(20, ['day', 'desc', 'day'])

/** Three requests; one more where there is a theme. */
export const rows: Handler<'campaign.rows'> = {
  joins: ({ input, personId }) => ({
    campaign: campaignJoin(input.campaignId),
    entry: entryJoin(input.entryId ?? entryIdOf(input.campaignId, personId)),
  }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, joined }) => {
    const entry = joinedOne<EntryDoc>(joined, 'entry')
    const isOwn = entry?.personId === caller.personId
    if (!entry || entry.campaignId !== campaign._id || !(isOwn || seesEntrants(campaign, caller)))
      return refuse('NOT_FOUND')
    if (entry.personId === null || !campaignKinds[campaign.kind].scored) return done({ rows: [], next: null })
    const { shown, next } = await rowPages.read(
      (where, options) => findRecords(where, options),
      { ...countedWhere(campaign), ...servedBy([entry.personId]) },
      input.cursor,
    )
    const counted = await underTheme(campaign.theme, shown)
    return done({
      rows: rowsOf(counted, (record) => ({
        ...{ recordId: record._id, day: record.day, title: record.title, minutes: record.minutes },
        proof: captionOf(record),
      })),
      next,
    })
  }),
}
