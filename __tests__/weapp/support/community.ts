/** Owns a busy fortnight to look at: the demo station's activities, four a day, and a resident with a family. */
import { activities } from '../../../demo/activity-facts'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { DAY, HOUR, instantOf } from '../../../src/domain/kernel/clock'
import { aDependant, aPerson, aSession, personIdOf, put, type SessionGiven } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import type { TestCloud } from '../../support/test-cloud'

/** A Monday morning; every test of the journey starts here. */
export const monday = instantOf('2026-11-23', '08:00')

const days = 14
const aDay = 4

/** The clean-up of Wednesday morning, which the residents of these tests go to. */
const cleanup: SessionGiven = {
  sessionId: 'wednesday-cleanup',
  startAt: monday + 2 * DAY + 2 * HOUR,
  leaderId: personIdOf('leader'),
}

/** Fills an empty cloud and answers the session to go to. Everybody named in `residents` has a child and a mother. */
export async function arrangeCommunity(
  test: TestCloud,
  residents: readonly string[],
): Promise<SessionDocument> {
  test.at(monday)
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'])
  await put(
    test,
    'people',
    residents.map((openid) =>
      aPerson(openid, { family: [aDependant('豆豆'), aDependant('妈妈', '1958-03-02')] }),
    ),
  )
  const sessions = Array.from({ length: days * aDay }, (_, i) => {
    const { title, type, audience, intro, placeName, placeDetail, bring, riskNotice, countsHours, capacity } =
      activities[i % activities.length] ?? activities[0]!
    const startAt = monday + Math.floor(i / aDay) * DAY + (1 + (i % aDay) * 2) * HOUR
    const facts = {
      title,
      type,
      audience,
      intro,
      placeName,
      placeDetail,
      bring,
      riskNotice,
      countsHours,
      capacity,
    }
    return aSession(monday, { ...facts, startAt })
  })
  const [first] = activities
  const chosen = aSession(monday, {
    title: first?.title ?? '',
    intro: first?.intro ?? '',
    placeName: first?.placeName ?? '',
    bring: first?.bring ?? '',
    ...cleanup,
  })
  await put(test, 'sessions', [...sessions, chosen])
  return chosen
}
