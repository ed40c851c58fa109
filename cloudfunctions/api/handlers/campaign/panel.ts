/** Owns those who stand in a campaign as whoever marks and decides sees them: finding who was meant, marking, leaving out. */
import { honourPages } from '@/domain/honour-pages'
import { type EntryEvent, entryFlow } from '@/domain/campaign/entry'
import { campaignRules, campaignFlow } from '@/domain/campaign/flow'
import { campaignKinds } from '@/domain/campaign/kinds'
import { isMarkedAnew, mayMark } from '@/domain/campaign/panel'
import { type Figures, scaleOf } from '@/domain/score/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { heldOf, isStaff, STAFF } from '@/domain/person/roles'
import { withJoined } from '../../access/station'
import { type Caller, done, type Handler, joinedCount, joinedOne, refuse, type Result } from '../../handler'
import { changeDoc, type Doc, findDocs } from '../../platform/cloud'
import {
  ENTRIES,
  entriesIn,
  type EntryDoc,
  entryIdOf,
  entryJoin,
  findEntry,
  newEntry,
  roomJoin,
  stepEntry,
  unsought,
  writeMark,
} from '../../repositories/campaign-entries'
import { hasPartIn } from '../../repositories/campaign-parts'
import { withKin } from '../../repositories/people'
import { figuresFor } from '../../repositories/campaign-scores'
import { type CampaignDoc, campaignJoin, factsOf } from '../../repositories/campaigns'
import { messageOf, postMessages } from '../../repositories/messages'
import { type TeamDoc, teamJoin } from '../../repositories/teams'
import { buttonsOf } from '../../views/buttons'
import { calledAtDesk, calledToOwner, campaignCard, entrantView } from '../../views/campaign'
import { rowsOf } from '../../views/rows'
import { entryFacts } from './enter'
import { onPanel, seesEntrants } from './read'

type Person = PersonDocument & Doc

const kinFields = { realName: 1, nickname: 1, householdId: 1, family: 1, stationId: 1 } as const

const peopleOf = (entries: readonly EntryDoc[]): Promise<Person[]> => {
  const ids = [...new Set(entries.flatMap(({ personId }) => personId ?? []))]
  return ids.length === 0
    ? Promise.resolve([])
    : findDocs<Person>('people', { _id: { $in: ids } }, { limit: ids.length, fields: kinFields })
}

const views = {
  entered: ['entered'],
  named: ['named', 'asked'],
  gone: ['declined', 'withdrawn', 'dismissed', 'out'],
} as const

/** The measure before one was reckoned: what is declared. */
const scaleIn = (campaign: CampaignDoc) => campaign.scale ?? scaleOf([], campaign.period.by)

interface Looking {
  campaign: CampaignDoc
  caller: Caller
  /** Whether the caller has a part in it, and so neither marks nor decides. */
  part: boolean
  now: number
}

function entrantOf(
  { campaign, caller, people, part, now }: Looking & { people: readonly Person[] },
  entry: EntryDoc,
  figures: Figures,
) {
  const { personId } = caller
  const person = people.find(({ _id }) => _id === entry.personId)
  const isOn = onPanel(campaign, personId)
  const recommendedBy = entry.nominations.map(({ by }) => by)
  const may =
    isOn &&
    campaign.state === 'reviewing' &&
    entry.state === 'entered' &&
    person !== undefined &&
    !part &&
    mayMark(caller.person, person, { recommendedBy })
  return entrantView({
    ...{ campaign, entry, figures, scale: scaleIn(campaign) },
    name: calledAtDesk(campaign, entry, person),
    viewer: { personId, mayMark: may, isStaff: isStaff(caller) },
    moves: buttonsOf(entryFlow, entry, {
      ...{ by: personId, roles: heldOf(STAFF, caller), at: now },
      facts: entryFacts(campaign, now, { reason: 'x', own: entry.personId === personId, apart: !part }),
    }).filter(({ event }) => event !== 'ask'),
  })
}

