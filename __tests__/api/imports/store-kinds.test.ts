/** Importing prizes and partners: stock stands in the books from the first moment, and what is in use stays when the rest goes back. */
import { DAY } from '../../../src/domain/kernel/clock'
import type { PartnerDocument, PrizeDocument, StockMoveDocument } from '../../../src/domain/store/documents'
import { aPerson, put } from '../../support/builders'
import { alikeAfterCrashes, laterJobs } from '../../support/crash'
import { importing, rowsOf } from '../../support/imports'
import { judgeText } from '../../support/pieces'
import { contradictions, givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
let { look, toTheEnd, bring, refusedOf } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, refusedOf } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const prizes = () => test.rows<PrizeDocument>('prizes')
const moves = () => test.rows<StockMoveDocument>('stockMoves')
const partners = () => test.rows<PartnerDocument>('partners')
const prizeCalled = async (title: string) => (await prizes()).find((one) => one.title === title)

const twoPrizes = '名称,分,数量,领取处\n洗衣液,30,20,一楼服务台\n抽纸,10,0,\n'

describe('prizes', () => {
  it('come as they do by hand: not on the shelf, checked, their stock moved in and written down', async () => {
    expect(await bring('prizes', twoPrizes)).toMatchObject({ state: 'done', counts: { added: 2 } })
    expect(await prizeCalled('洗衣液')).toMatchObject({
      ...{
        state: 'draft',
        listed: false,
        points: 30,
        place: '一楼服务台',
        kind: 'goods',
        unwrittenMoves: [],
      },
      ...{ content: { verdict: 'passed' }, stock: { capacity: 20, free: 20 }, stockVersion: 2, lowMark: 3 },
    })
    expect(await moves()).toMatchObject([
      { how: 'in', before: 0, after: 20, reason: '导入表格', stationId: 'st1' },
    ])
    expect(await contradictions(test)).toEqual([])
    const { _id: prizeId, version } = (await prizeCalled('洗衣液')) as PrizeDocument
    await test.must('o-staff', 'store.shelf', { prizeId, version, event: 'putOn' })
    await givePoints(test, ['o-wang'], 50)
    await test.must('o-wang', 'store.reserve', { prizeId, purse: 'own' })
    await laterJobs(test)
    expect(await contradictions(test)).toEqual([])
  })

  it('what stands keeps its stock and its words; its terms change, and a repeat changes nothing', async () => {
    const { _id } = await putPrize(test, { title: '抽 纸', points: 10, place: '原来的地方', left: 7 })
    const one = await look('prizes', '名称,分,数量,介绍\n抽纸,12,500,新的介绍\n')
    expect(one.counts).toEqual({ added: 0, changed: 1, same: 0, refused: 0 })
    await toTheEnd('import.run', one.importId)
    const stands = { points: 12, place: '原来的地方', title: '抽 纸', stock: { capacity: 7, free: 7 } }
    expect(await prizes()).toMatchObject([{ _id, ...stands }])
    expect((await prizes())[0]?.intro).not.toBe('新的介绍')
    expect(await moves()).toEqual([])
    expect((await look('prizes', '名称,分,数量\n抽纸,12,3\n')).counts).toMatchObject({ same: 1 })
    expect(await toTheEnd('import.undo', one.importId)).toMatchObject({ undone: 1, kept: 0 })
    expect(await prizes()).toMatchObject([{ points: 10 }])
  })

  it('a prize that was put on the shelf, moved or reserved since stays; the others go with their stock', async () => {
    const { _id: old } = await putPrize(test, { title: '旧奖品', points: 5, left: 3 })
    const { importId } = await bring('prizes', `${twoPrizes}雨伞,20,4,服务台\n旧奖品,6,3,\n`)
    const lotion = (await prizeCalled('洗衣液')) as PrizeDocument
    await test.must('o-staff', 'store.stock', {
      prizeId: lotion._id,
      how: 'in',
      amount: 1,
      reason: '又来一箱',
    })
    const umbrella = (await prizeCalled('雨伞')) as PrizeDocument
    await test.must('o-staff', 'store.shelf', {
      ...{ prizeId: umbrella._id, version: umbrella.version, event: 'putOn' },
    })
    await givePoints(test, ['o-wang'], 50)
    await test.must('o-wang', 'store.reserve', { prizeId: old, purse: 'own' })
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 3 })
    expect((await prizes()).map(({ title }) => title).sort()).toEqual(['旧奖品', '洗衣液', '雨伞'])
    expect(await prizeCalled('旧奖品')).toMatchObject({ points: 6 })
    await laterJobs(test)
    expect(await contradictions(test)).toEqual([])
    expect((await moves()).length).toBe(3)
  })

  it('what cannot be is refused row by row: too much stock, no points, an unknown or ended shop, bad words', async () => {
    await test.must('o-staff', 'store.savePartner', {
      ...{ name: '老街粮油', place: '老街 1 号', contact: '', active: true },
    })
    await test.must('o-staff', 'store.savePartner', {
      name: '歇了的店',
      place: '',
      contact: '',
      active: false,
    })
    for (const text of ['脏话', '糖\n脏话']) judgeText(test, text, 'risky')
    const head = '名称,分,数量,谁家发\n'
    const body = '大米,0,1,\n面粉,5,1001,\n油,5,1,没听过的店\n盐,5,1,歇了的店\n糖,5,1,老街粮油\n脏话,5,1,\n'
    const { importId } = await look('prizes', head + body)
    const done = await toTheEnd('import.run', importId)
    expect(done.counts).toEqual({ added: 1, changed: 0, same: 0, refused: 5 })
    expect(await refusedOf(importId)).toEqual([
      [2, '分「0」不是 1 到 100000 的整数'],
      [3, '数量「1001」不是 0 到 1000 的整数'],
      [4, '没有找到还在合作的「没听过的店」'],
      [5, '没有找到还在合作的「歇了的店」'],
      [7, '没有通过内容检查'],
    ])
    expect(await prizes()).toMatchObject([{ title: '糖', partnerName: '老街粮油', place: '老街 1 号' }])
  })

  it('a thousand rows are looked at in at most forty requests', async () => {
    const { sent } = importing(test)
    const reply = await test.call(
      'o-staff',
      'import.preview',
      await sent(
        'prizes',
        rowsOf('名称,分,数量', 1000, (at) => `奖品${at},5,1`),
      ),
    )
    expect(reply).toMatchObject({ ok: true, data: { counts: { added: 1000 } } })
    expect(reply.ops).toBeLessThanOrEqual(40)
  })

  const byTitle = (a: PrizeDocument, b: PrizeDocument) => (a.title < b.title ? -1 : 1)
  const standing = async () => ({
    prizes: [...(await prizes())]
      .sort(byTitle)
      .map(({ _id: _, outbox: __, settleAt: ___, content, ...prize }) => ({
        ...prize,
        verdict: content?.verdict,
      })),
    moves: (await moves()).map(({ how, before, after }) => [how, before, after].join(' ')).sort(),
    checks: (await test.rows<{ state: string }>('checks')).map(({ state }) => state).sort(),
    books: await contradictions(test),
  })

  it('whichever request of writing dies, every row is written once', async () => {
    await putPrize(test, { title: '旧奖品', points: 5, left: 3 })
    const { importId } = await look('prizes', `${twoPrizes}旧奖品,6,3,\n`)
    await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], standing)
  })

  it('whichever request of going back dies, every row goes back once', async () => {
    await putPrize(test, { title: '旧奖品', points: 5, left: 3 })
    const { importId } = await bring('prizes', `${twoPrizes}旧奖品,6,3,\n`)
    await alikeAfterCrashes(test, ['o-staff', 'import.undo', { importId }], standing)
    expect((await prizes()).map(({ title, points }) => [title, points])).toEqual([['旧奖品', 5]])
    expect(await moves()).toEqual([])
  })
})

