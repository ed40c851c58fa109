/** A page that breaks leaves a way on, and does not break on the same kept answer again. */
import { createResource } from '@/api/resource'
import { wholePage } from '@/features/whole-page'
import { useShown } from '@/platform/use-shown'
import { openPage, see, tap, words } from '../support/deeds'
import { host, resetHost } from '../support/host-taro'

beforeEach(() => {
  resetHost()
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

interface House {
  members: string[]
}

function aHousehold(answer: () => Promise<House>) {
  const store = createResource<void, House>({
    name: 'house',
    keep: 1,
    load: async () => ({ ok: true, data: await answer() }),
  })
  return wholePage(function Household() {
    const house = store.use(store.select())
    useShown(() => store.open())
    return <span>{house.status === 'ready' ? house.data.members.join('、') : '等一等'}</span>
  })
}

it('shows what to do instead of nothing, and asks anew without the answer that broke it', async () => {
  host.storage.set('kept:house', { version: BUILD_DIGEST, entries: [['', { name: '王家' }, 1]] })
  let answer = (_house: House): void => undefined
  openPage(aHousehold(() => new Promise((resolve) => (answer = resolve))))
  await see('这一页没有打开')
  expect(host.storage.has('kept:house')).toBe(false)
  await tap('再试一次')
  await see('等一等')
  answer({ members: ['王芳', '李强'] })
  await see('王芳、李强')
})

it('goes home when the page breaks again', async () => {
  openPage(aHousehold(() => Promise.resolve({} as House)))
  await see('这一页没有打开')
  await tap('再试一次')
  await see('这一页没有打开')
  expect(words()).toContain('填过的内容还在')
  await tap('回首页')
  expect(host.visited).toContain('switchTab /pages/home/index')
})
