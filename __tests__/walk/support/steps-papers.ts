/** Owns what people do about the papers in a volunteer's file: write one down, end it, look at its number, sign up by it. */
import { dayOf, DAY } from '../../../src/domain/kernel/clock'
import { credentialKinds } from '../../../src/domain/papers/vocabulary'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { aCredential } from '../../support/papers'
import { everybody, neighbours, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const kinds = Object.keys(credentialKinds).slice(0, 3)

/** Mostly about a neighbour, at times about one of the staff, who may be the one that writes. */
const whom = ({ chance }: World): string => chance.of(chance.happens(0.8) ? neighbours : staff) as string

async function grant(world: World): Promise<void> {
  const until = dayOf(world.now() + (world.chance.happens(0.5) ? 20 : 400) * DAY)
  await world.ask(
    world.chance.of(staff) as string,
    'papers.grant',
    aCredential(whom(world), { kind: world.chance.of(kinds) as string, until }),
  )
}

async function end(world: World): Promise<void> {
  const [person] = await world.rows<PersonDocument>('people', { _id: personIdOf(whom(world)) })
  const paper = world.chance.of(person?.papers ?? [])
  if (!person || !paper) return
  const one = { personId: person._id, paperId: paper.paperId }
  await world.ask(world.chance.of(everybody) as string, 'papers.number', one)
  await world.ask(world.chance.of(staff) as string, 'papers.end', { ...one, reason: '收回了' })
}

export const papersSteps = [
  step('writes a paper down', 2, grant),
  step('looks at a paper and ends it', 1, end),
]
