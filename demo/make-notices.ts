/** Owns how the notices of the demo are written, sent, corrected and read. */
import { DAY, HOUR, MINUTE } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import { notices, type DemoNotice } from './notice-facts'
import { people, type DemoPerson } from './people-facts'
import type { Pictures } from './pictures'
import { chance } from './random'
import type { Timeline } from './timeline'
import { until } from './until'

interface Life {
  notice: DemoNotice
  noticeId: string
}

/** Plans every notice: written and sent on its day, read within the hours after. */
export function planNotices(
  timeline: Timeline,
  demo: DemoCaller,
  { pictures, now }: { pictures: Pictures; now: number },
): void {
  notices.forEach((notice, i) => {
    const life: Life = { notice, noticeId: '' }
    const written = now - notice.daysAgo * DAY - 3 * HOUR
    timeline.plan(written, () => write(life, demo, pictures, now))
    if (notice.left === 'draft') return
    timeline.plan(written + 10 * MINUTE, () => send(life, demo))
    readers(notice, i).forEach(({ openid }, n) =>
      timeline.plan(written + HOUR + (n % 4) * 20 * MINUTE, () => read(life, demo, openid)),
    )
    if (notice.corrected !== undefined)
      timeline.plan(written + 5 * HOUR, () => correct(life, demo, notice.corrected ?? ''))
    if (notice.left === 'recalled') timeline.plan(written + 6 * HOUR, () => recall(life, demo))
  })
}

const isFor = ({ gridIds, buildings }: DemoNotice, person: DemoPerson): boolean =>
  (gridIds.length === 0 && buildings.length === 0) ||
  gridIds.includes(person.gridId) ||
  buildings.some(({ gridId, building }) => gridId === person.gridId && building === person.building)

/** Mrs. Wang of the first phone has not read the newest one yet, so that there is something to read. */
const readers = (notice: DemoNotice, i: number): DemoPerson[] =>
  people.filter((person, n) => {
    if (!isFor(notice, person)) return false
    if (person.openid === 'demo-resident-wang') return notice.daysAgo > 2
    return chance(7000 + i * 500 + n).often(notice.readBy)
  })

async function write(life: Life, demo: DemoCaller, pictures: Pictures, now: number): Promise<void> {
  const { title, text, picture, endsInDays, pinned, askReceipt, gridIds, buildings, by } = life.notice
  const saved = await demo.call(by, 'notice.save', {
    form: {
      title,
      text,
      pictures: picture ? [await pictures.of(picture, 'notice')] : [],
      attachments: [],
      expiresAt: now + endsInDays * DAY,
      pinned,
      askReceipt,
      audience: {
        station: gridIds.length === 0 && buildings.length === 0,
        gridIds,
        buildings,
        roles: [],
        activityIds: [],
      },
    },
  })
  life.noticeId = saved.noticeId
}

const desk = async ({ notice, noticeId }: Life, demo: DemoCaller) => {
  const { notice: found } = await demo.call(notice.by, 'notice.form', { noticeId })
  if (!found) throw new Error(`${notice.title} is gone`)
  return found
}

async function send(life: Life, demo: DemoCaller): Promise<void> {
  const { noticeId, version } = await desk(life, demo)
  const sent = await demo.call(life.notice.by, 'notice.send', { noticeId, version })
  if (sent.state !== 'published') await untilOut(life, demo)
}

/** A notice with pictures goes out when they have been looked at, a moment later. */
async function untilOut(life: Life, demo: DemoCaller): Promise<void> {
  await until(`${life.notice.title} goes out`, async () => {
    await demo.jobs()
    return (await desk(life, demo)).state === 'published' ? true : null
  })
}

async function read(life: Life, demo: DemoCaller, openid: string): Promise<void> {
  const { noticeId } = life
  const view = await demo.call(openid, 'notice.open', { noticeId })
  if (life.notice.askReceipt)
    await demo.call(openid, 'notice.acknowledge', { noticeId, edition: view.edition })
}

async function correct(life: Life, demo: DemoCaller, text: string): Promise<void> {
  const { noticeId, version, form } = await desk(life, demo)
  const { title, pictures, attachments, expiresAt, pinned } = form
  const body = { title, text, pictures, attachments }
  await demo.call(life.notice.by, 'notice.correct', {
    noticeId,
    version,
    body,
    expiresAt,
    pinned,
    note: '时间改到晚上五点',
  })
}

async function recall(life: Life, demo: DemoCaller): Promise<void> {
  const { noticeId, version } = await desk(life, demo)
  const reason = '新桶位又改了，过两天重新通知'
  await demo.call(life.notice.by, 'notice.recall', { noticeId, version, reason })
}
