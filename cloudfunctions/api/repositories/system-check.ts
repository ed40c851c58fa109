/** Owns looking at how the environment is set up, in words for whoever has to mend it; secrets are never said. */
import { database } from '../../database/declaration'
import { MINUTE } from '@/domain/kernel/clock'
import { subscriptionTemplates, templateNames } from '@/domain/message/templates'
import { countDocs, findDocs, SetUpError } from '../platform/cloud'
import { keysOf } from '../platform/messages'
import { missingSettings } from '../platform/settings'
import { signingTroubles } from '../platform/signing'
import { migrations } from '@/domain/migrations/migrations'
import type { MessageDoc } from './messages'
import { readWalk } from './migrations'
import { readTimer, type TimerDocument } from './timer'

/** After so long without a run the desk is told. */
const SILENT_MS = 10 * MINUTE
/** Few at once: small plans allow about thirty requests a second. */
const AT_ONCE = 5
/** How the error of a message begins that no repeat can help. */
const WRONG_SET_UP = 'setup:'
const REFUSED_SHOWN = 3

/** What to say of the timer's last run, empty when there is nothing to say. */
export function timerTroubles(timer: TimerDocument | null, now: number): string[] {
  if (timer === null) return ['定时任务还没有运行过：请在开发者工具里给 jobs 上传触发器']
  const minutes = Math.floor((now - timer.lastAt) / MINUTE)
  if (now - timer.lastAt >= SILENT_MS)
    return [`定时任务已经 ${minutes} 分钟没有运行：请查看 jobs 的触发器和日志`]
  return timer.failing.length > 0
    ? [`定时任务里有 ${timer.failing.length} 项上一次没有做成：请查看 jobs 的日志`]
    : []
}

/** Asks each declared collection for nothing: one that is missing or closed to functions says so. */
async function collectionTroubles(): Promise<string[]> {
  const troubles: string[] = []
  const names = database.collections.map(({ name }) => name)
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const group = names.slice(from, from + AT_ONCE)
    const outcomes = await Promise.allSettled(group.map((name) => countDocs(name, { _id: 'nothing' })))
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'fulfilled') return
      if (outcome.reason instanceof SetUpError) troubles.push(`集合 ${group[i]} 没有建，或云函数用不了`)
      else throw outcome.reason
    })
  }
  return troubles
}

async function stationTroubles(): Promise<string[]> {
  return (await countDocs('stations', {})) > 0 ? [] : ['stations 里还没有站点']
}

function templateTroubles(): string[] {
  return subscriptionTemplates.flatMap((template) => {
    const name = `消息模板「${templateNames[template]}」`
    const keys = keysOf(template)
    return [
      ...(process.env[`TEMPLATE_${template}`] ? [] : [`${name}没有填模板号 TEMPLATE_${template}`]),
      ...(keys.ok ? [] : [`${name}的 TEMPLATE_KEYS_${template} 不能用：${keys.why}`]),
    ]
  })
}

/** What WeChat refused for good of late, each answer once. */
async function refusedTroubles(stationId: string): Promise<string[]> {
  const where = { stationId, 'delivery.state': 'failed' }
  const failed = await findDocs<MessageDoc>('messages', where, { order: [['at', 'desc']], limit: 50 })
  const said = failed
    .map(({ delivery }) => delivery.error ?? '')
    .filter((error) => error.startsWith(WRONG_SET_UP))
  return [...new Set(said)]
    .slice(0, REFUSED_SHOWN)
    .map((error) => `微信退回了消息：${error.slice(WRONG_SET_UP.length)}`)
}

/** How many of the migrations are done, of how many. One request. */
export async function readUpgrade(): Promise<{ done: number; of: number }> {
  const { walk } = await readWalk()
  return { done: Math.min(walk.done, migrations.length), of: migrations.length }
}

async function upgradeTroubles(): Promise<string[]> {
  const { done, of } = await readUpgrade()
  const next = migrations[done]
  return next
    ? [`旧数据正在整理，一共 ${of} 件，在做第 ${next.number} 件「${next.name}」，做完这一行就没有了`]
    : []
}

/** A look that fails because of what another look names says nothing of its own. */
async function quietly(look: Promise<string[]>): Promise<string[]> {
  try {
    return await look
  } catch (error) {
    if (error instanceof SetUpError) return []
    throw error
  }
}

/**
 * Everything that is not set up, one sentence each; empty when all is well. About thirty small requests.
 * @param stationId whose refused messages are looked through; null for none
 */
export async function setUpTroubles(stationId: string | null, now: number): Promise<string[]> {
  const settings = missingSettings()
  if (settings.length > 0) return settings
  const looks = [
    collectionTroubles(),
    quietly(stationTroubles()),
    quietly(upgradeTroubles()),
    quietly(readTimer().then((timer) => timerTroubles(timer, now))),
    ...(stationId === null ? [] : [quietly(refusedTroubles(stationId))]),
  ]
  const found = (await Promise.all(looks)).flat()
  const noFieldKey = process.env.FIELD_KEY ? [] : ['环境变量 FIELD_KEY 没有设置，号码暂时用 PERSON_KEY 封存']
  return [...found, ...templateTroubles(), ...noFieldKey, ...signingTroubles()]
}
