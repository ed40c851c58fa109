/** Owns notices as page tests need them: written and sent through the real actions. */
import type { Input, Output } from '@/contract'
import type { NoticeDocument } from '@/domain/notice/documents'
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import type { TestCloud } from '../../support/test-cloud'

type Form = Input<'notice.save'>['form']
type Notice = Output<'notice.send'>

const DAY = 86_400_000

const everybody: Form['audience'] = { station: true, gridIds: [], buildings: [], roles: [], activityIds: [] }

/** Two buildings of one grid, somebody of the staff, and people with names: 王秀兰 in 1 号楼, the others in 2 号楼. */
export async function settleNeighbours(test: TestCloud): Promise<void> {
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'], { realName: '周敏', gridId: 'g02', building: '3 号楼' })
  const neighbour = (openid: string, realName: string, building: string) =>
    aPerson(openid, { realName, nickname: '', gridId: 'g01', building })
  await put(test, 'people', [
    neighbour('wang', '王秀兰', '1 号楼'),
    neighbour('li', '李志强', '2 号楼'),
    neighbour('zhang', '张桂芳', '2 号楼'),
  ])
}

/** Writes a notice and sends it at once. */
export async function publish(test: TestCloud, given: Partial<Form> = {}): Promise<Notice> {
  const form: Form = {
    title: '明天停水',
    text: '明天 9–12 点检修水管，请提前接水。',
    pictures: [],
    attachments: [],
    expiresAt: test.now() + 3 * DAY,
    pinned: false,
    askReceipt: false,
    audience: everybody,
    ...given,
  }
  const { noticeId, version } = await test.must('zhou', 'notice.save', { form })
  return test.must('zhou', 'notice.send', { noticeId, version })
}

/** Puts a sent notice right. */
export async function correct(test: TestCloud, notice: Notice, text: string, note: string): Promise<Notice> {
  const { noticeId, version, form } = notice
  const { title, pictures, attachments, expiresAt, pinned } = form
  const body = { title, text, pictures, attachments }
  return test.must('zhou', 'notice.correct', { noticeId, version, body, expiresAt, pinned, note })
}

export async function noticeOf(test: TestCloud, noticeId: string): Promise<NoticeDocument | undefined> {
  return (await test.rows<NoticeDocument>('notices', { _id: noticeId }))[0]
}
