/** Owns what a walker can see and do: ask as a person, sometimes twice, sometimes while the cloud fails, and remember what went wrong. */
import type { TestInput } from '../../support/as-shown'
import { contract, type ActionName, type Output } from '../../../src/contract'
import { commonErrors } from '../../../src/contract/errors'
import { faultKinds } from '../../support/crash'
import type { TestCloud, TestReply } from '../../support/test-cloud'
import type { Chance } from './random'

/** How likely a call meets a failing request, and how likely a tap is a double one. */
export interface Weather {
  faults: number
  doubleTaps: number
}

export class World {
  /** What happened, newest last; the end of it is shown when a walk fails. */
  readonly log: string[] = []
  readonly problems: string[] = []
  #keys = 0

  constructor(
    readonly test: TestCloud,
    readonly chance: Chance,
    readonly weather: Weather,
    readonly seed: number,
  ) {}

  now(): number {
    return this.test.now()
  }

  rows<T>(collection: string, query: Record<string, unknown> = {}): Promise<T[]> {
    return this.test.rows<T>(collection, query)
  }

  note(line: string): void {
    this.log.push(`${new Date(this.now() + 8 * 3_600_000).toISOString().slice(5, 16)} ${line}`)
  }

  problem(text: string): void {
    this.problems.push(text)
    this.note(`PROBLEM ${text}`)
  }

  /** Asks as a phone does; null when it was refused or the answer was lost for good. */
  async ask<A extends ActionName>(openid: string, action: A, input: TestInput<A>): Promise<Output<A> | null> {
    const key = `walk-${this.seed}-${String(++this.#keys).padStart(6, '0')}`
    const isCommand = contract[action].kind === 'command'
    if (isCommand && this.chance.happens(this.weather.faults)) {
      const answered = await this.#askInTrouble(openid, action, input, key)
      if (answered !== 'lost') return answered
    }
    if (isCommand && this.chance.happens(this.weather.doubleTaps)) {
      // One of the two may be overtaken by the other at any of its requests.
      const late = { function: 'api', openid, request: 1 + this.chance.below(7), kind: 'late' as const }
      if (this.chance.happens(0.5)) this.test.cloud.fault(late)
      const both = [1, 2].map(() => this.test.call(openid, action, input, key))
      const [first] = await Promise.all(
        both.map(async (one) => this.#read(openid, action, await one, 'twice')),
      )
      return first ?? null
    }
    return this.#read(openid, action, await this.test.call(openid, action, input, key), '')
  }

  /** The call meets a fault; then the phone asks again with the same key, or gives up. */
  async #askInTrouble<A extends ActionName>(
    openid: string,
    action: A,
    input: TestInput<A>,
    key: string,
  ): Promise<Output<A> | null | 'lost'> {
    const kind = this.chance.of(faultKinds) ?? 'kill'
    const request = 1 + this.chance.below(7)
    this.test.cloud.fault({ function: 'api', openid, request, kind })
    const said = await this.test
      .call(openid, action, input, key)
      .then((reply) => (reply.ok ? 'ok' : reply.error.code))
      .catch(() => 'died')
    this.note(`${openid} ${action} ${JSON.stringify(input)} with ${kind} at ${request}: ${said}`)
    return this.chance.happens(0.7) ? 'lost' : null
  }

  #read<A extends ActionName>(
    openid: string,
    action: A,
    reply: TestReply<Output<A>>,
    how: string,
  ): Output<A> | null {
    const said = reply.ok ? 'ok' : reply.error.code
    this.note(`${openid} ${action} ${how} ${said}`)
    if (reply.ok) return reply.data
    const declared = [...commonErrors, ...contract[action].errors] as string[]
    const never = reply.error.code === 'INTERNAL' || (reply.error.code === 'BUSY' && how === '')
    if (never || !declared.includes(reply.error.code)) {
      this.problem(
        `${action} as ${openid} was answered ${reply.error.code} ${JSON.stringify(reply.error.details)}`,
      )
    }
    return null
  }

  /** Runs the timer; sometimes one of its requests fails. */
  async jobs(calm = false): Promise<void> {
    if (!calm && this.chance.happens(this.weather.faults)) {
      const kind = this.chance.of(faultKinds) ?? 'kill'
      this.test.cloud.fault({ function: 'jobs', request: 1 + this.chance.below(60), kind })
      await this.test.jobs().catch(() => undefined)
      return
    }
    const summary = (await this.test.jobs()) as { jobs?: Record<string, { error?: string }> }
    for (const [job, outcome] of Object.entries(summary.jobs ?? {})) {
      if (outcome.error !== undefined) this.problem(`the job ${job} failed: ${outcome.error}`)
    }
  }
}
