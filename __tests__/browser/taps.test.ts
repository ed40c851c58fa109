/**
 * An unsteady hand, a cut network, and going back and forth: on pages of every capability, or with TAPS=all, as
 * `npm run taps` has it, on every page of the tour; TAPS=home,prize names a few.
 */
import {
  backForwardReload,
  tapEverything,
  tapsWorld,
  tapWithout,
  walk,
  type TapsWorld,
} from './support/taps-tour'

const some = [
  'home',
  'campaigns',
  'nominate-team',
  'detail',
  'family',
  'wish-open',
  'prize',
  'notice-form',
  'roster',
  'desk-activity',
  // On these a tap sends what must not happen twice, and without an answer is sent again.
  'prize-reserve',
  'group-robot-set',
]
const { TAPS = some.join() } = process.env
const whole = TAPS === 'all'
const chosen = TAPS.split(',')
const limit = whole ? 3_600_000 : 600_000

let world: TapsWorld

beforeAll(async () => {
  world = await tapsWorld(({ name }) => whole || chosen.includes(name))
}, 600_000)

afterAll(async () => {
  await world?.browser.close()
  await world?.test.close()
})

it(
  'going on, back, forward and opening anew leave a page with words and ways on, once',
  async () => {
    expect(await walk(world, backForwardReload)).toEqual({})
  },
  limit,
)

it(
  'three taps on one spot are one intention',
  async () => {
    expect(await walk(world, tapEverything)).toEqual({})
  },
  limit,
)

it(
  'what a finger asks without network is not lost and happens once',
  async () => {
    expect(await walk(world, tapWithout('before'))).toEqual({})
  },
  limit,
)

it(
  'a command whose answer was lost is sent again as the same one',
  async () => {
    expect(await walk(world, tapWithout('behind'))).toEqual({})
  },
  limit,
)
