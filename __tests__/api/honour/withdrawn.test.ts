/** A name that was taken back stands in no output that anybody else reads, no file and no search. */
import { strFromU8, unzipSync } from 'fflate'
import { contract, type ActionName } from '../../../src/contract'
import type { BoardKey } from '../../../src/domain/honour/kinds'
import { dayOf, monthOf } from '../../../src/domain/kernel/clock'
import { asksOf } from '../../support/asks'
import { aPerson, personIdOf, put } from '../../support/builders'
import { consentTo } from '../../support/consents'
import { fullStation, type FullStation } from '../../support/full-station'
import { aGrantForm, aStory } from '../../support/honours'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(180_000)

const HOLDER = 'o-honoured'
const NAME = '欧阳荷月'
const MASKED = '欧阳*'

let test: TestCloud
let full: FullStation
beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  await put(test, 'people', [aPerson(HOLDER, { realName: NAME, birthDate: '1960-01-01' })])
})
afterAll(() => test.close())

/** What a file holds as text, packed or not. */
function textIn(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}

/** An answer as text, with what its files hold. */
const said = (reply: { ok: boolean; data?: unknown }): string => {
  const text = JSON.stringify(reply.data ?? '')
  const { base64 } = (reply.data ?? {}) as { base64?: string }
  return base64 === undefined ? text : text + textIn(base64)
}

/** In which answers a text stands: of every question that a resident may ask, the lists also looked through by words. */
async function standsIn(text: string): Promise<string[]> {
  const asks = asksOf(full, test)
  const found: string[] = []
  const look = async (action: ActionName, by: string, input: object, mark = '') => {
    const reply = await test.call(by, action, input as never)
    if (said(reply as never).includes(text)) found.push(action + mark)
  }
  for (const action of Object.keys(contract) as ActionName[]) {
    const { kind, roles } = contract[action]
    if (kind !== 'query' || !(roles as readonly string[]).includes('resident')) continue
    const { by, input } = asks[action]
    for (const who of new Set([by, 'o-neighbour'])) await look(action, who, input)
    await look(action, 'o-neighbour', { ...input, text: NAME }, ' by words')
  }
  const month = monthOf(test.now())
  for (const as of ['word', 'sheet'] as const)
    await look('file.register', 'o-staff', { month, register: 'honours', as }, ` as ${as}`)
  await look('binder.rows', 'o-staff', { month, register: 'honours' })
  return [...new Set(found)].sort()
}

let version = 1
const answer = async (honourId: string, board: BoardKey, agreed: boolean) => {
  const { items } = await test.must(HOLDER, 'honour.mine', {})
  version = items.find((one) => one.honourId === honourId)?.version ?? 0
  return test.must(HOLDER, 'honour.answer', { honourId, board, agreed, version })
}

it('is where it was agreed to be, then masked, then nowhere', async () => {
  const year = Number(dayOf(test.now()).slice(0, 4))
  const given = { personId: personIdOf(HOLDER), form: aGrantForm({ year, title: '扫雪的好街坊' }) }
  const { honourId } = await test.must('o-admin', 'honour.grant', given, 'key-withdrawn-1')
  await test.must('o-admin', 'honour.writeStory', { honourId, version: 1, form: aStory(`${NAME}天天扫雪。`) })
  await test.must(HOLDER, 'honour.sayStory', { honourId, event: 'agree', version: 2 })
  await test.cloud.idle()
  await test.jobs()
  await answer(honourId, 'honours', true)
  await answer(honourId, 'deeds', true)
  await test.must(HOLDER, 'me.consent', consentTo('publicName', true))
  const shown = { ...full, honourId }
  full = shown
  expect(await standsIn(NAME)).toEqual(
    expect.arrayContaining(['binder.rows', 'file.register as word', 'honour.board', 'honour.open']),
  )
  await test.must(HOLDER, 'me.consent', consentTo('publicName', false))
  expect(await standsIn(NAME)).toEqual([])
  expect(await standsIn(MASKED)).toEqual(expect.arrayContaining(['honour.board', 'honour.open']))
  await answer(honourId, 'honours', false)
  await answer(honourId, 'deeds', false)
  // What the station keeps for itself says no more than the first letter.
  expect(await standsIn(MASKED)).toEqual(['binder.rows', 'file.register as sheet', 'file.register as word'])
})
