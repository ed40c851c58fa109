/** Owns where the outcome of a command can be seen: which reads show it, and how it is recognised in what they answer. */
import type { ActionName, Input, KeyedAction, Output } from '@/contract'
import type { CaseAction } from '@/contract/case'

/** Whether an answer already shows what a command with this input did since a moment of the cloud's. */
type Shows = (answer: unknown, input: unknown, since: number) => boolean

/** The clocks of phone and cloud agree no better than this. */
const wobbleMs = 5_000

/** For outcomes that are not recognised at once: a read shows them when no request can be under way any longer. */
const later: Shows = () => false

function recognised<A extends KeyedAction, R extends ActionName>(
  shows: (answer: Output<R>, input: Input<A>, since: number) => boolean,
): Shows {
  return (answer, input, since) => shows(answer as Output<R>, input as Input<A>, since - wobbleMs)
}

const moved = (sign: 1 | -1) =>
  recognised<'household.contribute', 'household.open'>(
    ({ household }, { amount }, since) =>
      household?.entries.some((entry) => entry.at >= since && entry.amount === sign * amount) ?? false,
  )

const table: Record<Exclude<KeyedAction, CaseAction>, { [R in ActionName]?: Shows }> = {
  'store.reserve': {
    'store.mine': recognised<'store.reserve', 'store.mine'>(({ items }, { prizeId }, since) =>
      items.some((item) => item.prizeId === prizeId && item.reservedAt >= since),
    ),
    'store.redemption': recognised<'store.reserve', 'store.redemption'>(
      (redemption, { prizeId }, since) => redemption.prizeId === prizeId && redemption.reservedAt >= since,
    ),
    'store.prize': later,
  },
  'household.create': {
    'household.open': recognised<'household.create', 'household.open'>(({ household }) => household !== null),
  },
  'household.contribute': { 'household.open': moved(1) },
  'household.takeBack': { 'household.open': moved(-1) },
  'me.addDependant': { 'me.open': later },
  'me.renewCard': { 'me.card': later },
  'me.subscribed': {},
  'desk.createActivity': { 'desk.activities': later },
  'desk.copyActivity': { 'desk.activities': later },
  'desk.registerResident': {},
  'honour.grant': { 'honour.board': later },
  'desk.renewCard': { 'desk.printCards': later },
  'hours.add': { 'hours.added': later, 'hours.pending': later },
  'notice.save': { 'notice.desk': later },
  'store.savePrize': { 'store.desk': later },
  'store.stock': { 'store.deskPrize': later },
  'store.savePartner': { 'store.partners': later },
  'certificate.make': { 'certificate.mine': later },
  'papers.grant': { 'papers.file': later },
  'project.save': { 'project.desk': later },
  'livelihood.ask': { 'livelihood.open': later },
  'livelihood.save': { 'livelihood.desk': later },
  'livelihood.step': { 'livelihood.desk': later },
  'sort.savePoint': { 'sort.desk': later },
  'article.save': { 'article.desk': later },
  'survey.save': { 'survey.desk': later },
  'team.save': { 'team.desk': later },
  'import.preview': { 'import.list': later },
  'gaps.tryRobot': {},
  'units.add': { 'units.tree': later },
  'station.saveGrid': { 'station.grids': later },
  'station.savePlace': { 'station.places': later },
  'room.book': { 'room.week': later, 'room.list': later },
  'room.close': { 'room.board': later },
  'duty.place': { 'duty.week': later },
  'campaign.save': { 'campaign.list': later },
  'campaign.nominate': {},
  'visit.save': {},
  'visit.correct': {},
  'wish.make': { 'wish.mine': later },
  'wish.note': { 'wish.open': later },
}

const outcomes: Record<string, Partial<Record<string, Shows>>> = table

/** How a read shows what came of a command; undefined when it does not. A case that was begun stands in the own list. */
export const outcomeIn = (action: string, read: string): Shows | undefined =>
  outcomes[action]?.[read] ??
  (/\.begin$/.test(action) && action.replace(/begin$/, 'mine') === read ? later : undefined)
