/** Owns importing prizes: new ones are not on the shelf yet and come with their stock; of those that stand only the terms change. */
import { newPrizeFacts, type PrizeTerms, prizeTable, termsOf } from '@/domain/imports/kinds/prize'
import { applied } from '@/domain/kernel/applied'
import { invariant, ok } from '@/domain/kernel/errors'
import { replace } from '@/domain/moderation/decide-check'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { nameKeyOf } from '@/domain/project/rules'
import { amendPrize } from '@/domain/store/decide-prize'
import type { PrizeDocument, PrizeFacts } from '@/domain/store/documents'
import { moveStock } from '@/domain/store/stock'
import { derivedId } from '../../../platform/identity'
import { checkIdOf, findCheck, moveCheck } from '../../../repositories/checks'
import { type Facts, type NotedEntry, overtaken, type Shelf } from '../../../repositories/imported'
import { activePartners, type PartnerDoc } from '../../../repositories/partners'
import {
  allTerms,
  changePrize,
  findPrize,
  type StandingPrize,
  takeAway,
  writeMoves,
} from '../../../repositories/prizes'
import { addPrize, subjectOf } from '../../store/new-prize'
import { documentImporter, ownId } from '../documents'
import type { ImportContext } from '../importer'

/** What a new prize is made of. */
interface NewFacts extends PrizeFacts {
  partnerName: string
  count: number
}

const moveIdOf = (prizeId: string): string => derivedId('k', prizeId, 'import')

/** A prize with its first stock, moved as it is by hand. */
function stocked(bare: PrizeDocument, count: number, { caller, now }: ImportContext) {
  if (count === 0) return bare
  const moved = moveStock(bare, {
    ...{ moveId: moveIdOf(bare._id), how: 'in', amount: count, reason: '导入表格', at: now },
    ...{ byPersonId: caller.personId, byName: maskName(nameOf(caller.person)) || '工作人员' },
  })
  invariant(moved.ok, 'the first stock of a prize is within its bounds')
  return applied(bare, moved.value.update.patch)
}

async function add(entry: NotedEntry, context: ImportContext): Promise<string> {
  const { partnerName, count, ...form } = JSON.parse(entry.after) as NewFacts
  const { caller, importId, now } = context
  await addPrize(entry.id, { caller, form, requestKey: importId, now }, partnerName, (bare) =>
    stocked(bare, count, context),
  )
  const stands = await findPrize(entry.id)
  if (!stands) return overtaken
  if (stands.unwrittenMoves.length > 0) await writeMoves(stands._id, stands.unwrittenMoves)
  return ''
}

/** Writes terms over those of a version; a repeat is known by its key. */
async function amend(
  prizeId: string,
  { terms, version, key }: { terms: PrizeTerms; version: number; key: string },
  { caller, now }: ImportContext,
): Promise<boolean> {
  const prize = await findPrize(prizeId)
  if (!prize) return false
  if (prize.history.some((one) => one.on === 'amend' && one.key === key)) return true
  const { partnerName, content } = prize
  const given = { version, partnerName, content, by: caller.personId, key, now }
  const decided = amendPrize(prize, { ...prize, ...terms }, given)
  return decided.ok && changePrize(prizeId, decided.value.update)
}

/** The check of what is gone leaves the desk. */
async function dropCheck(checkId: string, now: number): Promise<void> {
  const check = await findCheck(checkId)
  if (check) await moveCheck(check, now, (current) => ok(replace(current, now)))
}

const termsIn = (json: string): PrizeTerms => {
  const { points, place } = JSON.parse(json) as PrizeTerms
  return { points, place }
}

/**
 * Prizes have names that others may have as well, so that they are told by what stands in the station. What was added goes
 * back while it is as it came: nobody could take any of it, and its stock goes with it.
 */
const shelf: Shelf<StandingPrize, ImportContext> = {
  standing: async (_, { caller }) =>
    new Map((await allTerms(caller.stationId)).map((prize) => [nameKeyOf(prize.title), prize])),
  write: async (entry, _, context) => {
    if (entry.isNew) return add(entry, context)
    const { version, id } = entry
    const noted = { terms: termsIn(entry.after), version: version - 1, key: context.importId }
    return (await amend(id, noted, context)) ? '' : overtaken
  },
  undo: async ({ id, isNew, version, after, before }, _, context) => {
    if (isNew) {
      const { count } = JSON.parse(after) as NewFacts
      if (!(await takeAway(id, { version, count, moveId: moveIdOf(id) }))) return false
      await dropCheck(checkIdOf(subjectOf(id), context.importId), context.now)
      return true
    }
    const prize = await findPrize(id)
    const key = `${context.importId}:back`
    const isBack = prize?.history.some((one) => one.on === 'amend' && one.key === key) === true
    // Whoever has one reserved since then has it by the terms of the import.
    if (!prize || (!isBack && prize.stock.version !== (JSON.parse(before) as Facts)['seats'])) return false
    return amend(id, { terms: termsIn(before), version, key }, context)
  },
}

export const prizeImporter = documentImporter<
  typeof prizeTable.columns,
  StandingPrize,
  readonly PartnerDoc[]
>(prizeTable, {
  shelf,
  idOf: ownId('z'),
  says: ({ title, intro, place }) => [title, intro, place],
  around: (_rows, _standing, { caller }) => activePartners(caller.stationId),
  facts: (row, { stands, around: partners }) => {
    if (stands) return { ok: true, facts: { ...termsOf(row, stands) } }
    const named = row.partner
    const partner =
      named === undefined ? null : partners.find((one) => nameKeyOf(one.name) === nameKeyOf(named))
    if (partner === undefined) return { ok: false, problem: `没有找到还在合作的「${named ?? ''}」` }
    const facts = { ...newPrizeFacts(row, partner), partnerName: partner?.name ?? '', count: row.count }
    return { ok: true, facts }
  },
  notes: ({ stock }) => ({ seats: stock.version }),
})
