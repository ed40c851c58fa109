/** Nobody reads what another one has scored: every action is asked by everybody of the full station, and its whole output is looked at. */
import type { ActionName } from '@/contract'
import { contract } from '@/contract'
import { asksOf } from '../../support/asks'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, anEntry } from '../../support/campaigns'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let full: FullStation

const CAMPAIGN = 'cp-secret'
const ENTRY = 'ce-secret'
/** What stands nowhere else: the points, the minutes, the mean of the marks, and where it lies. */
const SECRETS = ['"73.7"', '"minutes":4321', '72 小时 1 分钟', '"9.7"', ENTRY] as const
/** Where those who mark and decide read it, and whoever holds it. */
const WORK: readonly ActionName[] = ['campaign.work', 'campaign.mark', 'campaign.decide', 'campaign.rows']

beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  const now = test.now()
  const figures = { minutes: 4321, times: 3, halfStars: null, marks: { sum: 29, count: 3 } }
  const winner = { entryId: 'ce-won', personId: personIdOf('o-wisher') }
  await put(test, 'people', [aPerson('o-secret', { realName: '邵秘', birthDate: '1980-01-01' })])
  await put(test, 'campaigns', [
    aCampaign(now, {
      ...{ _id: CAMPAIGN, state: 'noticing', noticedAt: now, round: 1 },
      standings: [
        { ...figures, entryId: ENTRY, personId: personIdOf('o-secret'), tenths: 737, earlier: 0 },
        { ...figures, ...winner, minutes: 600, tenths: 900, earlier: 0 },
      ],
      winners: [{ ...winner, teamId: null, called: '' }],
    }),
  ])
  const marks = Object.fromEntries(
    ['o-staff', 'o-staff-2', 'o-lead'].map((one, n) => [
      personIdOf(one),
      { mark: n === 0 ? 9 : 10, at: now },
    ]),
  )
  await put(test, 'campaignEntries', [
    anEntry(now, { _id: ENTRY, campaignId: CAMPAIGN, personId: personIdOf('o-secret'), marks }),
    anEntry(now, { _id: winner.entryId, campaignId: CAMPAIGN }),
  ])
})
afterAll(() => test.close())

const namesOf = (kind: 'query' | 'command'): ActionName[] =>
  (Object.keys(contract) as ActionName[]).filter((name) => contract[name].kind === kind)

/** What was asked, asked about the campaign in which it lies. */
const aimed = (input: object): object => ({
  ...input,
  ...('campaignId' in input && { campaignId: CAMPAIGN }),
  ...('entryId' in input && { entryId: ENTRY }),
})

it('is in no output but those of whoever marks and decides', async () => {
  const asks = asksOf(full, test)
  const told: string[] = []
  const shown: string[] = []
  // What changes something comes last, so that whatever is asked finds it there.
  for (const action of [...namesOf('query'), ...namesOf('command')]) {
    const { by, input } = asks[action]
    for (const who of new Set(['o-neighbour', 'o-wisher', by]))
      for (const given of [input, aimed(input)]) {
        const reply = await test.send(who, { action, input: given, requestKey: 'a-key-of-a-secret' })
        const found = SECRETS.filter((secret) => JSON.stringify(reply).includes(secret))
        const isWork = WORK.includes(action) && who !== 'o-neighbour' && who !== 'o-wisher'
        if (found.length > 0) (isWork ? shown : told).push(`${action} to ${who}: ${found.join()}`)
      }
  }
  expect(told).toEqual([])
  // It could have been read, had it been told.
  expect(shown).toContain(`campaign.work to o-staff: ${['"73.7"', '"9.7"', ENTRY].join()}`)
}, 240_000)
