/** Owns what the actions of wishes, notices, letters and the check of texts answer when something about their question is not as it should be. */
import { oneAtDesk, several } from './refusal-shapes'
import type { Refusals } from './refusals'

const severalChecks = several('checks')

/** Somebody whom a notice has to reach. */
const ofNotified = {
  gone: { noticeId: 'NOT_FOUND', personId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
} as const

export const textRefusals = {
  'wish.wall': { gone: { gridId: 'OK' } },
  'wish.mine': {},
  'wish.open': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'OTHER_STATION' },
  'wish.make': { gone: { forPersonId: 'NOT_FOUND', cardToken: 'CARD_UNKNOWN' } },
  'wish.amend': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'wish.claim': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'wish.leave': { gone: { wishId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'wish.note': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'WISH_NOT_YOURS', foreign: 'OTHER_STATION' },
  'wish.deliver': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'WISH_NOT_YOURS',
    foreign: 'OTHER_STATION',
  },
  'wish.move': {
    gone: { wishId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'wish.rejectMany': {
    gone: { 'wishes.0.id': 'OK' },
    stale: { 'wishes.0.version': 'OK' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'wish.thank': oneAtDesk('wishId'),
  'wish.contact': { gone: { wishId: 'NOT_FOUND' }, neighbour: 'WISH_NOT_YOURS', foreign: 'OTHER_STATION' },
  'wish.desk': { neighbour: 'FORBIDDEN' },
  'notice.form': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'notice.count': {
    gone: {
      'audience.gridIds.0': 'NOT_FOUND',
      'audience.buildings.0.gridId': 'NOT_FOUND',
      'audience.activityIds.0': 'NOT_FOUND',
    },
    neighbour: 'FORBIDDEN',
  },
  'notice.save': {
    gone: {
      noticeId: 'NOT_FOUND',
      'form.audience.gridIds.0': 'NOT_FOUND',
      'form.audience.buildings.0.gridId': 'NOT_FOUND',
      'form.audience.activityIds.0': 'NOT_FOUND',
    },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'notice.send': oneAtDesk('noticeId'),
  'notice.unschedule': oneAtDesk('noticeId'),
  'notice.correct': oneAtDesk('noticeId'),
  'notice.recall': oneAtDesk('noticeId'),
  'notice.desk': { neighbour: 'FORBIDDEN' },
  'notice.reach': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'notice.callList': {
    gone: { noticeId: 'NOT_FOUND', gridId: 'OK' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'notice.tick': ofNotified,
  'notice.reveal': ofNotified,
  'notice.open': { gone: { noticeId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'OTHER_STATION' },
  'notice.acknowledge': {
    gone: { noticeId: 'NOT_FOUND' },
    stale: { edition: 'STALE' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'inbox.open': {},
  'inbox.read': { gone: { 'messageIds.0': 'OK' } },
  'moderation.queue': { gone: { checkId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'moderation.decide': oneAtDesk('checkId'),
  'moderation.blockMany': severalChecks,
  'moderation.takeBack': severalChecks,
  'moderation.appeal': { gone: { checkId: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'outbox.list': { neighbour: 'FORBIDDEN' },
  'outbox.retry': { gone: { messageId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
} satisfies Record<string, Refusals>
