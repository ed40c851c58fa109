/** An unsteady hand and a cut network on pages of every capability: everything on them is tapped. */
import { tapEverything, tapsWorld, tapWithout, walk, type TapsWorld } from './support/taps-tour'

const pages = ['home', 'detail', 'family', 'wish-open', 'prize', 'notice-form', 'roster', 'desk-activity']

let world: TapsWorld

beforeAll(async () => {
  world = await tapsWorld(({ name }) => pages.includes(name))
}, 600_000)

afterAll(async () => {
  await world?.browser.close()
  await world?.test.close()
})

it('three taps on one spot are one intention', async () => {
  expect(await walk(world, tapEverything)).toEqual({})
}, 300_000)

it('what a finger asks without network is not lost and happens once', async () => {
  expect(await walk(world, tapWithout('before'))).toEqual({})
}, 300_000)

it('a command whose answer was lost is sent again as the same one', async () => {
  expect(await walk(world, tapWithout('behind'))).toEqual({})
}, 300_000)
