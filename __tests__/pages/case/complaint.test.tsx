/**
 * Complaints on the screens, drawn from their declaration: written without a name, answered at the desk, not settled, answered again.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import CaseDetailPage from '@/packages/case/detail'
import DeskCasesPage from '@/packages/case/desk'
import CaseFormPage from '@/packages/case/form'
import MyCasesPage from '@/packages/case/mine'
import { complaint } from '@/domain/complaint'
import { begun } from '../../support/cases'
import { caseStation, OWNER } from '../../support/case-people'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { keepWritten, sendWritten, useWritten } from '@/api/written'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await caseStation(test)
})
afterAll(() => test.close())

const kind = 'complaint'
const cases = () => test.rows<CaseDocument>('cases')

function openCase(openid: string, caseId: string, begun?: 'begun') {
  const params = { kind, caseId, ...(begun && { begun }) }
  holdPhone(test, openid, params)
  openPage(CaseDetailPage, params)
}

/** What somebody of the station answers on the open page. */
async function answer(text: string): Promise<void> {
  await tap('答复')
  await see('怎么答复？')
  await type('写给对方的话', text)
  await tap('就这样答复')
  await see('答复好了，告诉对方了')
}

it('says what is missing, keeps what was typed without a signal, and is handed in once', async () => {
  holdPhone(test, OWNER, { kind })
  openPage(MyCasesPage, { kind })
  await see('还没有写过')
  await tap('写一条')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/case/form/index?kind=complaint')
  openPage(CaseFormPage, { kind })
  await tap('交上去')
  await see('还有 2 处没填好，下面都有提示')
  await tap('站里的服务')
  await type('请写下来', '窗口中午没有人')
  await tap('不留名字')
  loseSignal()
  await tap('交上去')
  await see('没有连上网络，填的内容都在，连上后点一下就好')
  holdPhone(test, OWNER, { kind })
  openPage(CaseFormPage, { kind })
  await tap('交上去')
  await waitFor(() => expect(host.visited.at(-1)).toMatch(/^redirectTo/))
  const [one, ...more] = await cases()
  expect(more).toEqual([])
  expect(one).toMatchObject({ unnamed: true, form: { about: 'service', text: '窗口中午没有人' } })
  expect(host.visited.at(-1)).toBe(
    `redirectTo /packages/case/detail/index?kind=complaint&caseId=${one?._id}&begun=begun`,
  )
  // The page opens with what handing in was answered, also where signal is lost by then.
  loseSignal()
  openPage(CaseDetailPage, { kind, caseId: one?._id ?? '', begun: 'begun' })
  await see('窗口中午没有人')
  expect(words()).not.toContain('没有连上网络')
})

it('the writer reads that it was handed in, and may take it back', async () => {
  const [one] = await cases()
  openCase(OWNER, one?._id ?? '', 'begun')
  await see('交上去了，有人接手会告诉您')
  await see('窗口中午没有人')
  expect(words()).toContain('第 1 号')
  await tap('撤回')
  await see('站里就不再办这件事。')
})

it('the desk answers it without learning who wrote it', async () => {
  holdPhone(test, 'o-staff', { kind })
  openPage(DeskCasesPage, { kind })
  await see(/没有留名的居民/)
  expect(words()).not.toContain('王')
  const [one] = await cases()
  openCase('o-staff', one?._id ?? '')
  await answer('中午起有人值班')
  expect((await cases())[0]).toMatchObject({ state: 'answered' })
})

it('the writer reads the answer, says that it is not settled, and whoever it climbs to answers', async () => {
  const [one] = await cases()
  openCase(OWNER, one?._id ?? '')
  await see('中午起有人值班')
  await tap('还没解决')
  await type('还差什么', '今天中午还是没有人')
  await tap('转给站长')
  await see('转给站长了')
  openCase('o-station_admin', one?._id ?? '')
  await see('今天中午还是没有人')
  await answer('我来排班')
  openCase(OWNER, one?._id ?? '')
  await tap('解决了')
  await see('这件事就结束了。')
})

