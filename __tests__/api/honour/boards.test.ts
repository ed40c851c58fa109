/**
 * The boards of honours on the real functions: whoever has not agreed is counted and nothing more, each board is agreed to
 * by itself, and what somebody takes back is gone with the very next reading, of a name as of a place on a board.
 */
import type { HonourDocument } from '../../../src/domain/honour/documents'
import type { BoardKey } from '../../../src/domain/honour/kinds'
import type { GrantForm } from '../../../src/domain/honour/form'
import { aPerson, personIdOf, put } from '../../support/builders'
import { consentTo } from '../../support/consents'
import { aGrantForm, aStory } from '../../support/honours'
import { aPhoto, judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '钱多多' })
  await appoint(test, 'o-far', ['station_admin'], { stationId: 'st2' })
  await put(test, 'people', [
    aPerson('o-wang', { realName: '王建国', birthDate: '1958-03-04' }),
    aPerson('o-li', { realName: '李小雨', birthDate: '2012-05-06' }),
  ])
})
afterAll(() => test.close())

let keys = 0
const give = async (openid: string | null, form: Partial<GrantForm> = {}) => {
  const personId = openid === null ? null : personIdOf(openid)
  const given = { personId, form: aGrantForm(form) }
  return (await test.must('o-staff', 'honour.grant', given, `key-give-${++keys}`)).honourId
}

/** What anybody reads of a board: the names, and how many others there are. */
async function read(board: BoardKey, openid = 'o-anyone'): Promise<string[]> {
  const { items } = await test.must(openid, 'honour.board', { board, kind: null })
  return items.map(({ honour, hidden }) => honour?.name ?? `+${hidden}`)
}

async function answer(openid: string, honourId: string, board: BoardKey, agreed: boolean) {
  const { items } = await test.must(openid, 'honour.mine', {})
  const version = items.find((one) => one.honourId === honourId)?.version ?? 0
  return test.must(openid, 'honour.answer', { honourId, board, agreed, version })
}

const agreeName = (openid: string, given: boolean) =>
  test.must(openid, 'me.consent', consentTo('publicName', given))

it('counts whoever has not agreed, and shows on each board whom that board was agreed to by', async () => {
  const honourId = await give('o-wang')
  expect([await read('honours'), await read('deeds')]).toEqual([['+1'], ['+1']])
  await answer('o-wang', honourId, 'honours', true)
  expect([await read('honours'), await read('deeds')]).toEqual([['王*'], ['+1']])
  await agreeName('o-wang', true)
  expect([await read('honours'), await read('deeds')]).toEqual([['王建国'], ['+1']])
  await agreeName('o-wang', false)
  expect(await read('honours')).toEqual(['王*'])
  await answer('o-wang', honourId, 'honours', false)
  expect(await read('honours')).toEqual(['+1'])
  // The message that asked names no board by itself, and leads to where it is answered.
  const [letter] = await test.rows<{ page: string }>('messages', { personId: personIdOf('o-wang') })
  expect(letter?.page).toBe('/packages/honour/mine/index')
})

it('never writes somebody under age whole, whatever was agreed to', async () => {
  const filial = await give('o-li', { kind: 'filialYouth' })
  const star = await give('o-li', { kind: 'goodPerson', year: 2024 })
  await agreeName('o-li', true)
  await answer('o-li', filial, 'deeds', true)
  await answer('o-li', star, 'deeds', true)
  expect(await read('deeds')).toEqual(['李*', '李*'])
})

it('writes units whole, the dead as their family has agreed, and of earlier years the family name alone', async () => {
  await give(null, { as: 'unit', kind: 'unitHonour', name: '兴神路社区', year: 2024 })
  await give(null, { as: 'late', kind: 'moralModel', name: '赵大山', agreed: true, agreedBy: '儿子赵小山' })
  await give(null, { as: 'late', kind: 'moralModel', name: '孙二娘', year: 2023 })
  await give(null, { as: 'past', name: '欧阳远', agreed: true, year: 2022 })
  expect(await read('honours')).toEqual(['赵大山', '兴神路社区', '+1', '欧阳*'])
  const kept = JSON.stringify(await test.rows('honours'))
  expect(kept).not.toContain('欧阳远')
  const refused = [
    { as: 'late', kind: 'moralModel', name: '钱大爷', agreed: true, agreedBy: '' },
    { as: 'unit', kind: 'beautifulYard', name: '一家店' },
  ] as const
  const codes = refused.map((form) =>
    test.code('o-staff', 'honour.grant', { personId: null, form: aGrantForm(form) }),
  )
  expect(await Promise.all(codes)).toEqual(['HONOUR_FOR_WHOM', 'HONOUR_NOT_THEIRS'])
})

