/** What follows for a wish from its table: in every state everybody may do what it says and nothing else; twice is once. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { everyMove } from '../../../src/domain/kernel/workflow-reading'
import { wishFlow, type WishActor, type WishEvent } from '../../../src/domain/wish/wish-flow'
import { appoint } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, wishIn, wishRow, wishStation } from '../../support/wishes'

let test: TestCloud
let started: number
beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await wishStation(test)
  await appoint(test, 'o-resident', [], { realName: '李邻居' })
})
afterAll(() => test.close())

type State = keyof typeof wishFlow.states
const states = Object.keys(wishFlow.states) as State[]

/** Everybody, with what they are to a wish with which `h-0` has been helping. */
const people: Record<string, WishActor | null> = {
  'o-wisher': 'owner',
  'o-grid': 'grid_worker',
  'o-staff': 'staff',
  'o-admin': 'station_admin',
  'h-0': 'helper',
  'h-1': 'neighbour',
  'o-resident': null,
}
const ofStation = ['o-grid', 'o-staff', 'o-admin']
const asked = ['verify', 'reject', 'publish', 'confirm', 'notYet', 'withdraw'] as const
const events = [...asked, 'amend', 'claim', 'note', 'deliver', 'thank'] as const
type Asked = (typeof events)[number]

function send(openid: string, event: Asked, wishId: string, version: number) {
  const said = { text: '写一句', photos: [] }
  if (event === 'amend')
    return test.call(openid, 'wish.amend', {
      wishId,
      version,
      form: aWishForm(test, { title: '想要一把椅子' }),
    })
  if (event === 'claim') return test.call(openid, 'wish.claim', { wishId })
  if (event === 'note') return test.call(openid, 'wish.note', { wishId, ...said })
  if (event === 'deliver')
    return test.call(openid, 'wish.deliver', { wishId, version, ...said, facesAgreed: false })
  if (event === 'thank') return test.call(openid, 'wish.thank', { wishId, version, text: '谢谢您' })
  return test.call(openid, 'wish.move', { wishId, version, event, reason: '写一句', how: 'phone' })
}

/** Refusals that no row knows: of what cannot be opened, of actions for helpers alone, of what stands already. */
function refusedBefore(state: State, openid: string, event: Asked, helps: boolean, byStation: boolean) {
  const hidden = ['submitted', 'verified', 'rejected', 'withdrawn'].includes(state)
  if (event === 'claim' && !openid.startsWith('h-')) return 'FORBIDDEN'
  if (hidden && openid !== 'o-wisher' && !ofStation.includes(openid)) return 'NOT_FOUND'
  if (event === 'claim' && helps) return 'ok'
  if (event === 'claim' && !['published', 'claimed', 'fulfilling'].includes(state)) return 'WISH_CLOSED'
  if (event === 'note' && !helps) return 'WISH_NOT_YOURS'
  if (event === 'deliver' && !byStation && !helps) return 'WISH_NOT_YOURS'
  return null
}

/** Guards that hold of none of these wishes: they may stay as they are, and have been thanked for when they are closed. */
const unmet: Record<string, readonly State[]> = { cannotStay: states, thankable: ['closed'] }

it.each(states)('in %s everybody may do what the table says and nothing else', async (state) => {
  const wishId = await wishIn(test, state, { neededBy: dayOf(started + 60 * DAY) })
  const kept = await test.cloud.snapshot()
  const { version, seats } = await wishRow(test, wishId)
  const byStation = state === 'stationFulfil' || seats.holders.length === 0
  const expected: string[] = []
  const found: string[] = []
  for (const [openid, is] of Object.entries(people)) {
    const helps = is === 'helper' && seats.holders.length > 0
    const role = is === 'helper' && !helps ? 'neighbour' : is
    for (const event of events) {
      const on: WishEvent = event === 'deliver' && byStation ? 'stationDeliver' : event
      const moves = everyMove(wishFlow).filter((one) => one.state === state && one.event === on)
      const move = moves.find((one) => one.role === role)
      const none = moves.some(({ to }) => to !== null) ? 'FORBIDDEN' : 'INVALID_STATE'
      const guarded = move?.needs.some((need) => unmet[need]?.includes(state)) ? 'INVALID_STATE' : 'ok'
      const code = move?.to ? guarded : none
      expected.push(`${openid} ${event}: ${refusedBefore(state, openid, event, helps, byStation) ?? code}`)
      const reply = await send(openid, event, wishId, version)
      found.push(`${openid} ${event}: ${codeOf(reply)}`)
      if (reply.ok) {
        const after = await wishRow(test, wishId)
        if (move?.to && !(event === 'claim' && seats.free === 0))
          expect([event, after.state]).toEqual([event, move.to])
        if (event !== 'note') {
          expect(codeOf(await send(openid, event, wishId, version))).toBe('ok')
          expect((await wishRow(test, wishId)).version).toBe(after.version)
        }
        await test.cloud.restore(kept)
      }
    }
  }
  expect(found).toEqual(expected)
})
