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

const heldOne = (test: TestCloud, pointId: string): SortingDocument => ({
  ...{ _id: 'so-held', stationId: 'st1', pointId, pointName: '2 号楼旁投放点', day: dayOf(test.now()) },
  ...{ part: 'morning', householdKey: 'household-held', bearerId: personIdOf('h-5') },
  ...{ personId: personIdOf('h-5'), helperId: personIdOf('h-4'), helperKey: 'household-h4', points: 1 },
  ...{ ruleId: 'points-1', at: test.now(), receivedAt: test.now(), state: 'held', version: 1, dueAt: null },
  ...{ history: [], outbox: [], unsettled: false, settleAt: 0 },
})

/** A point with a helper, and something that was scanned too fast there. */
export async function sorted(test: TestCloud) {
  const pointId = await pointWith(test, ['h-4'])
  await put(test, 'sortings', [heldOne(test, pointId)])
  return { sorting: { pointId, heldId: 'so-held' } }
}

export const sortAsks = (
  { sorting: { pointId, heldId } }: Awaited<ReturnType<typeof sorted>>,
  test: TestCloud,
): Asks<'sort'> => ({
  'sort.mine': ask('o-wisher', {}),
  'sort.point': ask('h-4', { pointId }),
  'sort.scan': ask('h-4', {
    ...{ pointId, cardToken: `card-${personIdOf('o-certified')}`, result: 'right', at: test.now() },
  }),
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
const ofHelper: Refusals = { ...atDesk, neighbour: 'SORT_NOT_HELPER' }

export const sortRefusals: { [A in Extract<ActionName, `sort.${string}`>]: Refusals } = {
  'sort.mine': {},
  'sort.point': ofHelper,
  'sort.scan': { ...ofHelper, gone: { pointId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'sort.desk': { neighbour: 'FORBIDDEN' },
  'sort.savePoint': { ...atDesk, stale: { version: 'SORT_CHANGED' } },
  'sort.nameHelper': { ...atDesk, gone: { pointId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'sort.endHelper': { ...atDesk, gone: { pointId: 'NOT_FOUND', personId: 'OK' } },
  'sort.decide': { ...atDesk, gone: { sortingId: 'NOT_FOUND' }, stale: { version: 'STALE' } },
}
