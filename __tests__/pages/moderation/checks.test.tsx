/**
 * Contents that wait for a person: shown with all that a decision needs, decided with a reason that is kept until sent.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import ChecksPage from '@/packages/desk/checks'
import { beginCheck } from '@/domain/moderation/new-check'
import type { CheckDocument, Finding, MediumKind } from '@/domain/moderation/documents'
import { personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, homeStation, type TestCloud } from '../../support/test-cloud'
import { waitFor } from '@testing-library/react'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

const HOUR = 3_600_000

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  await appoint(test, 'head', ['station_admin'])
})
afterAll(() => test.close())

interface Given {
  id: string
  text?: string
  finding?: Finding
  media?: { fileId: string; kind: MediumKind }[]
  author?: string
  some?: Partial<CheckDocument>
}

/** A wish that the service was not sure of, two hours ago. */
async function putCheck({ id, text = '想学剪纸', finding = 'review', ...given }: Given): Promise<void> {
  const author = given.author ?? 'wang'
  const piece = {
    subject: { kind: 'wish' as const, id, part: 'body' },
    author: { personId: personIdOf(author), stationId: homeStation, openid: author, name: '王秀兰' },
    title: `心愿「${text.slice(0, 6)}」`,
    page: '/pages/wish/index',
    text,
    media: given.media ?? [],
  }
  const { check } = beginCheck(id, piece, { finding, label: 10001 }, test.now() - 2 * HOUR)
  await put(test, 'checks', [{ ...check, ...given.some }])
}

const checkOf = async (id: string) => (await test.rows<CheckDocument>('checks', { _id: id }))[0]

it('says so without signal; with nothing to look at it says that', async () => {
  loseSignal()
  openPage(ChecksPage)
  await see('没有连上网络')
  holdPhone(test, 'zhou')
  await tap('再试一次')
  await see('都看完了')
})

it('shows what is to be decided: words, photos, voice, who wrote it and how long it has waited', async () => {
  await putCheck({
    id: 'seen',
    text: '家里的灯坏了，想请人来修',
    media: [
      { fileId: 'cloud://env.bucket/wish/a.jpg', kind: 'image' },
      { fileId: 'cloud://env.bucket/voice/b.m4a', kind: 'voice' },
    ],
    some: { authorHistory: { passed: 5, blocked: 1 }, state: 'inReview' },
  })
  holdPhone(test, 'zhou')
  openPage(ChecksPage)
  await see('家里的灯坏了，想请人来修')
  expect(words()).toContain('王*')
  expect(words()).not.toContain('王秀兰')
  expect(words()).toContain('一年里通过 5 次，没通过 1 次')
  expect(words()).toContain('等了 2 小时')
  expect(words()).toContain('为什么要看：文字机器拿不准（广告）')
  expect(tappableOf(/^第 1 张照片/)).toBeDefined()
  expect(tappableOf(/的录音，听一听$/)).toBeDefined()
})

it('turns down only with a reason, which stays on the phone until it has been sent', async () => {
  await putCheck({ id: 'bad', text: '加我微信买保健品' })
  holdPhone(test, 'zhou')
  openPage(ChecksPage, { checkId: 'bad' })
  await tap(/加我微信.*：不通过$/)
  expect(tappableOf('不通过')?.getAttribute('aria-disabled')).toBe('true')
  await type('为什么不通过', '是广告')
  loseSignal()
  await tap('不通过')
  await see(/没有连上网络，填的内容都在/)
  openPage(ChecksPage, { checkId: 'bad' })
  holdPhone(test, 'zhou')
  await tap(/加我微信.*：不通过$/)
  await see('是广告')
  await tap('不通过')
  await see(/没有通过，已告诉本人/)
  expect(await checkOf('bad')).toMatchObject({ state: 'blocked', reason: '是广告' })
  // It keeps its place with the way back, until the list is read anew.
  expect(words()).toContain('加我微信买保健品')
  expect(tappableOf(/加我微信.*：不通过$/)).toBeUndefined()
  expect(tappableOf(/^撤销：心愿「加我微信.*没有通过$/)).toBeDefined()
  openPage(ChecksPage)
  await waitFor(() => expect(words()).not.toContain('加我微信买保健品'))
})

it('lets through what is fine, and finds it again among what has passed', async () => {
  await putCheck({ id: 'good', text: '想有人陪我下棋' })
  holdPhone(test, 'zhou')
  openPage(ChecksPage, { checkId: 'good' })
  await tap(/想有人陪我下.*：通过$/)
  await tap('通过')
  await see(/：通过了$/)
  expect((await checkOf('good'))?.state).toBe('passed')
  await tap('通过的')
  await see('想有人陪我下棋')
})

