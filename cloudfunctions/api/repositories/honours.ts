/** Owns reading and writing honours: giving one, once for each source and holder, and whoever they are called by. */
import type { HonourDocument, HonourHolder } from '@/domain/honour/documents'
import { markOf, newHonour, personIn, type Grant, type HonourOwner } from '@/domain/honour/rules'
import type { BoardKey, HonourKind } from '@/domain/honour/kinds'
import { grantedNews } from '@/domain/honour/news'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { addWithItems } from '../kernel/move-case'
import { inPages } from '../kernel/paging'
import { changeDoc, type Doc, findBeside, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import { derivedId } from '../platform/identity'
import type { Join } from '../platform/joins'
import { messageItem } from './items'
import { messageOf } from './messages'

export const HONOURS = 'honours'
export type HonourDoc = HonourDocument & Doc

/** Those of a board: the newest period first, of one period by name. */
const onBoard = inPages<OwnedHonour>(20, ['shownAt', 'desc'], ['order', 'asc'], ['_id', 'asc', 'id'])
/** One's own, the newest first. */
export const ownHonours = inPages<HonourDoc>(20, ['createdAt', 'desc'])

/** What a station has given, what was written down last first. */
export const honoursByDay = inPages<OwnedHonour>(20, ['createdAt', 'desc'])

const LISTED = { history: 0, outbox: 0 } as const

/** An honour with whoever answers for its holder; null where nobody does. */
type OwnedHonour = HonourDoc & { owner: HonourOwner | null }

/** A page of a board of a station, each with whoever its holder is called by. One request. */
export const readBoard = (
  stationId: string,
  { board, kind, cursor }: { board: BoardKey; kind: HonourKind | null; cursor?: string },
) =>
  onBoard.read(
    (where, options) => withOwners(where, { ...options, fields: LISTED }),
    { stationId, marks: markOf(board, kind) },
    cursor,
  )

/** What a station itself was honoured with, the latest first, along with the caller. */
export const unitHonoursJoin: Join = {
  ...{ from: HONOURS, sameIn: 'stationId', limit: 30, order: { shownAt: -1 } },
  where: { marks: markOf('honours', 'unitHonour'), 'holder.as': 'unit' },
  fields: { kind: 1, title: 1, period: 1, day: 1, level: 1, grantedBy: 1 },
}

/** A page of what the caller answers for, along with the caller. */
export const ownJoin = (ownerId: string, cursor: string | undefined): Join =>
  ownHonours.join({ from: HONOURS, where: { ownerId }, fields: LISTED }, cursor)

export const changeHonour = (honourId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(HONOURS, honourId, guard, patch)

/** Whoever answers for it, along with it; nobody where nobody does. */
const withOwners = (where: Guard, options: FindOptions): Promise<OwnedHonour[]> =>
  findBeside<OwnedHonour>(HONOURS, where, options, {
    ...{ from: 'people', as: 'owner', id: [{ field: 'ownerId' }] },
  })

/** An honour with whoever answers for its holder. One request. */
export const findHonour = async (honourId: string): Promise<OwnedHonour | null> =>
  (await withOwners({ _id: honourId }, { limit: 1 }))[0] ?? null

/** A page of what a station has given, the latest first. One request. */
export const stationHonours = (where: Guard, options: FindOptions): Promise<OwnedHonour[]> =>
  withOwners(where, { ...options, fields: LISTED })

export const honourJoin = (honourId: string): Join => ({
  from: HONOURS,
  where: { _id: honourId },
  limit: 1,
})

type OwnerDoc = HonourOwner & Doc

/** Whoever answers for these honours, by their ids. One request, none where nobody does. */
export async function honourOwners(honours: readonly HonourDoc[]): Promise<Map<string, HonourOwner>> {
  const ids = [...new Set(honours.flatMap(({ ownerId }) => ownerId ?? []))]
  if (ids.length === 0) return new Map()
  const found = await findDocs<OwnerDoc>('people', { _id: { $in: ids } }, { limit: ids.length })
  return new Map(found.map((owner) => [owner._id, owner]))
}

/** Whoever answers for the holder of one that is given; the record that stands for that one by now. */
async function answerer(personId: string | null): Promise<OwnerDoc | null> {
  const owner = personId === null ? null : await getDoc<OwnerDoc>('people', personId)
  return owner?.merged ? getDoc<OwnerDoc>('people', owner.merged.into) : owner
}

const heldBy = (holder: HonourHolder): string =>
  personIn(holder) ?? ('name' in holder ? holder.name : 'calling' in holder ? holder.calling : '')

/** The id of what a source gives to a holder: a repeat meets its own document. */
export const honourIdOf = ({ source, holder }: Pick<Grant, 'source' | 'holder'>): string =>
  derivedId('h', source.kind, source.id, holder.as, heldBy(holder))

/**
 * Gives an honour, and asks its holder who may read of it. Three requests and that of the letter; one that stands already
 * is answered as it is.
 */
export async function grantHonour(given: Grant, now: number): Promise<HonourDoc> {
  const _id = honourIdOf(given)
  const owner = await answerer(given.ownerId ?? personIn(given.holder))
  const honour = newHonour(_id, given, owner, now)
  const { ownerId: personId, stationId } = honour
  const params = grantedNews(honour)
  const asked = personId !== null && owner !== null && !owner.closed
  const letters = asked
    ? [messageItem(messageOf('honourNews', { personId, stationId, cause: [_id], at: now, params }))]
    : []
  const written = await addWithItems(HONOURS, honour as HonourDoc, letters, now)
  return written ?? (await getDoc<HonourDoc>(HONOURS, _id)) ?? (honour as HonourDoc)
}
