/** Owns home visits that tests start from. */
import type { TestInput } from './as-shown'
import { aPerson, personIdOf, put } from './builders'
import type { TestCloud } from './test-cloud'

/** A visit to somebody who lives there, as a phone hands it in. */
export const aVisit = (
  home: Pick<TestInput<'visit.save'>, 'personId' | 'gridId' | 'building'>,
  at: number,
  given: Partial<TestInput<'visit.save'>> = {},
): TestInput<'visit.save'> => ({
  ...{ ...home, shown: '', at, chips: ['well'], words: '', alone: false, photos: [] },
  ...given,
})

/** A household that was called on a moment ago. */
export async function homeVisit(test: TestCloud) {
  const visited = { personId: personIdOf('o-visited'), gridId: 'g01', building: '1 号楼' }
  await put(test, 'people', [
    aPerson('o-visited', {
      gridId: visited.gridId,
      building: visited.building,
      realName: '郭邻居',
      unit: '2',
      room: '301',
    }),
  ])
  const { visitId } = await test.must('o-grid', 'visit.save', aVisit(visited, test.now()))
  return { visited, visitId }
}
