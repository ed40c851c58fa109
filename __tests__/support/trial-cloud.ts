/** Owns a cloud whose functions were built with kinds of cases that are there for tests alone. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../scripts/build-functions'
import type { Output } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import { testCloud, type TestCloud, type TestReply } from './test-cloud'

type Detail = Output<CaseAction<'open'>>
type Page = Output<CaseAction<'mine'>>

export interface TrialCloud extends TestCloud {
  /** Asks an action of a trial kind, which the contract of the product does not name. */
  ask<T = Detail>(openid: string, action: string, input: object, requestKey?: string): Promise<TestReply<T>>
  /** Its answer; a refusal throws. */
  get<T = Detail>(openid: string, action: string, input: object, requestKey?: string): Promise<T>
  /** The ids in a list. */
  listed(openid: string, action: string, input?: object): Promise<string[]>
}

let keys = 0

export async function trialCloud(): Promise<TrialCloud> {
  const folder = await mkdtemp(join(tmpdir(), 'trial-'))
  const functions = await buildFunctions(join(folder, 'cloud'), join(__dirname, 'trial-kinds.ts'))
  const test = await testCloud({ functions })
  const ask = <T = Detail>(openid: string, action: string, input: object, requestKey?: string) =>
    test.send(openid, {
      ...{ action, input, requestKey: requestKey ?? `trial-key-${String(++keys).padStart(6, '0')}` },
    }) as Promise<TestReply<T>>
  const get = async <T = Detail>(openid: string, action: string, input: object, key?: string) => {
    const reply = await ask<T>(openid, action, input, key)
    if (!reply.ok) throw new Error(`${action} was refused: ${reply.error.code}`)
    return reply.data
  }
  const listed = async (openid: string, action: string, input: object = {}) =>
    (await get<Page>(openid, action, input)).items.map(({ caseId }) => caseId)
  return { ...test, ask, get, listed }
}
