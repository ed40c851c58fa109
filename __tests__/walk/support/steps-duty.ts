/** Owns what people do about turns of duty: plan a rota, ask somebody to take a turn, answer, take back, put somebody there, hand over. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { DutyNoteDocument } from '../../../src/domain/duty/note'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { activityForm, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string
const someStaff = ({ chance }: World): string => chance.of(staff) as string

async function planRota(world: World): Promise<void> {
  const { chance } = world
  const start = world.now() + (14 + chance.below(20)) * HOUR
  const sessions = Array.from({ length: 3 }, (_, i) => {
    const startAt = start + i * (chance.happens(0.5) ? 5 * HOUR : DAY)
    return { startAt, endAt: startAt + 2 * HOUR }
  })
  const more = {
    duty: true,
    title: '便民轮值',
    capacity: 1 + chance.below(2),
    queueCapacity: chance.below(2),
  }
  const openid = someStaff(world)
  const made = await world.ask(openid, 'desk.createActivity', { form: activityForm(sessions, more) })
  if (!made) return
  const { activityId, version } = made
  const sent = await world.ask(openid, 'desk.moveActivity', { activityId, version, event: 'submit' })
  const other = chance.of(staff.filter((one) => one !== openid)) as string
  if (sent)
    await world.ask(other, 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
  for (const { sessionId } of made.sessions)
    await world.ask(aNeighbour(world), 'activity.signUp', { sessionId })
}

/** A turn that is ahead, sometimes any. */
async function aTurn(world: World): Promise<SessionDocument | undefined> {
  const turns = await world.rows<SessionDocument>('sessions', { duty: true })
  const ahead = turns.filter(({ startAt }) => startAt > world.now())
  return world.chance.of(ahead.length > 0 && world.chance.happens(0.95) ? ahead : turns)
}

async function takeTurn(world: World): Promise<void> {
  const turn = await aTurn(world)
  if (turn) await world.ask(aNeighbour(world), 'activity.signUp', { sessionId: turn._id })
}

async function askHelper(world: World): Promise<void> {
  const turn = await aTurn(world)
  const holder = world.chance.of(turn?.seats.holders ?? [])
  const openid = holder && openidOf(holder.who)
  if (!turn || !openid) return
  const found = await world.ask(openid, 'duty.helpers', { sessionId: turn._id })
  const helper = world.chance.of(found?.helpers ?? [])
  if (!helper) return
  const back = world.chance.happens(0.6) ? world.chance.of(helper.turns) : undefined
  const input = { sessionId: turn._id, who: helper.who, inReturn: back?.sessionId ?? null }
  await world.ask(openid, 'duty.ask', input)
}

async function answer(world: World): Promise<void> {
  const swaps = await world.rows<DutySwapDocument>('dutySwaps')
  const open = swaps.filter(({ state }) => state === 'asked' || state === 'swapped' || state === 'agreed')
  const swap = world.chance.of(open.length > 0 ? open : swaps)
  if (!swap) return
  const event =
    swap.state === 'swapped'
      ? 'undo'
      : (world.chance.of(['agree', 'agree', 'agree', 'decline', 'withdraw'] as const) ?? 'agree')
  const by = swap.placedBy ?? (event === 'withdraw' ? swap.askerId : swap.otherId)
  const openid = openidOf(by)
  const sure = openid && world.chance.happens(0.95)
  await world.ask(sure ? openid : aNeighbour(world), 'duty.move', { swapId: swap._id, event })
}

async function place(world: World): Promise<void> {
  const turn = await aTurn(world)
  if (!turn) return
  const openid = someStaff(world)
  const found = await world.ask(openid, 'duty.helpers', { sessionId: turn._id })
  const [from, to] = [world.chance.of(found?.holders ?? []), world.chance.of(found?.helpers ?? [])]
  if (!from || !to) return
  await world.ask(openid, 'duty.place', { sessionId: turn._id, from: from.who, to: to.who })
}

async function handOver(world: World): Promise<void> {
  const turns = await world.rows<SessionDocument>('sessions', { duty: true })
  const ids = turns.filter(({ startAt }) => startAt < world.now()).map(({ _id }) => _id)
  const rows = await world.rows<EnrollmentDocument>('enrollments', { sessionId: { $in: ids } })
  const row = world.chance.of(rows)
  const openid = row && openidOf(row.ownerId)
  if (!row || !openid) return
  const notes = await world.rows<DutyNoteDocument>('dutyNotes', { _id: `${row.sessionId}:${row.ownerId}` })
  const text = world.chance.of(['没有事', '钥匙在抽屉里']) ?? '没有事'
  const version = notes[0]?.version ?? 0
  await world.ask(openid, 'duty.handOver', { sessionId: row.sessionId, version, text })
}

export const dutySteps = [
  step('plan a rota', 2, planRota),
  step('take a turn of duty', 4, takeTurn),
  step('ask for a swap', 5, askHelper),
  step('answer a swap', 6, answer),
  step('put somebody into a turn', 1, place),
  step('hand a turn over', 1, handOver),
]