describe('partners', () => {
  const file = '名称,地址,联系人,电话\n老街粮油,老街 1 号,王芳,138 0000 1234\n水果店,,,\n'

  it('come with whom to call in one line; what a column does not say stays; both go back', async () => {
    const { importId, counts } = await bring('partners', file)
    expect(counts.added).toBe(2)
    const called = async (name: string) => (await partners()).find((one) => one.name === name)
    expect(await called('老街粮油')).toMatchObject({
      ...{ place: '老街 1 号', contact: '王芳 13800001234', active: true, version: 1 },
    })
    expect((await look('partners', file)).counts.same).toBe(2)
    const again = await bring('partners', '名称,联系人\n老街粮油,李强\n')
    expect(await called('老街粮油')).toMatchObject({ place: '老街 1 号', contact: '李强', version: 2 })
    expect(await toTheEnd('import.undo', again.importId)).toMatchObject({ undone: 1 })
    expect(await called('老街粮油')).toMatchObject({ contact: '王芳 13800001234', version: 3 })
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 1 })
    expect((await partners()).map(({ name }) => name)).toEqual(['老街粮油'])
  })

  it('one that prizes or people name stays', async () => {
    const { importId } = await bring('partners', '名称\n甲店\n乙店\n丙店\n')
    const [first, second] = (await partners()).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    await putPrize(test, { partnerId: first?._id ?? '' })
    await put(test, 'people', [
      aPerson('o-shop', { roles: ['partner_user'], partnerId: second?._id ?? '', stationId: 'st1' }),
    ])
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 2 })
  })

  it('a station has a hundred at most, and what is too long is refused', async () => {
    const one = await look(
      'partners',
      rowsOf('名称', 103, (at) => `店${at}`),
    )
    expect(one.counts).toMatchObject({ added: 100, refused: 3 })
    const long = `名称,联系人,电话\n店,${'长'.repeat(35)},13800001234\n`
    const { importId } = await look('partners', long)
    expect(await refusedOf(importId)).toEqual([[2, '联系人和电话合起来太长，最多 40 个字']])
  })

  it('two imports of one file at the same moment write each once', async () => {
    const [one, other] = [await look('partners', file), await look('partners', file)]
    await Promise.all([
      test.must('o-staff', 'import.run', { importId: one.importId }),
      test.must('o-admin', 'import.run', { importId: one.importId }),
    ])
    expect(await test.must('o-admin', 'import.run', { importId: other.importId })).toMatchObject({
      counts: { added: 0, same: 2 },
    })
    expect((await partners()).length).toBe(2)
  })

  it('whichever request of writing or going back dies, it is done once', async () => {
    await bring('partners', '名称,联系人\n水果店,李强\n')
    const standing = async () =>
      (await partners()).map(({ name, contact, place, version }) => [name, contact, place, version]).sort()
    const { importId } = await look('partners', '名称,联系人\n老街粮油,王芳\n水果店,王芳\n')
    await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], standing)
    await alikeAfterCrashes(test, ['o-staff', 'import.undo', { importId }], standing)
    expect(await standing()).toEqual([['水果店', '李强', '', 3]])
  })
})

it('what the file says is gone after a week', async () => {
  await bring('partners', '名称,电话\n老街粮油,13800001234\n')
  test.at(test.now() + 8 * DAY)
  await test.jobs()
  await test.jobs()
  expect(await test.rows('importParts')).toEqual([])
})
