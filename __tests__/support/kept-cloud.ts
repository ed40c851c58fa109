/**
 * Owns that a suite hands its cloud to the next suite of the same process. Starting the processes of its functions, and
 * what V8 takes to make them quick, costs more than most suites do. What is handed on is empty, as `reset` leaves it, and
 * its functions have forgotten what they count for themselves; a cloud in which anything went another way is closed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { station } from '../../demo/station-facts'
import { startCloud, type Cloud, type CloudOptions } from '../../emulator/start-cloud'
import { DAY } from '../../src/domain/kernel/clock'
import { beginning } from './beginning'

interface Kept {
  cloud: Cloud
  /** Cold starts of the function that phones call, since the cloud began. */
  starts: () => number
}

/** What lasts from suite to suite; only the environment of suites on plain Node offers it (`scripts/jest`). */
const lasting = () => (globalThis as { lastsFromSuiteToSuite?: Map<string, unknown> }).lastsFromSuiteToSuite

const PLACE = 'cloud'
const FOLDERS = 'folders'

/** A cloud that nobody closes when its process ends; what it has stored goes then. */
async function start(options: CloudOptions, place: Map<string, unknown>): Promise<Kept> {
  const folders = (place.get(FOLDERS) as string[] | undefined) ?? []
  if (!place.has(FOLDERS)) {
    place.set(FOLDERS, folders)
    process.once('exit', () => folders.forEach((one) => rmSync(one, { recursive: true, force: true })))
  }
  const data = mkdtempSync(join(tmpdir(), 'kept-cloud-'))
  folders.push(data)
  const cloud = await startCloud({ ...options, data, keepsAlive: false })
  let starts = 0
  cloud.listen((event) => {
    if (event.type === 'call-end' && event.call.function === 'api' && event.call.coldStart) starts++
  })
  return { cloud, starts: () => starts }
}

/** An instance counts what floods it, for one day: each of them is asked once on another day, all at the same time. */
async function forgetCounts({ cloud, starts }: Kept): Promise<void> {
  cloud.setClock(beginning - 7 * DAY - Date.now())
  await cloud.store.insert('stations', [{ ...station }])
  const event = { action: 'me.updateProfile', input: {}, requestKey: 'the-key-of-another-day' }
  await Promise.all(
    Array.from({ length: starts() }, () => cloud.call('api', event, { openid: 'o-of-another-day' })),
  )
}

/** Whether each instance that ever began is there still and waits. */
function isWhole({ cloud }: Kept): boolean {
  const { instances, idle, queued, coldStarts } = cloud.instances()
  return instances === coldStarts && idle === instances && queued === 0
}

/** A cloud, and how a suite leaves it. */
interface Lent {
  cloud: Cloud
  leave: () => Promise<void>
}

/** A cloud that ends with its suite. */
export async function cloudOfItsOwn(options: CloudOptions): Promise<Lent> {
  const cloud = await startCloud(options)
  return { cloud, leave: () => cloud.close() }
}

/** The cloud that the suite before has left, or a new one; `options` are the same for all who ask. */
export async function cloudOfSuite(options: CloudOptions): Promise<Lent> {
  const place = lasting()
  if (!place) return cloudOfItsOwn(options)
  const kept = (place.get(PLACE) as Kept | undefined) ?? (await start(options, place))
  place.delete(PLACE)
  kept.cloud.clock.begin(beginning - Date.now())
  const leave = async (): Promise<void> => {
    await kept.cloud.idle()
    if (place.has(PLACE) || !isWhole(kept)) return kept.cloud.close()
    await kept.cloud.reset()
    await forgetCounts(kept)
    await kept.cloud.reset()
    if (isWhole(kept)) place.set(PLACE, kept)
    else await kept.cloud.close()
  }
  return { cloud: kept.cloud, leave }
}