/** The entrants of a campaign with all that is shown of them. Two requests, and those of the figures. */
async function entrantsOf(entries: readonly EntryDoc[], looking: Looking) {
  const people = await peopleOf(entries)
  const figures = await figuresFor(looking.campaign, entries)
  const given = { ...looking, people }
  return rowsOf(entries, (entry) => entrantOf(given, entry, figures.get(entry._id) as Figures))
}

/** Six requests whatever stands in it, seven where teams do. Those in whose favour something was said are shown to nobody before they agree. */
export const work: Handler<'campaign.work'> = {
  joins: ({ input }) => ({ campaign: campaignJoin(input.campaignId), ...withKin }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, now }) => {
    if (!seesEntrants(campaign, caller)) return refuse('NOT_FOUND')
    const view = isStaff(caller) ? (input.view ?? 'entered') : 'entered'
    const { shown, next } = await entriesIn(campaign._id, views[view], input.cursor)
    const part = await hasPartIn(campaign, caller)
    return done({
      campaign: {
        ...campaignCard(campaign),
        entrant: campaignKinds[campaign.kind].entrant,
        version: campaign.version,
        panel: campaign.panel.map(({ name }) => name),
      },
      items: await entrantsOf(shown, { campaign, caller, part, now }),
      next,
      moves: buttonsOf(campaignFlow, campaign, {
        ...{ by: caller.personId, roles: heldOf(STAFF, caller), at: now },
        facts: factsOf(campaign, now, { candidates: 1, reason: 'x', apart: !part }),
      }),
      isStaff: isStaff(caller),
    })
  }),
}

/** Two people mark at once without meeting: each mark is a field of its own. Six requests, seven where teams stand in it. */
export const mark: Handler<'campaign.mark'> = {
  joins: ({ input }) => ({
    ...{ campaign: campaignJoin(input.campaignId), entry: entryJoin(input.entryId) },
    ...withKin,
  }),
  run: withJoined<CampaignDoc>('campaign')(async (campaign, { caller, input, joined, now }) => {
    const entry = joinedOne<EntryDoc>(joined, 'entry')
    if (!entry || entry.campaignId !== campaign._id) return refuse('NOT_FOUND')
    if (!onPanel(campaign, caller.personId)) return refuse('NOT_ON_PANEL')
    if (campaign.state !== 'reviewing' || entry.state !== 'entered') return refuse('INVALID_STATE')
    const [person] = await peopleOf([entry])
    const recommendedBy = entry.nominations.map(({ by }) => by)
    if (!person || !mayMark(caller.person, person, { recommendedBy })) return refuse('MARK_NOT_YOURS')
    if (await hasPartIn(campaign, caller)) return refuse('STANDS_IN_IT')
    const given = entry.marks[caller.personId]
    if (given && given.mark !== input.mark && !isMarkedAnew(campaign)) return refuse('MARK_STANDS')
    if (!(await writeMark(entry._id, caller.personId, input.mark, now))) return refuse('INVALID_STATE')
    const marks = { ...entry.marks, [caller.personId]: { mark: input.mark, at: now } }
    const [item] = await entrantsOf([{ ...entry, marks }], { campaign, caller, part: false, now })
    return item ? done({ item }) : refuse('NOT_FOUND')
  }),
}

interface Meant {
  personId: string
  teamId: string | null
  called: string
}

/** Who was meant: a resident of the station, or the team with whoever leads it; null where there is none. */
function meantBy(campaign: CampaignDoc, joined: Record<string, Doc[]>): Meant | null {
  const { entrant } = campaignKinds[campaign.kind]
  const team = joinedOne<TeamDoc>(joined, 'team')
  if (entrant === 'team') {
    if (team?.stationId !== campaign.stationId || team.state !== 'active' || !team.leaderId) return null
    return { personId: team.leaderId, teamId: team._id, called: team.form.name }
  }
  const person = joinedOne<Person>(joined, 'meant')
  if (person?.stationId !== campaign.stationId || person.closed || person.merged) return null
  return { personId: person._id, teamId: null, called: '' }
}

