/** Files of what pages of the desk show: the same rows, the same rights, and codes that a scanner reads. */
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { cardText, placeText } from '../../../src/domain/attendance/scan-text'
import { monthOf } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf, put, aPerson } from '../../support/builders'
import { consentTo } from '../../support/consents'
import { fullStation, type FullStation } from '../../support/full-station'
import { opensInOffice } from '../../support/office'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

let test: TestCloud
let full: FullStation
beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
})
afterAll(() => test.close())

/** What the codes in a file say, read as a scanner reads them. */
function codesIn(base64: string): string[] {
  const parts = unzipSync(Buffer.from(base64, 'base64'))
  const pictures = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'))
  return pictures.map(([, bytes]) => {
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes))
    return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? ''
  })
}

const sheetText = (base64: string): string =>
  Object.values(unzipSync(Buffer.from(base64, 'base64')))
    .map((part) => strFromU8(part))
    .join('\n')

it('the attendance sheet has everybody with room to sign, and opens in an office program', async () => {
  const { name, base64 } = await test.must('o-staff', 'file.roster', {
    sessionId: full.sessionId,
    as: 'word',
  })
  const page = await test.must('o-staff', 'desk.printRoster', { sessionId: full.sessionId })
  const text = textOf(base64)
  expect(name).toBe(`${page.title} · 签到表.docx`)
  for (const row of page.rows) expect(text).toContain(row.name)
  expect(opensInOffice(name, Buffer.from(base64, 'base64'), ['签到', '签退'])).toBe(true)
})

it('the ledger is all of the month, as text and as a table', async () => {
  const month = monthOf(test.now())
  const { items } = await test.must('o-staff', 'hours.records', { month })
  const sheet = sheetText((await test.must('o-staff', 'file.ledger', { month, as: 'sheet' })).base64)
  for (const { title } of items) expect(sheet).toContain(title)
  expect(await test.code('o-staff', 'file.ledger', { month: '2020-01', as: 'word' })).toBe('NOTHING_TO_WRITE')
})

it('a register of a month says what the page says', async () => {
  const of = { month: monthOf(test.now()), register: 'activities' as const }
  const { items } = await test.must('o-staff', 'binder.rows', of)
  const text = textOf((await test.must('o-staff', 'file.register', { ...of, as: 'word' })).base64)
  for (const { cells } of items) expect(text).toContain(String(cells[2]))
})

it('cards carry the codes that stand for people, and whose were made is written down', async () => {
  await put(test, 'people', [
    aPerson('', {
      _id: 'r-own',
      openid: '',
      realName: '吴爷爷',
      cardToken: 'paper-wu-own',
      cardTokens: ['paper-wu-own'],
    }),
  ])
  const { base64 } = await test.must('o-staff', 'file.cards', {})
  const { cards } = await test.must('o-staff', 'desk.printCards', {})
  expect(codesIn(base64).sort()).toEqual(cards.map(({ token }) => cardText(token)).sort())
  const own = await test.must('o-staff', 'file.cards', { personId: 'r-own' })
  expect(codesIn(own.base64)).toEqual([cardText('paper-wu-own')])
  const looks = await test.rows<{ personIds?: string[]; viewerId: string }>('reveals', {
    viewerId: personIdOf('o-staff'),
  })
  expect(looks.some(({ personIds }) => personIds?.includes('r-own'))).toBe(true)
})

it('stickers and doors lead to their places, so many of each', async () => {
  const { stationId } = await test.must('o-staff', 'station.places', {})
  const stickers = await test.must('o-staff', 'file.stickers', {
    placeCodes: ['place05', 'place04'],
    copies: 3,
  })
  const codes = codesIn(stickers.base64)
  // The same picture is kept once in a file, whatever number of times it is shown.
  expect(new Set(codes)).toEqual(
    new Set(['place05', 'place04'].map((placeCode) => placeText({ stationId, placeCode }))),
  )
  expect(textOf(stickers.base64).split('在小程序里扫这个码')).toHaveLength(7)
  const door = await test.must('o-staff', 'file.door', { placeCode: 'place05' })
  expect(codesIn(door.base64)).toEqual([placeText({ stationId, placeCode: 'place05' })])
})

it("the station's own code is on its sheet as WeChat has made it", async () => {
  const { base64, name } = await test.must('o-staff', 'file.stationCode', {})
  expect(name).toMatch(/的码\.docx$/)
  const parts = unzipSync(Buffer.from(base64, 'base64'))
  expect(Object.keys(parts).filter((part) => part.startsWith('word/media/'))).toHaveLength(1)
})

it('a shop has its own statement and no other', async () => {
  const month = monthOf(test.now())
  const text = textOf((await test.must('o-staff', 'file.statement', { month, as: 'word' })).base64)
  expect(text).toContain('商家签字')
  expect(await test.code('o-neighbour', 'file.statement', { month, as: 'word' })).toBe('FORBIDDEN')
})

