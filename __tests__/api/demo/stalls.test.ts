/** The fairs of the demo have their stalls: neighbours read what there is, the staff whom to ring, and nobody sells. */
import { GARDEN, PEARL } from '../../../demo/district/ids'
import { staffOf } from '../../../demo/district/make'
import { gardenFair, pearlFair } from '../../../demo/district/stalls'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { sellingIn } from '../../../src/domain/stalls/selling'
import { demoCloud } from '../../support/demo-station'
import type { TestCloud } from '../../support/test-cloud'

jest.setTimeout(900_000)

let test: TestCloud
beforeAll(async () => {
  test = await demoCloud({})
})
afterAll(() => test.close())

it.each([
  [PEARL, pearlFair],
  [GARDEN, gardenFair],
] as const)(
  '%s has its fair laid out, and each stall is with whom it was given',
  async (stationId, facts) => {
    const [fair] = await test.rows<SessionDocument>('sessions', { stationId, type: 'fair' })
    const sessionId = fair?._id ?? ''
    const staff = staffOf(stationId)
    const { stalls } = await test.must(staff, 'activity.detail', { sessionId })
    expect(stalls?.stalls.map(({ offer, who }) => [offer, who])).toEqual(
      facts.stalls.map(([, offer, who = '']) => [offer, who]),
    )
    const desk = await test.must(staff, 'stalls.desk', { sessionId })
    expect(desk).toMatchObject({ expected: facts.expected, large: null, mayGive: true })
    expect(desk.stalls.filter(({ holder }) => holder?.lapsed)).toEqual([])
    expect(sellingIn(facts.stalls.map(([, offer]) => offer))).toBeNull()
  },
)
