/** Owns the station that tests start from: two stations, and people appointed to roles. */
import { neighbourStation, station } from '../../demo/station-facts'
import { units } from '../../demo/unit-facts'
import type { AppointedRole } from '../../src/contract'
import { migrations } from '../../src/domain/migrations/migrations'
import type { TestCloud } from './test-cloud'

/** What an environment keeps in which nothing of an earlier version is left. */
const migrated = {
  $set: { state: { done: migrations.length, after: null }, finished: true, version: 1 },
}

/** Writes the two stations and the units above them, in an environment that is as this version writes it. */
export async function stationOf(test: TestCloud): Promise<void> {
  await test.cloud.store.update('passes', {
    ...{ query: { _id: 'migrations' }, update: migrated, replace: false, multi: false },
    ...{ upsert: true, nowMs: test.now() },
  })
  await test.cloud.store.insert('stations', [{ ...station }, { ...neighbourStation }])
  await test.cloud.store.insert(
    'units',
    units.map((unit) => ({ ...unit })),
  )
}

/** Makes the person behind an openid known and gives roles (and another station); answers the person's id. */
export async function appoint(
  test: TestCloud,
  openid: string,
  roles: readonly AppointedRole[],
  set: Record<string, unknown> = {},
): Promise<string> {
  const { profile } = await test.must(openid, 'me.open', {})
  await test.cloud.store.update('people', {
    query: { _id: profile.personId },
    update: { $set: { roles: [...roles], ...set } },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
  return profile.personId
}
