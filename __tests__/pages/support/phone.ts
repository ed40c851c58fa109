/** Owns whose phone a page test holds, and whether it reaches the cloud. */
import type { TestCloud } from '../../support/test-cloud'
import { host } from './host-taro'

/** Puts a small file into the cloud, as a phone's upload would, and answers its id. */
export async function keepFile(test: TestCloud, cloudPath: string): Promise<string> {
  const body = Buffer.from('ffd8ffe000104a464946', 'hex')
  const response = await fetch(`${test.cloud.url}/files/${cloudPath}`, { method: 'POST', body })
  return ((await response.json()) as { fileID: string }).fileID
}

const needsStation = (result: unknown): boolean =>
  (result as { error?: { code?: string } } | null)?.error?.code === 'STATION_NEEDED'

/**
 * The phone of the person behind an openid, with signal. Pages are opened with `params`. Whoever has not said which
 * station is theirs is of the home station, as in every test.
 */
export function holdPhone(test: TestCloud, openid: string, params: Record<string, string> = {}): void {
  host.params = params
  host.cloud = async (name, data) => {
    const { result, error } = await test.cloud.call(name, data, { openid })
    if (error) throw new Error(error.message)
    if (!needsStation(result)) return result
    await test.settle(openid)
    return (await test.cloud.call(name, data, { openid })).result
  }
  host.keepFile = (cloudPath) => keepFile(test, cloudPath)
}

/** The phone finds no signal until it is held again. */
export function loseSignal(): void {
  host.cloud = null
  host.keepFile = null
}
