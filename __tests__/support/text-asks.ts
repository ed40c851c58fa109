/** Owns what the actions of wishes, notices and home visits are asked in the full station. */
import { DAY } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import type { FullStation } from './full-station'
import { aNoticeForm, nobody } from './notices'
import { aVisit } from './visits'
import type { TestCloud } from './test-cloud'
import { aWishForm } from './wishes'

export const wishAsks = (full: FullStation, test: TestCloud): Asks<'wish'> => {
  const { wishId, heldWishId, newWishId, versions } = full
  const form = aWishForm(test, { title: '想学用手机' })
  return {
    'wish.wall': ask('o-neighbour', { view: 'open' }),
    'wish.mine': ask('o-wisher', { as: 'maker' }),
    'wish.open': ask('o-wisher', { wishId: newWishId }),
    'wish.make': ask('o-neighbour', { form }),
    'wish.amend': ask('o-wisher', { wishId: newWishId, version: versions.newWishId, form }),
    'wish.claim': ask('h-0', { wishId }),
    'wish.leave': ask('h-0', { wishId: heldWishId }),
    'wish.note': ask('h-0', { wishId: heldWishId, text: '明天下午', photos: [full.photo] }),
    'wish.deliver': ask('h-0', {
      ...{ wishId: heldWishId, version: versions.heldWishId, text: '教会了', photos: [], facesAgreed: true },
    }),
    'wish.move': ask('o-grid', { wishId: newWishId, version: versions.newWishId, event: 'verify' }),
    'wish.rejectMany': ask('o-grid', {
      wishes: [{ id: newWishId, version: versions.newWishId }],
      reason: '同一个心愿写一次就够了',
    }),
    'wish.thank': ask('o-wisher', {
      ...{ wishId: full.grantedWishId, version: versions.grantedWishId, text: '谢谢' },
    }),
    'wish.contact': ask('h-0', { wishId: heldWishId }),
    'wish.desk': ask('o-grid', {}),
  }
}

export const noticeAsks = (full: FullStation, test: TestCloud): Asks<'notice'> => {
  const { noticeId, draftNoticeId, noticeVersion: version } = full
  const reader = personIdOf('o-wisher')
  const audience = { ...nobody, gridIds: ['g01'] }
  const draft = { noticeId: draftNoticeId, version: full.draftNoticeVersion }
  const body = { title: '后天停水', text: '后天上午停水。', pictures: [], attachments: [] }
  return {
    'notice.form': ask('o-grid', { noticeId: draftNoticeId }),
    'notice.count': ask('o-grid', { audience }),
    'notice.save': ask('o-grid', { ...draft, form: aNoticeForm(test, { audience }) }),
    'notice.send': ask('o-grid', draft),
    'notice.unschedule': ask('o-grid', {
      ...{ noticeId: full.plannedNoticeId, version: full.plannedNoticeVersion },
    }),
    'notice.correct': ask('o-grid', {
      ...{ noticeId, version, body, expiresAt: test.now() + 5 * DAY, pinned: false, note: '改了日子' },
    }),
    'notice.recall': ask('o-grid', { noticeId, version, reason: '不停了' }),
    'notice.desk': ask('o-grid', {}),
    'notice.reach': ask('o-grid', { noticeId }),
    'notice.callList': ask('o-grid', { noticeId }),
    'notice.tick': ask('o-grid', { noticeId, personId: reader, how: 'visit' }),
    'notice.reveal': ask('o-grid', { noticeId, personId: reader }),
    'notice.open': ask('o-wisher', { noticeId }),
    'notice.acknowledge': ask('o-wisher', { noticeId, edition: 1 }),
  }
}

export const visitAsks = ({ visitId, visited }: FullStation, test: TestCloud): Asks<'visit'> => {
  const { gridId, building } = visited
  return {
    'visit.list': ask('o-grid', { home: { gridId, building } }),
    'visit.household': ask('o-grid', { ...visited, shown: '' }),
    'visit.save': ask('o-grid', aVisit(visited, test.now(), { words: '气色好' })),
    'visit.correct': ask('o-grid', { visitId, at: test.now(), chips: ['help'], words: '想换灯泡' }),
    'visit.takeBack': ask('o-grid', { visitId }),
  }
}
