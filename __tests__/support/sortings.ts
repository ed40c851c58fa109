/** Owns points where waste is put out in tests, and what every action about them is asked and refused in the full station. */
import type { ActionName, Input } from '../../src/contract'
import { dayOf } from '../../src/domain/kernel/clock'
import type { SortingDocument } from '../../src/domain/sorting/documents'
import { ask, type Asks } from './ask'
import { personIdOf, put } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** One that is open all day. */
export const aPointForm = (
  given: Partial<Input<'sort.savePoint'>['form']> = {},
): Input<'sort.savePoint'>['form'] => ({
  ...{ name: '2 号楼旁投放点', morning: true, morningFrom: '00:00', morningTo: '12:00' },
  ...{ evening: true, eveningFrom: '12:00', eveningTo: '23:59', open: true },
  ...given,
})

/** A point of the station's staff with these helpers. */
export async function pointWith(
  test: TestCloud,
  helpers: readonly string[],
  given: Partial<Input<'sort.savePoint'>['form']> = {},
): Promise<string> {
  const { pointId } = await test.must('o-staff', 'sort.savePoint', { form: aPointForm(given) })
  for (const openid of helpers)
    await test.must('o-staff', 'sort.nameHelper', { pointId, cardToken: `card-${personIdOf(openid)}` })
  return pointId
}

const oneScanned = (
  test: TestCloud,
  pointId: string,
  given: Pick<SortingDocument, '_id' | 'householdKey'>,
): SortingDocument => ({
  ...{ ...given, stationId: 'st1', pointId, pointName: '2 号楼旁投放点', day: dayOf(test.now()) },
  ...{ part: 'morning', bearerId: personIdOf('h-5') },
  ...{ personId: personIdOf('h-5'), helperId: personIdOf('h-4'), helperKey: 'household-h4', points: 1 },
  ...{ ruleId: 'points-1', at: test.now(), receivedAt: test.now(), state: 'held', version: 1, dueAt: null },
  ...{ history: [], outbox: [], unsettled: false, settleAt: 0 },
})

/** A point with a helper, and two that were scanned too fast there. */
export async function sorted(test: TestCloud) {
  const pointId = await pointWith(test, ['h-4'])
  const [heldId, wrongId] = ['so-held', 'so-wrong']
  await put(test, 'sortings', [
    oneScanned(test, pointId, { _id: heldId, householdKey: 'household-held' }),
    oneScanned(test, pointId, { _id: wrongId, householdKey: 'household-wrong' }),
  ])
  return { sorting: { pointId, heldId, wrongId } }
}

export const sortAsks = (
  { sorting: { pointId, heldId, wrongId } }: Awaited<ReturnType<typeof sorted>>,
  test: TestCloud,
): Asks<'sort'> => ({
  'sort.mine': ask('o-wisher', {}),
  'sort.point': ask('h-4', { pointId }),
  'sort.scan': ask('h-4', {
    ...{ pointId, cardToken: `card-${personIdOf('o-certified')}`, result: 'right', at: test.now() },
  }),
  'sort.takeBack': ask('h-4', { sortingId: wrongId, version: 1 }),
  'sort.desk': ask('o-staff', {}),
  'sort.savePoint': ask('o-staff', { pointId, version: 2, form: aPointForm({ name: '东门投放点' }) }),
  'sort.nameHelper': ask('o-staff', { pointId, cardToken: `card-${personIdOf('o-certified')}` }),
  'sort.endHelper': ask('o-staff', { pointId, personId: personIdOf('h-4') }),
  'sort.decide': ask('o-staff', { sortingId: heldId, version: 1, event: 'count' }),
})

const atDesk: Refusals = {
  gone: { pointId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}
const ofOne: Refusals = { ...atDesk, gone: { sortingId: 'NOT_FOUND' }, stale: { version: 'STALE' } }
const ofHelper: Refusals = { ...atDesk, neighbour: 'SORT_NOT_HELPER' }

export const sortRefusals: { [A in Extract<ActionName, `sort.${string}`>]: Refusals } = {
  'sort.mine': {},
  'sort.point': ofHelper,
  'sort.scan': { ...ofHelper, gone: { pointId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'sort.takeBack': { ...ofOne, neighbour: 'SORT_NOT_YOURS' },
  'sort.desk': { neighbour: 'FORBIDDEN' },
  'sort.savePoint': { ...atDesk, stale: { version: 'SORT_CHANGED' } },
  'sort.nameHelper': { ...atDesk, gone: { pointId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'sort.endHelper': { ...atDesk, gone: { pointId: 'NOT_FOUND', personId: 'OK' } },
  'sort.decide': ofOne,
}
