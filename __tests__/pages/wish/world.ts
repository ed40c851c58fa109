/** Owns the neighbourhood that tests of wishes start from: staff, a grid worker, helpers, and an elder with a paper card. */
import type { Input, Output } from '../../../src/contract'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

export type Wish = Output<'wish.open'>

const activeVolunteer = (): PersonDocument['volunteer'] => ({
  ...aPerson('nobody').volunteer,
  state: 'active',
  volunteerNo: 'V0001',
})

/** chen and wang are neighbours, li and sun volunteers, he the grid worker, zhou and gao of the staff. */
export async function neighbourhood(): Promise<TestCloud> {
  const test = await testCloud()
  await stationOf(test)
  const person = (openid: string, realName: string, some: Partial<PersonDocument> = {}) =>
    aPerson(openid, { realName, nickname: realName, gridId: 'g01', ...some })
  await put(test, 'people', [
    person('chen', '陈秀兰', { birthDate: '1950-01-01' }),
    person('wang', '王建国'),
    person('li', '李明', { volunteer: activeVolunteer() }),
    person('sun', '孙丽', { volunteer: activeVolunteer() }),
  ])
  await appoint(test, 'zhou', ['staff'])
  await appoint(test, 'he', ['grid_worker'], { gridIds: ['g01'], realName: '何敏' })
  return test
}

type Form = Input<'wish.make'>['form']

export const aForm = (now: number, some: Partial<Form> = {}): Form => ({
  title: '厨房的灯坏了，够不着',
  kind: 'service',
  group: 'elder',
  reason: '灯管买好了，不敢爬梯子',
  neededBy: dayOf(now + 20 * DAY),
  deliverWay: 'home',
  place: '3 号楼 2 单元 401',
  estCost: 0,
  helpersWanted: 1,
  photos: [],
  sharePhone: false,
  ...some,
})

/** A wish of chen's that hangs on the wall. */
export async function onTheWall(test: TestCloud, some: Partial<Form> = {}): Promise<Wish> {
  const made = await test.must('chen', 'wish.make', { form: aForm(test.now(), some) })
  return publish(test, made.wishId)
}

export async function publish(test: TestCloud, wishId: string): Promise<Wish> {
  const seen = await test.must('zhou', 'wish.open', { wishId })
  const verified = await test.must('zhou', 'wish.move', { wishId, version: seen.version, event: 'verify' })
  return test.must('zhou', 'wish.move', { wishId, version: verified.version, event: 'publish' })
}

/** Claimed by li, planned, and handed over. */
export async function delivered(test: TestCloud, some: Partial<Form> = {}): Promise<Wish> {
  const { wishId } = await onTheWall(test, some)
  await test.must('li', 'wish.claim', { wishId })
  const planned = await test.must('li', 'wish.note', { wishId, text: '周六上午来换', photos: [] })
  const given = { wishId, version: planned.version, text: '换好了', photos: [], facesAgreed: true }
  return test.must('li', 'wish.deliver', given)
}
