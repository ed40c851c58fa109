/** The tables of what can be imported: which heads they know, what they read, and what tells one row from another. */
import { type ImportKindName, tableOf } from '../../../src/domain/imports/kinds'
import { contactIn } from '../../../src/domain/imports/kinds/partner'
import { newPrizeFacts, prizeTable, termsOf } from '../../../src/domain/imports/kinds/prize'
import { matchTable } from '../../../src/domain/imports/match'
import { checkPrizeFacts } from '../../../src/domain/store/decide-prize'

/** What a table reads of rows beneath a head. */
function readIn(kind: ImportKindName, head: string, ...rows: string[]) {
  const cells = [head, ...rows].map((line, at) => ({ at: at + 1, cells: line.split(',') }))
  const matched = matchTable(tableOf(kind), cells)
  return matched.ok ? matched.value.lines.map(({ row, problem }) => row ?? problem) : matched.error
}

describe('prizes', () => {
  const head = '品名,兑换积分,库存,领取地点,种类,每月限兑'

  it.each([
    [
      '洗衣液,30,20,服务台,物品,2',
      { title: '洗衣液', points: 30, count: 20, limitPerMonth: 2, kind: 'goods' },
    ],
    ['理发,１０,0,,服务,', { title: '理发', points: 10, count: 0, kind: 'service' }],
    ['大米,一,', '分「一」不是 1 到 100000 的整数；没有写数量'],
    ['大米,0,1', '分「0」不是 1 到 100000 的整数'],
    ['大米,1,-1', '数量「-1」不是 0 到 1000 的整数'],
    ['大米,1,1.5', '数量「1.5」不是 0 到 1000 的整数'],
    ['大米,1,1001', '数量「1001」不是 0 到 1000 的整数'],
    [',1,1', '没有写名称'],
    ['大米,1,1,,食品', '物品还是服务「食品」不在可选的里面：物品、服务'],
    ['大米,1,1,,,0', '每人每月最多几份「0」不是 1 到 100 的整数'],
    [`${'米'.repeat(31)},1,1`, '名称太长，最多 30 个字'],
  ])('%s', (row, expected) => {
    const [found] = readIn('prizes', head, row) as unknown[]
    if (typeof expected === 'string')
      expect(String(found).split('；').sort()).toEqual(expected.split('；').sort())
    else expect(found).toMatchObject(expected)
  })

  it('one name twice is one prize, however it is written', () => {
    expect(readIn('prizes', head, '洗衣液,1,1', '洗 衣 液！,2,2')).toMatchObject([
      { points: 1 },
      '和第 2 行写的是同一个',
    ])
  })

  it('what stands changes its terms and nothing else; what is new is as the form begins it', () => {
    const row = { title: '大米', points: 5, count: 9 } as Parameters<typeof termsOf>[0]
    expect(termsOf(row, { points: 3, place: '旧处' })).toEqual({ points: 5, place: '旧处' })
    expect(termsOf({ ...row, place: '新处' }, { points: 3, place: '旧处' })).toEqual({
      points: 5,
      place: '新处',
    })
    const facts = newPrizeFacts(row, { _id: 'b1', place: '老街' })
    expect(facts).toMatchObject({
      partnerId: 'b1',
      place: '老街',
      lowMark: 3,
      limitPerMonth: null,
      photo: null,
    })
    expect(checkPrizeFacts(facts).ok).toBe(true)
    expect(prizeTable.keyOf(row)).toBe('大米')
  })
})

describe('partners', () => {
  it.each([
    ['老街粮油,老街 1 号,王芳,138-0000-1234', { name: '老街粮油', contact: '王芳', phone: '13800001234' }],
    ['老街粮油,,,0591-87654321', { phone: '059187654321' }],
    ['老街粮油,,,12345', '电话「****」不是能打通的号码'],
    ['老街粮油,,,1.38E+10', '电话「****」后面的数丢了，请把这一列改成文本再填一次'],
    [`${'店'.repeat(31)}`, '名称太长，最多 30 个字'],
  ])('%s', (row, expected) => {
    const [found] = readIn('partners', '单位名称,地址,联系人,联系电话', row) as unknown[]
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatchObject(expected)
  })

  it.each([
    [{}, undefined],
    [{ contact: '王芳' }, '王芳'],
    [{ phone: '13800001234' }, '13800001234'],
    [{ contact: '王芳', phone: '13800001234' }, '王芳 13800001234'],
  ])('whom to call: %j', (said, line) => expect(contactIn(said)).toBe(line))
})