it('what somebody else has done first is said, and shown', async () => {
  const [one] = await cases()
  const caseId = one?._id ?? ''
  openCase(OWNER, caseId)
  await see('我来排班')
  const { version } = (await cases())[0] as CaseDocument
  await test.must(OWNER, 'complaint.move', { caseId, version, event: 'settle' })
  await tap('还是没解决')
  await type('还差什么', '等等')
  await tap('转给所里')
  await see(/刚刚/)
})

it('the desk says what it waits for and until when, and the writer reads it', async () => {
  const { caseId, version } = await begun(test, complaint)
  await test.must('o-staff', 'complaint.move', { caseId, version, event: 'take' })
  openCase('o-staff', caseId)
  await tap('先等等')
  await tap('3 天')
  await type('在等什么', '物业开门')
  await tap('先等等')
  await see('记下了，到那天提醒您')
  await tap('看电话，打过去')
  await see(/写的人没有留电话/)
  openCase(OWNER, caseId)
  await see(/^第 1 天 说好.+前 在等：物业开门$/)
  holdPhone(test, OWNER, { kind })
  openPage(MyCasesPage, { kind })
  await see(/在等：物业开门$/)
})

it('what was written without a signal may wait on the phone, and is handed in once however often that is tried', async () => {
  const openid = 'o-neighbour'
  const mine = () => cases().then((all) => all.filter(({ ownerId }) => ownerId === personIdOf(openid)))
  holdPhone(test, openid, { kind })
  openPage(CaseFormPage, { kind })
  await tap('活动和场地')
  await type('请写下来', '话筒听不清')
  // It arrives, and the answer does not.
  const reached = host.cloud
  host.cloud = async (name, data) => {
    await reached?.(name, data)
    throw new Error('timeout')
  }
  await tap('交上去')
  await tap('先放着，连上就交')
  await waitFor(() => expect(host.visited.at(-1)).toBe('redirectTo /packages/case/mine/index?kind=complaint'))
  expect(await mine()).toHaveLength(1)
  loseSignal()
  openPage(MyCasesPage, { kind })
  await see('等信号')
  await see('写在手机里，连上网络就交，不会交两次')
  holdPhone(test, openid, { kind })
  await Promise.all([sendWritten(), sendWritten()])
  await see(/第 \d+ 号/)
  expect(words()).not.toContain('等信号')
  expect(useWritten.getState().items).toEqual([])
  expect(await mine()).toHaveLength(1)
})

it('what the cloud then refuses stays, with the reason, until it is tried again or let go of', async () => {
  holdPhone(test, 'o-neighbour', { kind })
  const form = {
    about: 'service',
    place: '',
    text: '排队太久',
    wanted: '',
    photos: [],
    colleague: 'nobody0000',
  }
  keepWritten('complaint.begin', { form, unnamed: false })
  openPage(MyCasesPage, { kind })
  await see('没有交上')
  await see(/没有找到/)
  await tap('再交一次')
  await see('没有交上')
  await tap('改一改')
  const [refused] = useWritten.getState().items
  const again = refused?.requestKey ?? ''
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/case/form/index?kind=complaint&again=${again}`)
  holdPhone(test, 'o-neighbour', { kind, again })
  openPage(CaseFormPage, { kind, again })
  await type('请写下来', '排队太久，只开一个窗口')
  await tap('交上去')
  await see(/没有找到/)
  loseSignal()
  await tap('交上去')
  await tap('先放着，连上就交')
  await waitFor(() => expect(host.visited.at(-1)).toMatch(/^redirectTo/))
  expect(useWritten.getState().items.map(({ input }) => input.form)).toEqual([
    { ...form, text: '排队太久，只开一个窗口' },
  ])
  holdPhone(test, 'o-neighbour', { kind })
  await sendWritten()
  openPage(MyCasesPage, { kind })
  await see('没有交上')
  await tap('不要了')
  await waitFor(() => expect(words()).not.toContain('没有交上'))
  expect(useWritten.getState().items).toEqual([])
  await see(/话筒听不清/)
})
