/** Owns whose phone a page test holds, and whether it reaches the cloud. */
import type { TestCloud } from '../../support/test-cloud'
import { host } from './host-taro'

/** The phone of the person behind an openid, with signal. Pages are opened with `params`. */
export function holdPhone(test: TestCloud, openid: string, params: Record<string, string> = {}): void {
  host.params = params
  host.cloud = async (name, data) => {
    const { result, error } = await test.cloud.call(name, data, { openid })
    if (error) throw new Error(error.message)
    return result
  }
}

/** The phone finds no signal until it is held again. */
export function loseSignal(): void {
  host.cloud = null
}
