/** Owns the people and wishes that tests of the wall start from. */
import { seal } from '../../cloudfunctions/api/platform/cipher'
import type { Input, Output } from '../../src/contract'
import { dayOf, DAY } from '../../src/domain/kernel/clock'
import type { MessageDocument } from '../../src/domain/message/documents'
import type { WishDocument } from '../../src/domain/wish/documents'
import type { wishFlow } from '../../src/domain/wish/wish-flow'
import { aPerson, personIdOf, put } from './builders'
import { appoint, stationOf } from './station'
import type { TestCloud } from './test-cloud'

export type WishForm = Input<'wish.make'>['form']

/** A form that may be handed in, for a day a fortnight ahead. */
export const aWishForm = (test: Pick<TestCloud, 'now'>, given: Partial<WishForm> = {}): WishForm => ({
  title: '想要一盏护眼灯',
  kind: 'goods',
  group: 'elder',
  reason: '晚上看报纸看不清。',
  neededBy: dayOf(test.now() + 14 * DAY),
  deliverWay: 'home',
  place: '3 号楼 2 单元门口',
  estCost: 120,
  helpersWanted: 1,
  photos: [],
  sharePhone: true,
  ...given,
})

/** The station with one of each of its people, and volunteers `h-0`, `h-1` … as many as wanted. */
export async function wishStation(test: TestCloud, helpers = 3): Promise<string[]> {
  await stationOf(test)
  await appoint(test, 'o-grid', ['grid_worker'], { realName: '李网格', gridIds: ['g01'] })
  await appoint(test, 'o-staff', ['staff'], { realName: '赵专职' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '钱站长' })
  await put(test, 'people', [
    aPerson('o-wisher', {
      realName: '王秀英',
      sex: 'woman',
      birthDate: '1950-03-03',
      gridId: 'g01',
      phoneCipher: seal('13800001234'),
    }),
    ...Array.from({ length: helpers }, (_, i) =>
      aPerson(`h-${i}`, {
        realName: `张${'甲乙丙丁戊己庚辛'[i % 8]}`,
        volunteer: { ...aPerson('x').volunteer, state: 'active' as const },
      }),
    ),
  ])
  return Array.from({ length: helpers }, (_, i) => `h-${i}`)
}

export const makeWish = (
  test: TestCloud,
  form: Partial<WishForm> = {},
  openid = 'o-wisher',
): Promise<Output<'wish.make'>> => test.must(openid, 'wish.make', { form: aWishForm(test, form) })

type MoveInput = Omit<Input<'wish.move'>, 'wishId' | 'version'>

/** The version that stands now. */
export const versionOf = async (test: TestCloud, wishId: string): Promise<number> =>
  (await wishRow(test, wishId)).version

/** A plain move on the version that stands now. */
export const moveWish = async (
  test: TestCloud,
  openid: string,
  wishId: string,
  event: MoveInput['event'],
  rest: Omit<MoveInput, 'event'> = {},
): Promise<Output<'wish.move'>> =>
  test.must(openid, 'wish.move', { wishId, version: await versionOf(test, wishId), event, ...rest })

/** What people and time really do to a wish; `h-0` helps. */
const steps = {
  verify: (test: TestCloud, wishId: string) => moveWish(test, 'o-grid', wishId, 'verify'),
  publish: (test: TestCloud, wishId: string) => moveWish(test, 'o-staff', wishId, 'publish'),
  claim: (test: TestCloud, wishId: string) => test.must('h-0', 'wish.claim', { wishId }),
  plan: (test: TestCloud, wishId: string) => plan(test, 'h-0', wishId),
  handIn: (test: TestCloud, wishId: string) => handIn(test, 'h-0', wishId),
  confirm: (test: TestCloud, wishId: string) => moveWish(test, 'o-wisher', wishId, 'confirm'),
  thank: async (test: TestCloud, wishId: string) =>
    test.must('o-wisher', 'wish.thank', { wishId, version: await versionOf(test, wishId), text: '谢谢您' }),
  reject: (test: TestCloud, wishId: string) =>
    moveWish(test, 'o-grid', wishId, 'reject', { reason: '写清楚些' }),
  withdraw: (test: TestCloud, wishId: string) => moveWish(test, 'o-wisher', wishId, 'withdraw'),
  wait: async (test: TestCloud) => {
    test.at(test.now() + 31 * DAY)
    await test.jobs()
  },
}

type WishState = keyof typeof wishFlow.states
const life = ['verify', 'publish', 'claim', 'plan', 'handIn', 'confirm', 'thank'] as const
const ways: Record<WishState, readonly (keyof typeof steps)[]> = {
  submitted: [],
  verified: life.slice(0, 1),
  published: life.slice(0, 2),
  claimed: life.slice(0, 3),
  fulfilling: life.slice(0, 4),
  delivered: life.slice(0, 5),
  confirmed: life.slice(0, 6),
  closed: life,
  rejected: ['reject'],
  withdrawn: ['withdraw'],
  stationFulfil: [...life.slice(0, 2), 'wait'],
}

/** A wish that was brought into a state by what people and time really do; answers its id. */
export async function wishIn(
  test: TestCloud,
  state: WishState,
  form: Partial<WishForm> = {},
  openid?: string,
): Promise<string> {
  const { wishId } = await makeWish(test, form, openid)
  for (const step of ways[state]) await steps[step](test, wishId)
  return wishId
}

/** A wish on the wall; answers its id. */
export const hungWish = (test: TestCloud, form: Partial<WishForm> = {}, openid?: string): Promise<string> =>
  wishIn(test, 'published', form, openid)

export const plan = (test: TestCloud, openid: string, wishId: string) =>
  test.must(openid, 'wish.note', { wishId, text: '周六上午送过去', photos: [] })

export const handIn = async (test: TestCloud, openid: string, wishId: string, photos: string[] = []) =>
  test.must(openid, 'wish.deliver', {
    wishId,
    version: await versionOf(test, wishId),
    text: '灯装好了',
    photos,
    facesAgreed: true,
  })

export async function wishRow(test: TestCloud, wishId: string): Promise<WishDocument> {
  const [row] = await test.rows<WishDocument>('wishes', { _id: wishId })
  if (!row) throw new Error(`no wish ${wishId}`)
  return row
}

/** The kinds of all messages somebody has, in order. */
export const kindsFor = async (test: TestCloud, openid: string): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map((message) => message.kind)
    .sort()