it('a certificate is whole for its holder, leaves the number of the papers open, and opens its page by its code', async () => {
  const no = full.certificateNo
  const { base64 } = await test.must('o-wisher', 'file.certificate', { no })
  const text = textOf(base64)
  const { name, issuer } = await test.must('o-wisher', 'certificate.open', { no })
  for (const words of [
    '志愿服务记录证明',
    name,
    issuer,
    '身份证件号码',
    '签到签退',
    '全国记录请在中国志愿服务网查询',
  ])
    expect(text).toContain(words)
  expect(text).not.toMatch(/1[3-9]\d{9}(?!\d)/)
  expect(codesIn(base64).join()).toContain(no)
})

it('a notice says who was chosen as that one agreed to, by which rule, until when, and how to object', async () => {
  const ask = () => test.must('o-staff', 'file.campaign', { campaignId: 'cp-notice' })
  const { name, base64 } = await ask()
  const text = textOf(base64)
  expect(name).toBe('时尚达人公示.docx')
  for (const words of [
    ...['拟评为「时尚达人」', '服务时长 40 分', '不投票，不点赞', '第 5 天', '可以不写自己的名字'],
    ...['一百分', '8 小时算满'],
  ])
    expect(text).toContain(words)
  expect(text).toContain('王秀英')
  await test.must('o-wisher', 'me.consent', consentTo('publicName', false))
  const masked = textOf((await ask()).base64)
  expect(masked).not.toContain('王秀英')
  expect(masked).toContain('王*')
  expect(await test.code('o-staff', 'file.campaign', { campaignId: 'cp-open' })).toBe('NOT_ON_NOTICE')
  expect(await test.code('o-wisher', 'file.campaign', { campaignId: 'cp-notice' })).toBe('FORBIDDEN')
})

describe('the sheets for the national system', () => {
  const month = () => monthOf(test.now())
  const ask = (openid: string) => test.call(openid, 'file.national', { month: full.binderMonth })

  beforeAll(async () => {
    const person = { as: 'person', personId: personIdOf('o-wisher') }
    const given = {
      title: '优秀志愿者',
      grantedBy: '区民政局',
      level: 'district',
      holder: person,
      kind: 'award',
    }
    const row = (_id: string, state: string, title = given.title) => ({
      ...{
        ...given,
        _id,
        state,
        title,
        stationId: 'st1',
        day: `${full.binderMonth}-15`,
        period: null,
        boards: {},
      },
      ...{
        personId: person.personId,
        ownerId: person.personId,
        createdAt: 1,
        marks: [],
        shownAt: 1,
        order: 1,
      },
    })
    await put(test, 'honours', [row('hn-1', 'shown'), row('hn-2', 'revoked', '撤销了的')])
  })

  it("have each group with whole names, say that they are to be compared, and are the head's alone", async () => {
    const made = await ask('o-admin')
    expect(made).toMatchObject({ ok: true })
    const text = made.ok ? sheetText(made.data.base64) : ''
    for (const words of [
      '1 个人基本信息',
      '2 志愿服务情况',
      '3 培训情况',
      '4 表彰奖励情况',
      '5 评价情况',
      '志愿团体',
      '志愿服务项目',
      '待核对',
    ])
      expect(text).toContain(words)
    const volunteers = await test.rows<Pick<PersonDocument, 'realName' | 'consents'>>('people', {
      stationId: 'st1',
      'volunteer.state': 'active',
    })
    const agreed = volunteers.filter(({ consents }) => consents.some(({ scope }) => scope === 'national'))
    expect(agreed.length).toBeGreaterThan(0)
    for (const { realName } of agreed) expect(text).toContain(realName)
    // Of whoever has not agreed to that nothing leaves the station, and it is said how many those are.
    const left = volunteers.filter((one) => !agreed.includes(one))
    expect(left.length).toBeGreaterThan(0)
    for (const { realName } of left) expect(text).not.toContain(`>${realName}<`)
    expect(text).toMatch(/\d+ 位没有同意报给全国系统/)
    // What a person was given, whoever of the boards was agreed to.
    for (const words of ['优秀志愿者', '区民政局', '区级']) expect(text).toContain(words)
    expect(text).not.toContain('撤销了的')
    expect(text).not.toMatch(/1[3-9]\d{9}/)
    expect(await test.code('o-staff', 'file.national', { month: full.binderMonth })).toBe('FORBIDDEN')
    const { handedOut } = await test.must('o-admin', 'binder.month', { month: full.binderMonth })
    expect(handedOut[0]?.what).toBe('全国系统核对表')
  })

  it('say how far the month is, as the head has written it down', async () => {
    const marked = await test.must('o-admin', 'binder.markNational', {
      month: full.binderMonth,
      state: 'sent',
    })
    expect(marked.national).toMatchObject({ state: 'sent', byName: expect.any(String) })
    expect((await test.must('o-staff', 'binder.month', { month: full.binderMonth })).national).toBeNull()
    expect(await test.code('o-admin', 'binder.markNational', { month: month(), state: 'sent' })).toBe(
      'BINDER_UNMADE',
    )
  })
})
