/** Owns the small world that a journey happens in: a station, its staff, one activity, and what the books say after. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { aPerson, personIdOf, put, putSession, type SessionGiven } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import type { TestCloud } from '../../support/test-cloud'

export const STAFF = 'zhou-min'

/** Writes the station, somebody of its staff, and residents with names, each known by an openid. */
export async function settle(test: TestCloud, names: Record<string, string>): Promise<void> {
  await stationOf(test)
  const people = Object.entries({ [STAFF]: '周敏', ...names }).map(([openid, realName]) =>
    aPerson(openid, { realName, nickname: realName, birthDate: '1961-03-12', gridId: 'g01' }),
  )
  await put(test, 'people', people)
  await appoint(test, STAFF, ['staff'])
}

export const cardTokenOf = (openid: string): string => `card-${personIdOf(openid)}`

/** A session led by the staff of the station. */
export const openSession = (test: TestCloud, given: SessionGiven): Promise<SessionDocument> =>
  putSession(test, { leaderId: personIdOf(STAFF), leaderName: '周敏', ...given })

/** How everybody stands, by openid. */
export async function standings(
  test: TestCloud,
  sessionId: string,
  openids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId })
  return Object.fromEntries(
    openids.map((openid) => [
      openid,
      rows.find(({ personId }) => personId === personIdOf(openid))?.state ?? 'none',
    ]),
  )
}
