/** A case that somebody begins for another person, and a step with a form of its own: whose it is, who is told, who reads what. */
import type { CaseDocument } from '@/domain/case/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { codeOf } from '../../support/test-cloud'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'

let test: TrialCloud
let card: string
let childCard: string

const form = { text: '灯泡坏了' }
const CHILD = 'child-1'

async function person(openid: string): Promise<PersonDocument> {
  const [one] = await test.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  if (!one) throw new Error(`${openid} is not there`)
  return one
}

const member = (personId: string, cardToken: string) => ({
  ...{ personId, name: '王小雨', birthDate: '2018-05-01', relation: 'child', cardToken, removedAt: null },
})

beforeAll(async () => {
  test = await trialCloud()
  await stationOf(test)
  childCard = 'card-of-the-child-1'
  await appoint(test, 'wang', [], { realName: '王秀英', gridId: 'g01', householdId: 'hh1' })
  card = (await person('wang')).cardToken
  const family = [member(CHILD, childCard)]
  await appoint(test, 'wang', [], { family, cardTokens: [card, childCard] })
  await appoint(test, 'son', [], { realName: '王建国', householdId: 'hh1' })
  await appoint(test, 'stranger', [], { realName: '李邻居' })
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  await appoint(test, 'qian', ['grid_worker'], { realName: '钱网格', gridIds: ['g02'] })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'foreign', ['staff'], { stationId: 'st2' })
  const members = ['wang', 'son'].map((one) => ({ personId: personIdOf(one), name: one, joinedAt: 0 }))
  const household = { _id: 'hh1', stationId: 'st1', name: '王家', founderId: personIdOf('wang'), members }
  await test.cloud.store.insert('households', [{ ...household, invitations: [], version: 1, createdAt: 0 }])
})
afterAll(() => test.close())

const begin = (openid: string, behalf: object) =>
  test.ask(openid, 'sight.begin', { form, unnamed: false, behalf })
const row = async (caseId: string) => (await test.rows<CaseDocument>('cases', { _id: caseId }))[0]

it('belongs to whoever’s card it is and lies where that person lives; the writer is named, the owner told', async () => {
  const { caseId } = await test.get('zhao', 'sight.begin', {
    ...{ form, unnamed: false, behalf: { via: 'visit', cardToken: card } },
  })
  const wang = personIdOf('wang')
  const zhao = personIdOf('zhao')
  expect(await row(caseId)).toMatchObject({
    ...{ ownerId: wang, ownerName: '王秀英', gridId: 'g01', via: 'visit', byPersonId: zhao },
    ...{ actorIds: [wang, zhao], byName: '赵网格' },
  })
  const letters = await test.rows<{ text: string }>('messages', { personId: wang })
  expect(letters).toHaveLength(1)
  expect(letters[0]?.text).toMatch(/赵\*.*走访时说的/)
  const read = await test.get('wang', 'sight.open', { caseId })
  expect(read.lines[0]).toEqual({ label: '谁写的', text: '赵*，走访时说的' })
  expect(read.story[0]?.by).toBe('赵*')
  expect(read.moves.map(({ event }) => event)).toContain('drop')
})

it('is for a child whose card it is, and then its guardian’s', async () => {
  const { caseId } = await test.get('staff', 'sight.begin', {
    ...{ form, unnamed: false, behalf: { via: 'counter', cardToken: childCard } },
  })
  expect(await row(caseId)).toMatchObject({
    ownerId: personIdOf('wang'),
    who: { personId: CHILD, name: '王小雨' },
  })
})

it('is refused for a card of nobody, for whoever is not of the station’s people, and beyond the own grids', async () => {
  const refused: [string, object][] = [
    ['zhao', { via: 'card', cardToken: 'card-of-nobody-1' }],
    ['stranger', { via: 'card', cardToken: card }],
    ['qian', { via: 'card', cardToken: card }],
    ['qian', { via: 'phone', forPersonId: personIdOf('wang') }],
    ['foreign', { via: 'card', cardToken: card }],
    ['foreign', { via: 'phone', forPersonId: personIdOf('wang') }],
    ['zhao', { via: 'phone', forPersonId: 'nobody0000' }],
    ['zhao', { via: 'phone' }],
    ['stranger', { via: 'family', forPersonId: personIdOf('wang') }],
    ['stranger', { via: 'family', cardToken: card }],
    ['stranger', { via: 'family', forPersonId: CHILD }],
  ]
  const codes = []
  for (const [openid, behalf] of refused) codes.push(codeOf(await begin(openid, behalf)))
  expect(codes).toEqual([
    ...['CARD_UNKNOWN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'CARD_UNKNOWN', 'NOT_FOUND'],
    ...['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'CARD_UNKNOWN', 'NOT_FOUND'],
  ])
})

it('is begun within a family for those it lists, who may then both act on it', async () => {
  const formFor = async (openid: string) =>
    (await test.get(openid, 'sight.form', {})) as unknown as {
      kin: { personId: string; called: string }[]
      byCard: boolean
    }
  const { kin, byCard } = await formFor('son')
  expect([kin, byCard]).toEqual([[{ personId: personIdOf('wang'), called: 'wang' }], false])
  expect((await formFor('wang')).kin.map(({ personId }) => personId)).toEqual([CHILD, personIdOf('son')])
  const behalf = { via: 'family', forPersonId: personIdOf('wang') }
  const { caseId } = await test.get('son', 'sight.begin', { form, unnamed: false, behalf })
  expect(await row(caseId)).toMatchObject({ ownerId: personIdOf('wang'), via: 'family' })
  expect(await test.listed('son', 'sight.mine', {})).toContain(caseId)
  expect(await test.listed('wang', 'sight.mine', {})).toContain(caseId)
  const answers = { drop: { how: 'bad', more: '后来自己好了' } }
  const drop = { caseId, version: 2, event: 'drop' }
  await test.get('staff', 'sight.move', { caseId, version: 1, event: 'see' })
  expect(codeOf(await test.ask('stranger', 'sight.move', { ...drop, answers }))).toBe('NOT_FOUND')
  expect(codeOf(await test.ask('son', 'sight.move', drop))).toBe('INVALID_INPUT')
  const wrong = { drop: { how: 'never', more: '' } }
  expect(codeOf(await test.ask('son', 'sight.move', { ...drop, answers: wrong }))).toBe('INVALID_INPUT')
  const { story } = await test.get('son', 'sight.move', { ...drop, answers })
  expect(story.at(-1)?.lines).toEqual([
    { label: '看得怎么样', text: '不好' },
    { label: '想说的', text: '后来自己好了' },
  ])
  // Whoever had it in hand reads of the answers what the kind says, and nothing else.
  const read = async (openid: string) =>
    (await test.get(openid, 'sight.open', { caseId })).story.at(-1)?.lines
  expect(await read('staff')).toEqual([{ label: '想说的', text: '后来自己好了' }])
  expect(await read('wang')).toHaveLength(2)
})
