/** Owns what is written in the full station: wishes at every step, notices, and letters. */
import type { MessageDocument } from '../../src/domain/message/documents'
import { HOUR } from '../../src/domain/kernel/clock'
import { personIdOf, put } from './builders'
import { savedNotice, sentNotice } from './notices'
import { checkOf, handIn as handInWish, judgeText } from './pieces'
import type { TestCloud } from './test-cloud'
import { handIn, hungWish, makeWish, plan, versionOf } from './wishes'

/** Wishes at every step, and texts that the content check held back. */
export async function wishes(test: TestCloud) {
  const { wishId: newWishId } = await makeWish(test, { title: '想要一副老花镜' })
  const wishId = await hungWish(test)
  const heldWishId = await hungWish(test, { title: '想学剪纸' })
  await test.must('h-0', 'wish.claim', { wishId: heldWishId })
  await plan(test, 'h-0', heldWishId)
  const deliveredWishId = await hungWish(test, { title: '想要一把伞' })
  await test.must('h-0', 'wish.claim', { wishId: deliveredWishId })
  await plan(test, 'h-0', deliveredWishId)
  await handIn(test, 'h-0', deliveredWishId)
  const grantedWishId = await hungWish(test, { title: '想要一个热水袋' })
  await test.must('h-0', 'wish.claim', { wishId: grantedWishId })
  await plan(test, 'h-0', grantedWishId)
  const { version } = await handIn(test, 'h-0', grantedWishId)
  await test.must('o-wisher', 'wish.move', { wishId: grantedWishId, version, event: 'confirm' })
  judgeText(test, '旧书', 'review')
  judgeText(test, '代开证明', 'risky', 20006)
  const reviewed = await checkOf(test, await handInWish(test, 'o-applicant', { title: '旧书' }))
  const blocked = await checkOf(test, await handInWish(test, 'o-applicant', { reason: '代开证明' }))
  const versions = {
    newWishId: await versionOf(test, newWishId),
    heldWishId: await versionOf(test, heldWishId),
    grantedWishId: await versionOf(test, grantedWishId),
  }
  return {
    ...{ newWishId, wishId, heldWishId, deliveredWishId, grantedWishId, versions },
    ...{ checkId: reviewed._id, checkVersion: reviewed.version, blockedCheckId: blocked._id },
  }
}

/** A draft, one that waits for its hour, and one that is out and asks for an answer. */
export async function notices(test: TestCloud) {
  const grid = {
    audience: { ...{ station: false, gridIds: ['g01'] }, buildings: [], roles: [], activityIds: [] },
  }
  const draft = await savedNotice(test, 'o-grid', { ...grid, title: '还没发的' })
  const later = await savedNotice(test, 'o-grid', { ...grid, title: '晚上发的' })
  const planned = await test.must('o-grid', 'notice.send', {
    ...{ noticeId: later.noticeId, version: later.version, at: test.now() + 5 * HOUR },
  })
  const out = await sentNotice(test, 'o-grid', { ...grid, askReceipt: true })
  return {
    ...{ draftNoticeId: draft.noticeId, draftNoticeVersion: draft.version },
    ...{ plannedNoticeId: planned.noticeId, plannedNoticeVersion: planned.version },
    ...{ noticeId: out.noticeId, noticeVersion: out.version },
  }
}

/** A letter of one's own, and one that did not reach WeChat. */
export async function letters(test: TestCloud) {
  const letter = (id: string, openid: string): MessageDocument => ({
    ...{ _id: id, personId: personIdOf(openid), stationId: 'st1', kind: 'offer', title: '有空位留给您' },
    ...{ text: '空出一个位子', page: '/pages/home/index', at: test.now(), readAt: null, listed: true },
    ...{ aboutId: null, unread: true },
    delivery: { state: 'failed', attempts: 5, nextAt: test.now(), error: '45009' },
  })
  await put(test, 'messages', [letter('m-wisher', 'o-wisher')])
  return { messageId: 'm-wisher' }
}
