/** Owns which work belongs to which item; a kind that is declared without one does not compile. */
import { bookBack, bookOnce } from '../repositories/bookings'
import { replaceEarlier } from '../repositories/articles'
import { giveBackDraw } from '../repositories/ally-months'
import { grantHonour } from '../repositories/honours'
import { noteMissed } from '../repositories/absences'
import { callOff, postMessages } from '../repositories/messages'
import { giveOwed } from '../repositories/transfers'
import { writeVisitEnd } from '../repositories/visit-ends'
import { installWorks, type WorksOf } from '../kernel/outbox'
import { askCheck, applyVerdict, check, countHistory, replaceCheck } from './check-works'
import { itemKinds } from '../repositories/items'
import { standing } from './standing'
import {
  capturePoints,
  giveBackPrize,
  handOutPrize,
  refundPoints,
  releasePoints,
  restockPrize,
} from './store-works'
import { driveNamed } from './named-cases'
import { carryJoined, tellJoined, tellSome } from './joined'
import { tellReaders } from './tell-readers'
import { tellRoles } from './tell-roles'
import { tellStall } from './tell-stall'
import { tellUnits } from './tell-units'
import { recordTime } from './record-time'
import { countRoomMiss, freeRoomTime, takeRoomTime } from './rooms'
import { keepPhotos } from './keep-photos'
import { grantWinners, tidyEntrants } from './campaigns'
import { handOver } from './hand-over'
import { adopt } from './adopt'
import { swapPlaces } from './duty-swaps'
import { bestow, relieveSubject, stopSubject } from './subjects'
import { followLeader } from './team-cases'
import { countTeam, nameTeam, seatLeader } from './teams'

const works: WorksOf<typeof itemKinds> = {
  grantWinners,
  tidyEntrants,
  /** The versions of a convention before one of that day are read beside it, and listed no more. */
  replaceEarlier: ({ series, from }) => replaceEarlier(series, from),
  /** Posts a message to the outbox; its id follows from its cause, so one that is there stays as it is. */
  letter: ({ message }) => postMessages([message]),
  callOff: ({ messageId, instead }) => callOff(messageId, instead),
  /** Books an entry on an account; its source stands on the account at most once. */
  credit: (facts) => bookOnce(facts),
  /** Gives points to the account to which they are moved; its source stands there at most once. */
  giveOwed: (owed, { now }) => giveOwed(owed, now),
  writeVisitEnd: (end, { now }) => writeVisitEnd(end, now),
  uncredit: ({ facts, at }) => bookBack(facts, at),
  ...{ check, askCheck, applyVerdict, countHistory, replaceCheck },
  ...{ capturePoints, releasePoints, refundPoints, handOutPrize, giveBackPrize, restockPrize },
  ...{
    standing,
    tellReaders,
    tellRoles,
    tellUnits,
    tellStall,
    tellJoined,
    tellSome,
    carryJoined,
    keepPhotos,
    handOver,
  },
  /** That somebody gave up late what was promised stands beside the times of not having come. */
  rememberLate: ({ personId, absence }) => noteMissed(personId, absence),
  ...{ takeRoomTime, freeRoomTime, countRoomMiss },
  swapPlaces,
  /** What the case does not draw any more goes back to the partner's month. */
  giveBackDraw: ({ monthId }, { documentId, now }) => giveBackDraw(monthId, documentId, now),
  /** Gives an honour, once for its source and holder. */
  grantHonour: async ({ given }, { now }) => void (await grantHonour(given, now)),
  ...{ recordTime, adopt, countTeam, nameTeam, seatLeader, followLeader },
  ...{ stopSubject, relieveSubject, bestow, driveNamed },
}

/** Lets this function do what follows its writes. */
export const composeOutbox = (): void => installWorks(itemKinds, works)
