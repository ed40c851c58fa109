/** Owns the part of the cost measurement that is about notices: what years of them leave behind, and one more's way. */
import type { DemoCaller } from '../demo/caller'
import { station } from '../demo/station-facts'
import type { ActionName, Input } from '../src/contract'
import { DAY } from '../src/domain/kernel/clock'
import { newNotice } from '../src/domain/notice/new-notice'

type Row = Record<string, unknown>
type Step = <A extends ActionName>(name: string, who: string, action: A, input: Input<A>) => Promise<void>

/** Notices that are over; `at` says when the ith was sent. */
export const oldNotices = (count: number, at: (i: number) => number): Row[] =>
  Array.from({ length: count }, (_, i) => {
    const facts = {
      ...{ title: '停水', text: '请提前接好用水。', pictures: [], attachments: [], pinned: false },
      ...{ expiresAt: at(i) + DAY, askReceipt: false, activities: [], audienceWords: '全站居民' },
      chosen: { station: true, gridIds: [], buildings: [], roles: [], activityIds: [] },
      check: { checkId: `fc${i}`, verdict: 'passed' as const, version: 2 },
    }
    const author = { personId: `x${i % 700}`, name: '王芳', title: '社区工作人员' }
    const draft = newNotice({ id: `fn${i}`, stationId: station._id, author, facts, now: at(i) })
    return { ...draft, state: 'ended', publishAt: at(i), people: 60 }
  })

export const oldReceipts = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ _id: `fn${i % 900}:x${i % 700}`, noticeId: `fn${i % 900}`, personId: `x${i % 700}` },
    ...{ read: true, edition: 1, gridId: 'g01', building: '1 号楼' },
  }))

const GRID = station.grids[0] ?? { gridId: '', name: '', buildings: [] }
const BUILDING = GRID.buildings[0] ?? ''

/** A notice to one building: counted, saved, sent, found, read, answered; then what its sender sees. */
export async function walkNotices(
  step: Step,
  demo: DemoCaller,
  { staff, reader, now }: { staff: string; reader: string; now: number },
): Promise<void> {
  await demo.call(reader, 'me.updateProfile', { gridId: GRID.gridId, building: BUILDING })
  const audience = {
    ...{ station: false, gridIds: [], roles: [], activityIds: [] },
    buildings: [{ gridId: GRID.gridId, building: BUILDING }],
  }
  const form = {
    ...{ title: '明天停水', text: '请提前接好用水。', pictures: [], attachments: [], pinned: false },
    ...{ expiresAt: now + 3 * DAY, askReceipt: true, audience },
  }
  await step('how many people a notice is for', staff, 'notice.count', { audience })
  await step('a notice written', staff, 'notice.save', { form })
  const { noticeId, version } = await demo.call(staff, 'notice.save', { form })
  await step('a notice sent', staff, 'notice.send', { noticeId, version })
  await step('the inbox', reader, 'inbox.open', {})
  await step('home with a notice', reader, 'home.open', {})
  await step('a notice read', reader, 'notice.open', { noticeId })
  await step('a notice confirmed', reader, 'notice.acknowledge', { noticeId, edition: 1 })
  await step('notices at the desk', staff, 'notice.desk', {})
  await step('how far a notice reached', staff, 'notice.reach', { noticeId })
  await step('who is to be called', staff, 'notice.callList', { noticeId })
  await step('a notice to write on', staff, 'notice.form', { noticeId })
}
