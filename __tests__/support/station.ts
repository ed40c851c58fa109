/** Owns the station that tests start from: two stations, and people appointed to roles. */
import { neighbourStation, station } from '../../demo/station-facts'
import { units } from '../../demo/unit-facts'
import type { AppointedRole } from '../../src/contract'
import type { TestCloud } from './test-cloud'

/** Writes the two stations and the units above them. */
export async function stationOf(test: TestCloud): Promise<void> {
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
