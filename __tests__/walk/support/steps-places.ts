/** Owns what the head does about the places of the station: writing one, taking one away. */
import type { StationDocument } from '../../../src/domain/station/documents'
import { placeAnswers } from '../../../src/domain/station/places'
import { staff } from './cast'
import { step } from './step'
import type { World } from './world'

const names = ['图书室', '图书 室', '器乐室', '棋牌室']

const stationIn = async (world: World): Promise<StationDocument | undefined> =>
  (await world.rows<StationDocument>('stations', { _id: 'st1' }))[0]

/** Mostly the head; others are told that they may not. */
const someone = ({ chance }: World): string =>
  chance.happens(0.8) ? 'o-admin' : (chance.of(staff) as string)

/** A name is there once, and so is a code. */
async function write(world: World): Promise<void> {
  const station = await stationIn(world)
  if (!station) return
  const known = world.chance.happens(0.4) ? world.chance.of(station.places) : undefined
  const name = world.chance.of(names) as string
  const blank = placeAnswers({ placeCode: '', name, gridId: null })
  await world.ask(someone(world), 'station.savePlace', {
    ...{ form: { ...blank, holds: world.chance.below(60) + 1 }, gridId: null, version: station.version },
    ...(known && { placeCode: known.placeCode }),
  })
  const places = (await stationIn(world))?.places ?? []
  for (const field of ['name', 'placeCode'] as const) {
    const said = places.map((place) => place[field].replace(/\s/g, ''))
    if (new Set(said).size !== said.length) world.problem(`two places have one ${field}: ${said.join()}`)
  }
}

async function remove(world: World): Promise<void> {
  const station = await stationIn(world)
  const place = world.chance.of(station?.places ?? [])
  if (!station || !place) return
  await world.ask(someone(world), 'station.removePlace', {
    ...{ placeCode: place.placeCode, version: station.version },
  })
}

export const placeSteps = [step('write a place', 1, write), step('take a place away', 1, remove)]
