/** Owns what people do about cases of declared kinds: hand one in, take any step that its table knows, and wait until one is due. */
import { caseKinds, kindOf } from '../../../src/domain/case-kinds'
import type { CaseDocument } from '../../../src/domain/case/documents'
import type { CaseKind } from '../../../src/domain/case/define-case'
import { DAY, dayOf, MINUTE } from '../../../src/domain/kernel/clock'
import { rowsFrom } from '../../../src/domain/kernel/workflow'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { aCaseForm, actionOf, caseRows } from '../../support/cases'
import { stepOf } from '../../support/case-steps'
import { everybody, leaders, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

/** Something that a neighbour has met with: at a spot where others may have met with the same. */
async function report(world: World): Promise<void> {
  const { chance } = world
  const category = chance.of(['facility', 'water'] as const) as 'facility' | 'water'
  const form = { category, spot: 'grid:g01', where: '', text: '', photos: [], urgency: 'normal' as const }
  await world.ask(chance.of(neighbours) as string, 'incident.begin', { form, unnamed: false })
}

async function join(world: World): Promise<void> {
  const one = world.chance.of(await world.rows<CaseDocument>('cases', { kind: 'incident' }))
  if (!one) return
  const joins = world.chance.happens(0.8)
  await world.ask(world.chance.of(neighbours) as string, 'incident.join', { caseId: one._id, joins })
}

/** Whatever lies anywhere, sealed or not. */
const aCase = async (world: World) => world.chance.of(await caseRows(world.test))

/** One as a form of its kind takes it: a call on a department, or somebody asked to speak with a neighbour. */
const beginning =
  (kind: CaseKind, by: readonly string[]) =>
  async (world: World): Promise<void> => {
    const { form } = await aCaseForm(world.test, kind)
    // Photos were uploaded by somebody else.
    const own = { ...form, ...('photos' in form && { photos: [] }) }
    await world.ask(world.chance.of(by) as string, actionOf(kind, 'begin'), {
      form: own,
      unnamed: false,
    } as never)
  }

/** To whom a step hands a case, and whose card it reads, of those who live here. */
async function chosen({ chance, test }: World, kind: CaseKind, event: string) {
  const { gives, brings } = kind.moves[event] ?? {}
  const [person] = brings
    ? await test.rows<PersonDocument>('people', { _id: personIdOf(chance.of(neighbours) as string) })
    : []
  return {
    ...(gives && { to: personIdOf(chance.of(leaders) as string) }),
    ...(person && { cardToken: person.cardToken }),
  }
}

async function begin(world: World): Promise<void> {
  const { chance } = world
  const colleague = chance.happens(0.3) ? personIdOf(chance.of(staff) as string) : null
  const said = { about: 'service', place: '一楼窗口', text: '中午没有人', wanted: '', photos: [] }
  await world.ask(chance.of(neighbours) as string, actionOf(caseKinds.complaint, 'begin'), {
    ...{ form: { ...said, colleague }, unnamed: chance.happens(0.3) },
  })
}

/** For oneself, or by somebody of the station for whoever is chosen. */
async function order(world: World): Promise<void> {
  const { chance } = world
  const item = chance.of(['handy', 'medical', 'clean']) as string
  const day = dayOf(world.now() + (1 + chance.below(3)) * DAY)
  const form = { item, text: '请人帮一把', day, part: 'morning', takes: 'half', haste: 'usual', photos: [] }
  const forPersonId = personIdOf(chance.of(neighbours) as string)
  const isProxy = chance.happens(0.3)
  await world.ask(chance.of(isProxy ? staff : neighbours) as string, actionOf(caseKinds.order, 'begin'), {
    ...{ form, unnamed: false },
    ...(isProxy && { behalf: { via: 'phone', forPersonId } }),
  })
}

/** Whom a step asks of the volunteers, where it does. */
const asked = (world: World, kind: CaseKind, event: string) =>
  kind.moves[event]?.offers && {
    people: neighbours
      .filter(() => world.chance.happens(0.3))
      .slice(0, 3)
      .map(personIdOf),
  }

/** A step that the table knows from there, mostly by somebody who may, sometimes by anybody. */
async function move(world: World): Promise<void> {
  const { chance } = world
  const one = await aCase(world)
  if (!one) return
  const kind = kindOf(one.kind)
  const row = chance.of(rowsFrom(kind.flow, one.state).filter(({ on }) => kind.moves[on]))
  if (!row) return
  const likely = row.by.includes('owner')
    ? openidOf(one.ownerId)
    : row.by.includes('handler')
      ? openidOf(one.handlerId ?? '')
      : row.by.some((role) => role === 'asked' || role === 'volunteer')
        ? chance.of(neighbours)
        : null
  const openid = chance.happens(0.15) ? chance.of(everybody) : (likely ?? chance.of(staff))
  await world.ask(openid as string, actionOf(kind, 'move'), {
    ...{ caseId: one._id, version: one.version },
    ...(await stepOf(world.test, kind, row.on, '看过了')),
    ...asked(world, kind, row.on),
    ...(await chosen(world, kind, row.on)),
  })
}

async function call(world: World): Promise<void> {
  const one = await aCase(world)
  if (one?.handlerId)
    await world.ask(openidOf(one.handlerId) as string, actionOf(kindOf(one.kind), 'contact'), {
      caseId: one._id,
    })
}

/** Nobody does anything until time does. */
async function wait(world: World): Promise<void> {
  const one = await aCase(world)
  if (one?.wakeAt && one.wakeAt > world.now() && world.chance.happens(0.3))
    world.test.at(one.wakeAt + world.chance.below(3) * MINUTE)
}

export const caseSteps = [
  step('begin a case', 2, begin),
  step('report an incident', 2, report),
  step('join an incident', 1, join),
  step('order', 2, order),
  step('call on departments', 1, beginning(caseKinds.whistle, leaders)),
  step('ask for a mediation', 1, beginning(caseKinds.mediation, neighbours)),
  step('ask a team to perform', 1, beginning(caseKinds.invitation, neighbours)),
  step('move a case', 6, move),
  step('call about a case', 1, call),
  step('wait for a case', 1, wait),
]
