/** Owns calling the real actions as a person of the demo; a refusal stops the making of the demo with its reason. */
import type { ActionName, Input, Output } from '../src/contract'
import type { Cloud } from '../emulator/start-cloud'

export interface DemoCaller {
  call<A extends ActionName>(openid: string, action: A, input: Input<A>): Promise<Output<A>>
  /** Runs the timer function once. */
  jobs(): Promise<void>
  calls: number
}

/** @param told hears after each call how many there were */
export function demoCaller(cloud: Cloud, told: (calls: number) => void = () => undefined): DemoCaller {
  let keys = 0
  const caller: DemoCaller = {
    calls: 0,
    async call(openid, action, input) {
      told(++caller.calls)
      const event = { action, input, requestKey: `demo-${String(++keys).padStart(8, '0')}` }
      const answer = await cloud.call('api', event, { openid })
      if ('error' in answer && answer.error) throw new Error(`${action}: ${JSON.stringify(answer.error)}`)
      const reply = (answer as { result: { ok: boolean; data: never; error?: unknown } }).result
      if (!reply.ok) throw new Error(`${openid} ${action}: ${JSON.stringify(reply.error)}`)
      return reply.data
    },
    async jobs() {
      told(++caller.calls)
      await cloud.call('jobs', {}, { source: 'wx_trigger' })
    },
  }
  return caller
}
