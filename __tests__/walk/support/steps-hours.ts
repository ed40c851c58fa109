/** Owns what people do about hours and about their own standing: answer, appeal, decide, add; apply, pause, withdraw; families. */
import { volunteerTermsVersion } from '../../../src/domain/person/consents'
import { DAY, dayOf, MINUTE } from '../../../src/domain/kernel/clock'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { leaders, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const personOf = async (world: World, openid: string): Promise<PersonDocument | undefined> =>
  (await world.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0]

const aRecord = async (
  world: World,
  wanted: (record: ServiceRecordDocument) => boolean,
): Promise<ServiceRecordDocument | undefined> =>
  world.chance.of((await world.rows<ServiceRecordDocument>('serviceRecords')).filter(wanted))

async function decide(world: World): Promise<void> {
  const settled = world.chance.happens(0.3)
  const waiting = ['submitted', 'leaderOk', 'returned', 'appealed', 'open']
  const record = await aRecord(world, ({ state }) => settled || waiting.includes(state))
  if (!record) return
  const events = [
    'leaderCheck',
    'approve',
    'approve',
    'return',
    'reject',
    'uphold',
    'correct',
    'void',
  ] as const
  const event = world.chance.of(events) ?? 'approve'
  const minutes = event === 'correct' ? { minutes: world.chance.below(300) } : {}
  const input = { recordId: record._id, version: record.version, event, reason: '核对过了', ...minutes }
  await world.ask(world.chance.of(leaders) as string, 'hours.decide', input)
}

/** Some of what waits, and some that somebody else has just dealt with, seen as it stood at most one version ago. */
async function some(world: World, states: readonly string[]): Promise<{ id: string; version: number }[]> {
  const rows = await world.rows<ServiceRecordDocument>('serviceRecords')
  return rows
    .filter(({ state }) => states.includes(state) && world.chance.happens(0.5))
    .slice(0, 8)
    .map(({ _id, version }) => ({ id: _id, version: world.chance.happens(0.9) ? version : version - 1 }))
}

async function agree(world: World): Promise<void> {
  const records = await some(world, ['submitted', 'leaderOk', 'appealed'])
  if (records.length > 0) await world.ask(world.chance.of(leaders) as string, 'hours.agree', { records })
}

async function takeBack(world: World): Promise<void> {
  const records = await some(world, ['leaderOk', 'approved', 'returned', 'rejected'])
  if (records.length > 0) await world.ask(world.chance.of(leaders) as string, 'hours.takeBack', { records })
}

async function appealOrAnswer(world: World): Promise<void> {
  const record = await aRecord(world, () => true)
  const openid = record ? openidOf(record.ownerId) : null
  if (!record || openid === null) return
  if (record.asksWhenLeft) {
    const leftAt = (record.plannedStartAt ?? world.now()) + world.chance.below(200) * MINUTE
    await world.ask(openid, 'attendance.answerForgotten', { recordId: record._id, leftAt })
  } else await world.ask(openid, 'hours.appeal', { recordId: record._id, reason: '我待到了最后' })
}

async function add(world: World): Promise<void> {
  const person = await personOf(world, world.chance.of(neighbours) as string)
  if (!person) return
  const day = dayOf(world.now() - world.chance.below(3) * DAY)
  const about = { day, minutes: 10 * (1 + world.chance.below(70)), reason: '入户走访，没有开签到' }
  const title = world.chance.of(['走访', '值班', '搬桌椅']) ?? '走访'
  await world.ask(world.chance.of(leaders) as string, 'hours.add', { personId: person._id, title, ...about })
}

async function standing(world: World): Promise<void> {
  const openid = world.chance.of(neighbours) as string
  const person = await personOf(world, openid)
  if (!person) return
  const { state, version } = person.volunteer
  if (world.chance.happens(0.2)) {
    await world.ask(openid, 'me.withdrawVolunteer', {})
    return
  }
  if (['none', 'withdrawn'].includes(state) || (state === 'rejected' && world.chance.happens(0.7))) {
    await world.ask(openid, 'me.applyVolunteer', {
      ...{ realName: person.realName, sex: 'woman' as const, birthDate: '1960-05-05', phone: '13900001111' },
      ...{
        skills: ['cleaning' as const],
        slots: ['weekdayMorning' as const],
        termsVersion: volunteerTermsVersion,
      },
    })
    return
  }
  const by = world.chance.of(staff) as string
  if (world.chance.happens(0.3)) {
    await world.ask(by, 'desk.takeBackVolunteer', { personId: person._id, version })
    return
  }
  const event = world.chance.of(
    state === 'active' ? (['suspend'] as const) : (['approve', 'reject', 'restore'] as const),
  )
  const input = { personId: person._id, version, event: event ?? ('restore' as const), reason: '核对过了' }
  await world.ask(by, 'desk.decideVolunteer', input)
}

async function family(world: World): Promise<void> {
  const openid = world.chance.of(neighbours) as string
  const person = await personOf(world, openid)
  const member = world.chance.of(person?.family.filter(({ removedAt }) => removedAt === null) ?? [])
  if (member && world.chance.happens(0.5)) {
    await world.ask(openid, 'me.removeDependant', { personId: member.personId })
    return
  }
  const name = world.chance.of(['小雨', '小满', '外婆']) ?? '小雨'
  await world.ask(openid, 'me.addDependant', {
    name,
    birthDate: '2016-04-05',
    relation: 'child',
    agreedBy: 'guardian',
  })
}

/** Nobody does anything for a while. */
async function wait(world: World): Promise<void> {
  world.test.at(world.now() + world.chance.below(40) * MINUTE)
}

export const hoursSteps = [
  step('decide hours', 8, decide),
  step('agree on hours', 4, agree),
  step('take hours back', 3, takeBack),
  step('appeal or answer', 4, appealOrAnswer),
  step('add hours', 2, add),
  step('a standing', 3, standing),
  step('a family', 2, family),
  step('wait', 3, wait),
]