it('is given once for a key, and answered for by nobody else', async () => {
  const given = { personId: personIdOf('o-wang'), form: aGrantForm() }
  const twice = await Promise.all([0, 1].map(() => test.must('o-staff', 'honour.grant', given, 'key-once-1')))
  expect(new Set(twice.map(({ honourId }) => honourId)).size).toBe(1)
  expect(await test.rows('honours')).toHaveLength(1)
  const honourId = twice[0]?.honourId ?? ''
  const wanted = { honourId, board: 'honours', agreed: true, version: 1 } as const
  expect(await test.code('o-staff', 'honour.answer', wanted)).toBe('NOT_FOUND')
  expect(await test.code('o-far', 'honour.grant', given)).toBe('OTHER_STATION')
  expect(await read('honours', 'o-far')).toEqual([])
})

/** Whatever anybody at all reads of honours, as one text. */
async function everything(honourIds: readonly string[]): Promise<string> {
  const boards = (['honours', 'deeds'] as const).map((board) =>
    test.must('o-anyone', 'honour.board', { board, kind: null }),
  )
  const stories = honourIds.map((honourId) => test.call('o-anyone', 'honour.open', { honourId }))
  const others = [test.must('o-anyone', 'station.open', {}), test.must('o-anyone', 'home.open', {})]
  return JSON.stringify(await Promise.all([...boards, ...stories, ...others]))
}

it('tells a story in words that its holder has read, and takes it and the name back at once', async () => {
  const honourId = await give('o-wang')
  const photo = await aPhoto(test)
  const form = { ...aStory('王建国天天给楼里扫雪。'), photos: [photo] }
  const open = () => test.code('o-anyone', 'honour.open', { honourId })
  await test.must('o-staff', 'honour.writeStory', { honourId, version: 1, form })
  const move = { honourId, event: 'agree', version: 2, reason: '' } as const
  expect(await test.code('o-staff', 'honour.move', move)).toBe('HONOUR_ASK_HOLDER')
  expect(await test.code('o-li', 'honour.sayStory', { honourId, event: 'agree', version: 2 })).toBe(
    'NOT_FOUND',
  )
  await test.must('o-wang', 'honour.sayStory', { honourId, event: 'agree', version: 2 })
  await test.cloud.idle()
  await test.jobs()
  // Agreed to and checked, but whose it is is nobody's to know.
  expect(await open()).toBe('NOT_FOUND')
  await answer('o-wang', honourId, 'deeds', true)
  await agreeName('o-wang', true)
  const told = await test.must('o-anyone', 'honour.open', { honourId })
  expect(told).toMatchObject({ name: '王建国', story: { words: '王建国天天给楼里扫雪。' } })
  // What is shown is the station's own copy.
  expect(told.story?.photos).toHaveLength(1)
  expect(told.story?.photos).not.toContain(photo)
  await agreeName('o-wang', false)
  expect(await test.must('o-anyone', 'honour.open', { honourId })).toMatchObject({
    ...{ name: '王*', story: { words: '王*天天给楼里扫雪。' } },
  })
  expect(await everything([honourId])).not.toContain('王建国')
  await answer('o-wang', honourId, 'deeds', false)
  expect(await everything([honourId])).not.toContain('王*')
  expect(await open()).toBe('NOT_FOUND')
  await answer('o-wang', honourId, 'honours', true)
  const tells = async () => (await test.must('o-anyone', 'honour.open', { honourId })).story !== null
  expect(await tells()).toBe(true)
  const { items } = await test.must('o-wang', 'honour.mine', {})
  const version = items[0]?.version ?? 0
  await test.must('o-wang', 'honour.sayStory', { honourId, event: 'takeDown', version })
  expect(await tells()).toBe(false)
  // The same words written anew are agreed to by nobody yet.
  await test.must('o-staff', 'honour.writeStory', { honourId, version: version + 1, form })
  expect(await tells()).toBe(false)
})

