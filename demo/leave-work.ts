/** Owns what is left lying on the desk of the demo station, so that every role finds something to do. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { Cloud } from '../emulator/start-cloud'
import { bringIn } from './bring-in'
import type { DemoCaller } from './caller'
import { importedTable } from './project-facts'

const COLLEAGUE = 'demo-staff-wu'
const LEADER = 'demo-leader-sun'

/**
 * One who wants to join a team, one appeal by a volunteer, one added record that waits for a second person, and the hours of those whom their leader
 * sent home and has looked at where they agree.
 */
export async function leaveWork(demo: DemoCaller, now: number): Promise<void> {
  const mine = await demo.call('demo-volunteer-li', 'hours.mine', {})
  // A visit to an activity: what was given to a neighbour was read from the card at the door.
  const disputed = mine.lines.find(({ state, title }) => state === 'approved' && !title.startsWith('帮邻居'))
  if (disputed) {
    await demo.call('demo-volunteer-li', 'hours.appeal', {
      recordId: disputed.recordId,
      reason: '那天我八点四十就到了，帮着搬了工具。',
    })
  }
  const { items } = await demo.call(LEADER, 'hours.pending', {})
  const agreeing = items.filter(({ apart }) => apart === null)
  const records = agreeing.map(({ recordId: id, version }) => ({ id, version }))
  if (records.length > 0) await demo.call(LEADER, 'hours.agree', { records })
  const { teams } = await demo.call('demo-volunteer-li', 'me.open', {})
  if (teams[0]) await demo.call('demo-volunteer-chen', 'team.apply', { teamId: teams[0].teamId })
  const chen = await demo.call('demo-volunteer-chen', 'me.open', {})
  await demo.call(COLLEAGUE, 'hours.add', {
    personId: chen.profile.personId,
    title: '陪张奶奶下棋',
    day: dayOf(now - DAY),
    minutes: 60,
    reason: '上门陪伴，现场没有签到码。',
  })
}

/** A table of projects that was imported: one row of it stood there already, one changed something, one was refused. */
export async function leaveImport(cloud: Cloud, demo: DemoCaller): Promise<void> {
  await bringIn(cloud, demo, 'demo-staff-zhou', {
    ...{ kind: 'projects', name: 'demo-projects.csv', fileName: '二季度项目表.csv', body: importedTable },
  })
}