it('takes back what was decided a moment ago where its button was, and within the day among what has passed', async () => {
  await putCheck({ id: 'slip', text: '想学用手机付钱' })
  holdPhone(test, 'zhou')
  openPage(ChecksPage, { checkId: 'slip' })
  await tap(/想学用手机.*：通过$/)
  await tap('通过')
  await see(/：通过了$/)
  await tap(/^撤销：心愿「想学用手机.*通过了$/)
  await see(/撤销了，和原来一样$/)
  expect((await checkOf('slip'))?.state).toBe('inReview')
  await tap(/想学用手机.*：通过$/)
  await tap('通过')
  await see(/：通过了$/)
  await tap('通过的')
  await tap(/^撤销：心愿「想学用手机.*通过了$/)
  await see(/撤销了，和原来一样$/)
  expect(words()).not.toContain('想学用手机付钱')
  expect((await checkOf('slip'))?.state).toBe('inReview')
  await tap('等人看')
  await tap(/想学用手机.*：通过$/)
  await tap('通过')
  await see(/：通过了$/)
})

it('offers no decision on what one wrote oneself, and says why', async () => {
  await putCheck({ id: 'mine', text: '我自己写的心愿', author: 'zhou' })
  holdPhone(test, 'zhou')
  openPage(ChecksPage, { checkId: 'mine' })
  await see('我自己写的心愿')
  expect(tappableOf(/我自己写的心.*：通过$/)).toBeUndefined()
  expect(words()).toContain('自己和家里人的，要由别人来核')
})

it('turns down several at once with one reason, all of one author by one tap', async () => {
  for (const id of ['ad-one', 'ad-two', 'ad-three']) await putCheck({ id, text: `广告${id}` })
  holdPhone(test, 'zhou')
  openPage(ChecksPage)
  await tap('几条一起不通过')
  await see('先点要办的几条，可以点多条。')
  expect(tappableOf('不通过')?.getAttribute('aria-disabled')).toBe('true')
  await tap(/^选上王\*的/)
  // One that is not meant is let go of again.
  await tap(/^心愿「家里的灯坏了」，王\*$/)
  await type('同一个理由', '都是广告')
  await tap(/^不通过这 \d 条$/)
  await see(/^不通过了 \d 条，已告诉本人$/)
  for (const id of ['ad-one', 'ad-two', 'ad-three'])
    expect(await checkOf(id)).toMatchObject({ state: 'blocked', reason: '都是广告' })
  expect((await checkOf('seen'))?.state).toBe('inReview')
  // The bar takes all of them back at once; each stands where it stood, to be decided anew.
  await tap(/^撤销：不通过了 \d 条，已告诉本人$/)
  await see('撤销了，还在这里等着')
  for (const id of ['ad-one', 'ad-two', 'ad-three'])
    expect(await checkOf(id)).toMatchObject({ state: 'inReview', reason: '' })
  expect(tappableOf(/^心愿「广告ad-o.*：不通过$/)).toBeDefined()
  expect(tappableOf(/^撤销：/)).toBeUndefined()
})

it('says why some of several could not be taken back, and keeps the way back of the others', async () => {
  for (const id of ['one-late', 'two-late']) await putCheck({ id, text: `传单${id}`, author: 'zhao' })
  holdPhone(test, 'zhou')
  openPage(ChecksPage)
  await tap('几条一起不通过')
  for (const id of ['one', 'two']) await tap(new RegExp(`^心愿「传单${id}.*王`))
  await type('同一个理由', '都是传单')
  await tap(/^不通过这 \d 条$/)
  await see(/^不通过了 \d 条，已告诉本人$/)
  // The head has taken one of them back meanwhile, and turned it down again.
  const { version = 0 } = (await checkOf('one-late')) ?? {}
  await test.must('head', 'moderation.takeBack', { checks: [{ id: 'one-late', version }] })
  const again = { checkId: 'one-late', version: version + 1, verdict: 'blocked' as const, reason: '是传单' }
  await test.must('head', 'moderation.decide', again)
  await tap(/^撤销：不通过了/)
  await see(/^有的没能撤销：/)
  expect((await checkOf('one-late'))?.state).toBe('blocked')
  expect((await checkOf('two-late'))?.state).toBe('inReview')
})
