/** Owns what people do about projects: read them, write one, rest it or take it up again, switch a position. */
import type { ProjectDocument } from '../../../src/domain/project/documents'
import { everybody, leaders, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const names = ['楼道读书', '楼道 读书', '晨练', '借工具', '陪聊']
const positions = ['edu_publicity', 'culture_sport', 'governance']

const aProject = async (world: World): Promise<ProjectDocument | undefined> =>
  world.chance.of(await world.rows<ProjectDocument>('projects'))

/** Mostly by somebody who may. */
const someone = ({ chance }: World): string => chance.of(chance.happens(0.8) ? staff : leaders) as string

const formOf = ({ chance }: World) => ({
  ...{ name: chance.of(names) as string, positionId: chance.of(positions) as string },
  ...{ about: '', leaderName: '赵红梅', isBrand: chance.happens(0.3) },
})

async function look(world: World): Promise<void> {
  const openid = world.chance.of(everybody) as string
  await world.ask(openid, 'project.list', {})
  const project = await aProject(world)
  if (project) await world.ask(openid, 'project.open', { projectId: project._id })
}

async function write(world: World): Promise<void> {
  const project = world.chance.happens(0.5) ? await aProject(world) : undefined
  const known = project ? { projectId: project._id, version: project.version } : {}
  await world.ask(someone(world), 'project.save', { ...known, form: formOf(world) })
  const keys = (await world.rows<ProjectDocument>('projects')).map(({ nameKey }) => nameKey)
  if (new Set(keys).size !== keys.length) world.problem(`two projects are called alike: ${keys.join()}`)
}

async function rest(world: World): Promise<void> {
  const project = await aProject(world)
  if (!project) return
  await world.ask(someone(world), 'project.rest', {
    ...{ projectId: project._id, version: project.version, active: !project.active },
  })
}

async function turn(world: World): Promise<void> {
  const [station] = await world.rows<{ version: number }>('stations', { _id: 'st1' })
  await world.ask(someone(world), 'project.turnPosition', {
    ...{ positionId: world.chance.of(positions) as string, active: world.chance.happens(0.7) },
    version: station?.version ?? 0,
  })
}

export const projectSteps = [
  step('look at the projects', 1, look),
  step('write a project', 1, write),
  step('rest a project or take it up', 1, rest),
  step('switch a position', 1, turn),
]
