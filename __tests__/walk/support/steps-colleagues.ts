/** Owns what people do about who works at the station: name a neighbour, end a role, take it back, take over what somebody leads. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { officeOf } from '../../../src/domain/person/office'
import { personIdOf } from '../../support/builders'
import { leaders, neighbours, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const roles = ['team_leader', 'grid_worker'] as const

async function aNeighbour(world: World): Promise<PersonDocument | undefined> {
  const openid = world.chance.of(neighbours) as string
  const [person] = await world.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  return person
}

/** Mostly by somebody who may, sometimes by anybody who leads something. */
const someone = ({ chance }: World): string => chance.of(chance.happens(0.8) ? staff : leaders) as string

async function name(world: World): Promise<void> {
  const person = await aNeighbour(world)
  if (!person) return
  const role = world.chance.of(roles) as (typeof roles)[number]
  const gridIds = role === 'grid_worker' ? ['g01'] : []
  await world.ask(someone(world), 'colleagues.appoint', {
    ...{ personId: person._id, version: officeOf(person).version, roles: [role], gridIds },
    ...{ partnerId: null, why: '热心' },
  })
}

async function end(world: World): Promise<void> {
  const person = await aNeighbour(world)
  const role = person && world.chance.of(person.roles)
  if (!role) return
  await world.ask(someone(world), 'colleagues.end', {
    ...{ personId: person._id, version: officeOf(person).version, role, why: '换人' },
  })
}

async function takeBack(world: World): Promise<void> {
  const person = await aNeighbour(world)
  if (!person?.office?.last) return
  await world.ask(someone(world), 'colleagues.takeBack', {
    ...{ personId: person._id, version: person.office.version },
  })
}

async function takeOver(world: World): Promise<void> {
  const person = await aNeighbour(world)
  if (person) await world.ask(someone(world), 'colleagues.handOver', { personId: person._id })
}

/** A head who tries to go while there is no other. */
const layDown = (world: World) =>
  world.ask('o-admin', 'colleagues.end', {
    ...{ personId: personIdOf('o-admin'), version: 0, role: 'station_admin', why: '退休' },
  })

export const colleagueSteps = [
  step('name a colleague', 1, name),
  step('end a role', 1, end),
  step('take an appointment back', 1, takeBack),
  step('take over what somebody leads', 1, takeOver),
  step('lay down the last office', 1, layDown),
]
