/** Owns that the head of a station can close the wish wall: nothing new is begun on it, what has begun goes on to its end. */
import { contract, type ActionName } from '../../../src/contract'
import { hungWish, makeWish, moveWish, versionOf, wishStation, aWishForm } from '../../support/wishes'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeEach(async () => {
  test = await testCloud()
  await wishStation(test)
})
afterEach(() => test.close())

const turn = async (wishes: boolean) => {
  const { version, features } = await test.must('o-admin', 'station.switches', {})
  return test.must('o-admin', 'station.saveSwitches', { version, features: { ...features, wishes } })
}

const refused = async (openid: string, action: ActionName, input: object) => {
  const reply = await test.call(openid, action, input as never)
  return reply.ok ? null : reply.error
}

const closed = { code: 'SWITCHED_OFF', details: { feature: '心愿墙' } }

it('what begins something new on the wall belongs to its switch, and nothing else of a wish', () => {
  const names = (Object.keys(contract) as ActionName[]).filter((name) => name.startsWith('wish.'))
  const begins = names.filter((name) => (contract[name] as { feature?: string }).feature === 'wishes')
  expect(begins.sort()).toEqual(['wish.claim', 'wish.make', 'wish.wall'])
})

it('a closed wall shows nothing, takes no wish and no helper, whoever asks, in words', async () => {
  const wishId = await hungWish(test)
  await turn(false)
  expect((await test.must('o-wisher', 'home.open', {})).features).toEqual({ wishes: false, store: true })
  expect((await test.must('o-wisher', 'me.open', {})).features.wishes).toBe(false)
  expect(await refused('h-0', 'wish.wall', { view: 'open' })).toEqual(closed)
  expect(await refused('h-0', 'wish.wall', { view: 'granted' })).toEqual(closed)
  expect(await refused('h-0', 'wish.claim', { wishId })).toEqual(closed)
  for (const openid of ['o-wisher', 'o-grid', 'o-admin'])
    expect(await refused(openid, 'wish.make', { form: aWishForm(test) })).toEqual(closed)
  expect((await test.must('o-wisher', 'wish.mine', { as: 'maker' })).items).toHaveLength(1)
})

it('the page of a wish offers no help while the wall is closed and says why, and offers it again afterwards', async () => {
  const wishId = await hungWish(test)
  const offered = async (openid: string) => {
    const { isOn, moves } = await test.must(openid, 'wish.open', { wishId })
    const claim = moves.find(({ event }) => event === 'claim')
    return { isOn, allowed: claim?.allowed, reason: claim?.reason }
  }
  await turn(false)
  const shut = { isOn: false, allowed: false, reason: '本站暂时没有开放心愿墙' }
  expect(await offered('h-0')).toEqual(shut)
  expect(await offered('o-neighbour')).toEqual(shut)
  await turn(true)
  expect(await offered('h-0')).toEqual({ isOn: true, allowed: true, reason: null })
})

it('a wish that was claimed before is planned, delivered, confirmed and thanked for with the wall closed', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await turn(false)
  const noted = await test.must('h-0', 'wish.note', { wishId, text: '周六送来', photos: [] })
  expect(noted.isOn).toBe(false)
  await test.must('h-0', 'wish.contact', { wishId })
  await test.must('h-0', 'wish.deliver', {
    ...{ wishId, version: noted.version, text: '送到了', photos: [], facesAgreed: true },
  })
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  const thanked = await test.must('o-wisher', 'wish.thank', {
    ...{ wishId, version: await versionOf(test, wishId), text: '谢谢您' },
  })
  expect(thanked.stage).toBe('closed')
  expect((await test.must('h-0', 'wish.mine', { as: 'helper' })).items).toHaveLength(1)
})

it('a wish that was handed in before is amended, verified and withdrawn with the wall closed, and a helper may leave', async () => {
  const { wishId, version } = await makeWish(test)
  const held = await hungWish(test, { title: '想有人陪着下棋' })
  await test.must('h-0', 'wish.claim', { wishId: held })
  await turn(false)
  await test.must('o-wisher', 'wish.amend', { wishId, version, form: aWishForm(test, { estCost: 80 }) })
  await moveWish(test, 'o-grid', wishId, 'verify')
  expect((await test.must('o-staff', 'wish.desk', { state: 'verified' })).items).toHaveLength(1)
  expect((await moveWish(test, 'o-wisher', wishId, 'withdraw')).stage).toBe('withdrawn')
  const left = await test.must('h-0', 'wish.leave', { wishId: held })
  expect(left.moves.find(({ event }) => event === 'claim')?.allowed).toBe(false)
})

it('open again is open again: what hung before hangs, and is claimed', async () => {
  const wishId = await hungWish(test)
  await turn(false)
  await turn(true)
  expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toHaveLength(1)
  expect((await test.must('h-0', 'wish.claim', { wishId })).standing.is).toBe('holder')
})
