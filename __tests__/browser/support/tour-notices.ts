/** Owns the way past notices, contents and outgoing messages: read by a resident, written and followed at the desk. */
import { appPages } from '../../../src/domain/app-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import type { NoticeDocument } from '../../../src/domain/notice/documents'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'

/** The stops of the demo station's notices. */
export async function noticeStops(test: TestCloud): Promise<Stop[]> {
  const notices = await test.rows<NoticeDocument>('notices')
  const find = (what: string, fits: (notice: NoticeDocument) => boolean): string => {
    const found = notices.find(fits)
    if (!found) throw new Error(`the demo has no ${what} notice`)
    return found._id
  }
  const asked = find('published', ({ state, askReceipt }) => state === 'published' && askReceipt)
  const open = find('station-wide', ({ state, chosen }) => state === 'published' && chosen.station)
  const recalled = find('recalled', ({ state }) => state === 'recalled')
  const at = (name: string, page: string): Stop => ({ name, openid: ZHOU, page })
  return [
    { name: 'notice', openid: WANG, page: appPages.notice(open), main: true },
    { name: 'notice-recalled', openid: WANG, page: appPages.notice(recalled) },
    at('desk-notices', deskPages.deskNotices),
    { ...at('desk-notice', deskPages.deskNotice(asked)), main: true },
    at('call-list', appPages.callList(asked)),
    { ...at('notice-form', appPages.noticeForm()), main: true },
    at('notice-correction', appPages.noticeForm(asked)),
    at('checks', deskPages.checks()),
    at('outbox', deskPages.outbox),
  ]
}
