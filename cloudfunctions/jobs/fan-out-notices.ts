/**
 * Owns the walk through the audience of a notice that has just gone out: it counts people by home and writes a
 * message for those who have agreed to one more. A page's messages have ids that follow from notice and person, and
 * the place reached is moved on by compare-and-swap, so that a page done twice, or by two runs at the same moment,
 * tells nobody twice and counts nobody twice.
 */
import type { Patch } from '@/domain/kernel/guarded-update'
import { type Addressee, homesOf, knownAt, type Leg, legOf, legsOf } from '@/domain/notice/audience'
import type { PersonDocument } from '@/domain/person/documents'
import { type Doc, findDocs } from '../api/platform/cloud'
import { messageOf, postMissing } from '../api/repositories/messages'
import { changeNotice, findNotices, type NoticeDoc } from '../api/repositories/notices'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

const NOTICES_AT_ONCE = 10
const PEOPLE_A_PAGE = 200
/** A run ends after so many pages or messages; the next minute goes on. */
const PAGES_A_RUN = 20
const MESSAGES_A_RUN = 200

const UNSPREAD = { spreading: true }

export const fanOutNotices: Job = {
  name: 'fanOutNotices',
  due: () => [{ from: 'notices', where: UNSPREAD }],
  run: async (now) => {
    const source = { collection: 'notices', now }
    const found = await findNotices(await sparing(source, UNSPREAD), {
      order: [['publishAt', 'asc']],
      limit: NOTICES_AT_ONCE,
    })
    const left = { pages: PAGES_A_RUN, messages: MESSAGES_A_RUN }
    await forEachItem(found, (notice) => walk(notice, left), source)
    return { done: PAGES_A_RUN - left.pages, more: left.pages <= 0 || left.messages <= 0 }
  },
}

type Place = Pick<NoticeDoc['spread'], 'leg' | 'after'>

async function walk(notice: NoticeDoc, left: { pages: number; messages: number }): Promise<void> {
  const legs = legsOf(notice.stationId, notice.audience)
  let place: Place = notice.spread
  const known = new Set(Object.keys(notice.homes))
  while (left.pages > 0 && left.messages > 0) {
    left.pages -= 1
    if (place.leg >= legs.length) {
      await moveOn(notice, place, { $set: { spreading: false, 'spread.done': true } })
      return
    }
    const { next, told, here } = await tellPage(notice, legs, place)
    left.messages -= told
    const homes = homesOf(here, known)
    for (const key of Object.keys(homes)) known.add(key)
    const counted = Object.entries(homes).map(([key, people]) => [`homes.${key}`, people])
    const patch = {
      $set: { 'spread.leg': next.leg, 'spread.after': next.after },
      $inc: { 'spread.pushed': told, ...(Object.fromEntries(counted) as Record<string, number>) },
    }
    // Whoever recalled the notice, or a run that was faster, has the word.
    if (!(await moveOn(notice, place, patch))) return
    place = next
  }
}

const moveOn = (notice: NoticeDoc, { leg, after }: Place, patch: Patch): Promise<boolean> =>
  changeNotice(notice._id, {
    guard: { spreading: true, 'spread.leg': leg, 'spread.after': after },
    patch,
  })

type Person = Doc & Addressee & Pick<PersonDocument, 'openid' | 'subscriptions'>

const personFields = {
  stationId: 1,
  gridId: 1,
  building: 1,
  roles: 1,
  openid: 1,
  'volunteer.state': 1,
  'subscriptions.stationNotice': 1,
} as const

/** Writes the messages of one page of people; answers where the next one begins and who is counted. */
async function tellPage(notice: NoticeDoc, legs: readonly Leg[], { leg, after }: Place) {
  const where = { $and: [legs[leg]?.guard ?? {}, { _id: { $gt: after } }] }
  const people = await findDocs<Person>('people', where, {
    order: [['_id', 'asc']],
    limit: PEOPLE_A_PAGE,
    fields: personFields,
  })
  // Somebody in several legs is met again in the later ones.
  const here = people.filter((person) => legOf(legs, person, notice.stationId) === leg)
  // What is shown to a guest are the notices of home, so this one stands among the messages.
  const told = here.filter(
    ({ openid, stationId, subscriptions }) =>
      openid !== '' && (stationId !== notice.stationId || (subscriptions?.stationNotice ?? 0) > 0),
  )
  await postMissing(told.map((person) => announcement(notice, person)))
  const last = people.at(-1)
  const next: Place =
    last && people.length === PEOPLE_A_PAGE ? { leg, after: last._id } : { leg: leg + 1, after: '' }
  return { next, told: told.length, here: here.map((person) => knownAt(notice.stationId, person)) }
}

function announcement({ _id, stationId, title, summary, publishAt }: NoticeDoc, person: Person) {
  const message = messageOf('notice', {
    personId: person._id,
    stationId,
    cause: [_id],
    at: publishAt ?? 0,
    aboutId: _id,
    params: { noticeId: _id, title, text: summary },
  })
  return person.stationId === stationId ? message : { ...message, listed: true, unread: true }
}
