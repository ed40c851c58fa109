/** What families hand on: in their own words on a board once these were checked and read, and gone as soon as they want it. */
import { aPerson, put } from '../../support/builders'
import { aPhoto, judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '钱多多' })
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国' })])
})
afterAll(() => test.close())

const write = async (text: string) => {
  const form = { sort: 'motto', text, photos: [await aPhoto(test)] } as const
  const { caseId } = await test.must('o-wang', 'tradition.begin', { form, unnamed: false } as never)
  await test.cloud.idle()
  await test.jobs()
  return caseId
}
const board = async () => (await test.must('o-anyone', 'tradition.board', {} as never)).items
const move = async (openid: string, caseId: string, event: string, words = '') => {
  const [{ version = 0 } = {}] = await test.rows<{ version: number }>('cases', { _id: caseId })
  return test.must(openid, 'tradition.move', { caseId, version, event, words } as never)
}

it('stands on its board in the words of its owner, masked, once read by the station and until it is taken back', async () => {
  const caseId = await write('借东西，还的时候满上一点')
  expect(await board()).toEqual([])
  await move('o-staff', caseId, 'show')
  const [shown] = await board()
  expect(shown).toMatchObject({ headline: '家训 · 借东西，还的时候满上一点', by: '王*' })
  expect(shown?.photo).not.toBeNull()
  const opened = await test.must('o-anyone', 'tradition.open', { caseId } as never)
  expect(opened.lines.map(({ text }) => text)).toContain('借东西，还的时候满上一点')
  expect(JSON.stringify(opened)).not.toContain('王建国')
  await move('o-wang', caseId, 'withdraw')
  expect(await board()).toEqual([])
  expect(await test.code('o-anyone', 'tradition.open', { caseId } as never)).toBe('NOT_FOUND')
})

it('says no words that the check has turned down, whoever shows it', async () => {
  judgeText(test, '转账', 'risky')
  const caseId = await write('转账给大家')
  await move('o-staff', caseId, 'show')
  const [shown] = await board()
  expect(shown).toMatchObject({ headline: '家训', photo: null })
  const opened = await test.must('o-anyone', 'tradition.open', { caseId } as never)
  expect(JSON.stringify(opened)).not.toContain('转账')
})