/**
 * Brings what a neighbour has said to whoever was meant, who is asked; nothing where that person has said no, of which
 * nobody learns. It may be done again.
 */
async function bring(
  campaign: CampaignDoc,
  from: EntryDoc,
  meant: Meant,
  room: boolean,
  by: string,
  now: number,
) {
  const [said] = from.nominations
  const _id = entryIdOf(campaign._id, meant.teamId ?? meant.personId)
  const { stationId } = campaign
  const fresh = newEntry({ _id, campaignId: campaign._id, stationId, ...meant }, now)
  const known = await findEntry(_id)
  if (!known) {
    const asked = await stepEntry(fresh, {
      ...{ event: 'ask', now, attempt: { by, roles: ['staff'] }, facts: entryFacts(campaign, now, { room }) },
      also: () => ({ nominations: from.nominations }),
    })
    if (!asked.ok) return asked
  } else if (said && ['asked', 'entered', 'withdrawn'].includes(known.state)) {
    const last = `nominations.${campaignRules.mostNominations - 1}`
    await changeDoc(
      ENTRIES,
      _id,
      { 'nominations.by': { $ne: said.by }, [last]: { $exists: false } },
      { $push: { nominations: said } },
    )
  } else return null
  if (known?.state === 'entered') return null
  await postMessages([
    messageOf('caseMoved', {
      ...{ personId: meant.personId, stationId, cause: ['nominated', campaign._id], at: now },
      params: {
        title: '有邻居推荐您',
        text: `有邻居推荐${meant.teamId ? `「${meant.called}」` : calledToOwner(campaign, meant) || '您'}参加「${campaign.title}」，愿不愿意由您定，不愿意也没有人知道。`,
        page: honourPages.campaign(campaign._id),
      },
    }),
  ])
  return null
}

/** Five requests to find somebody, three for everything else, four where teams stand in it. */
export const decide: Handler<'campaign.decide'> = {
  joins: ({ input }) => ({
    campaign: campaignJoin(input.campaignId),
    entry: entryJoin(input.entryId),
    room: roomJoin(input.campaignId),
    meant: {
      from: 'people',
      where: { _id: input.who ?? '' },
      limit: 1,
      fields: { ...kinFields, closed: 1, merged: 1 },
    },
    ...{ ...teamJoin(input.who), ...withKin },
  }),
  run: withJoined<CampaignDoc>('campaign')(
    async (campaign, { caller, input, joined, now }): Promise<Result<{ entryId: string; state: string }>> => {
      const entry = joinedOne<EntryDoc>(joined, 'entry')
      if (!entry || entry.campaignId !== campaign._id) return refuse('NOT_FOUND')
      const { personId: by } = caller
      const { event, version, reason = '' } = input
      if (event === 'find' && entry.state === 'named' && entry.version === version) {
        const meant = meantBy(campaign, joined)
        if (!meant) return refuse('NOT_FOUND')
        const room = joinedCount(joined, 'room') < campaignRules.mostEntries
        const brought = await bring(campaign, entry, meant, room, by, now)
        if (brought && !brought.ok) return brought
      }
      const isOwn = entry.personId === by
      const isJudging = event !== 'find' && entry.version === version
      const apart = !isJudging || !(await hasPartIn(campaign, caller))
      const written = await stepEntry(entry, {
        ...{ event: event as EntryEvent, version, now },
        attempt: { by, roles: heldOf(STAFF, caller), ...(reason !== '' && { note: reason }) },
        facts: entryFacts(campaign, now, { reason, own: isOwn, apart }),
        // What was said of somebody stands with whoever was found, and nowhere of whoever was not.
        also: () => ({ ...(entry.state === 'named' && unsought), ...(event !== 'find' && { reason }) }),
      })
      if (!written.ok) return written
      return done({ entryId: written.value._id, state: written.value.state })
    },
  ),
}