it('shows no story that the check turned down, and none in words that were changed before its verdict', async () => {
  const honourId = await give('o-wang')
  await answer('o-wang', honourId, 'honours', true)
  judgeText(test, '转账', 'risky')
  const write = (version: number, words: string) =>
    test.must('o-staff', 'honour.writeStory', { honourId, version, form: aStory(words) })
  await write(2, '转账给大家')
  const words = async () => (await test.must('o-anyone', 'honour.open', { honourId })).story?.words
  await test.must('o-wang', 'honour.sayStory', { honourId, event: 'agree', version: 3 })
  expect(await words()).toBeUndefined()
  await write(4, '天天扫雪')
  await test.cloud.idle()
  await test.jobs()
  expect(await words()).toBeUndefined()
  await test.must('o-wang', 'honour.sayStory', { honourId, event: 'agree', version: 5 })
  expect(await words()).toBe('天天扫雪')
})

it('leaves the boards while it rests and once it is revoked, tells its holder why, and is nobody else to move', async () => {
  const honourId = await give('o-wang')
  await answer('o-wang', honourId, 'honours', true)
  const move = (event: 'rest' | 'resume' | 'revoke', version: number, reason = '') =>
    test.code('o-staff', 'honour.move', { honourId, event, version, reason })
  expect(await move('rest', 2)).toBe('REASON_NEEDED')
  expect(await move('rest', 2, '有人有异议')).toBe('ok')
  expect([await read('honours'), await read('deeds')]).toEqual([[], []])
  expect(await move('resume', 3)).toBe('ok')
  expect(await read('honours')).toEqual(['王*'])
  const far = { honourId, event: 'revoke', version: 4, reason: '不算' } as const
  expect(await test.code('o-far', 'honour.move', far)).toBe('OTHER_STATION')
  expect(await move('revoke', 4, '评的人撤销了')).toBe('ok')
  expect([await read('honours'), await move('resume', 5)]).toEqual([[], 'INVALID_STATE'])
  const letters = await test.rows<{ title: string }>('messages', { personId: personIdOf('o-wang') })
  const titles = letters.map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['荣誉先收起来核实', '荣誉核实好了', '荣誉撤销了']))
})

it('rests while somebody objects, comes back when nothing was wrong, and falls when something was', async () => {
  await appoint(test, 'o-other', ['staff'], { realName: '孙悟' })
  const honourId = await give('o-wang')
  await answer('o-wang', honourId, 'honours', true)
  const object = async (openid: string) => {
    const about = { kind: 'honour' as const, id: honourId }
    const form = { text: '那年的事不是这样的', photos: [] } as never
    return (await test.must(openid, 'objection.begin', { form, unnamed: true, about })).caseId
  }
  const decideOn = async (caseId: string, event: 'uphold' | 'dismiss') => {
    const [{ version = 0 } = {}] = await test.rows<{ version: number }>('cases', { _id: caseId })
    return test.must('o-other', 'objection.move', { caseId, version, event, words: '查过了' })
  }
  const first = await object('o-anyone')
  expect(await read('honours')).toEqual([])
  const resume = { honourId, event: 'resume', version: 3, reason: '' } as const
  expect(await test.code('o-staff', 'honour.move', resume)).toBe('HONOUR_OBJECTED')
  await decideOn(first, 'dismiss')
  expect(await read('honours')).toEqual(['王*'])
  await decideOn(await object('o-guest'), 'uphold')
  expect(await read('honours')).toEqual([])
  const [honour] = await test.rows<HonourDocument>('honours')
  expect(honour?.state).toBe('revoked')
})

it('is read in two requests, of a hundred times as many rows as of a few', async () => {
  const honourId = await give('o-wang')
  const [one] = await test.rows<HonourDocument>('honours')
  const cost = async () => {
    const { ops, docs } = await test.call('o-anyone', 'honour.board', {
      board: 'honours',
      kind: 'goodPerson',
    })
    return { ops, docs }
  }
  const rows = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, n) => ({
      ...one,
      _id: `${honourId}-${from + n}`,
      shownAt: (one?.shownAt ?? 0) + ((from + n) % 7) * 31,
    }))
  await test.cloud.store.insert('honours', rows(0, 40) as never)
  const few = await cost()
  await test.cloud.store.insert('honours', rows(40, 4_000) as never)
  expect(await cost()).toEqual(few)
  expect(few.ops).toBe(2)
  expect(few.docs).toBeLessThan(60)
})
