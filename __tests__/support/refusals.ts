/** Owns what every action answers in the full station when something about its question is not as it should be. */
import type { ActionName, ErrorCode } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import { activityRefusals } from './activity-refusals'
import { applicantRefusals } from './applicant-refusals'
import { countedRefusals } from './counted-refusals'
import { deskRefusals } from './desk-refusals'
import { peopleRefusals } from './people-refusals'
import { textRefusals } from './text-refusals'
import { caseRefusals } from './case-refusals'
import { unitRefusals } from './unit-refusals'
import { paperRefusals } from './paper-refusals'
import { privacyRefusals } from './privacy-asks'
import { residentRefusals } from './resident-refusals'
import { setupRefusals } from './setup-refusals'
import { stationRefusals } from './station-refusals'
import { teamRefusals } from './team-refusals'
import { dutyRefusals } from './duty-asks'
import { courseRefusals } from './courses'
import { roomRefusals } from './room-asks'
import { campaignRefusals } from './campaigns'
import { seasonRefusals } from './seasons'
import { visitRefusals } from './visit-refusals'
import { importRefusals } from './import-refusals'

export interface Refusals {
  /** By the field that names something: the code when it names nothing. OK where it only narrows a list, or where nothing is left to do. */
  gone?: Record<string, ErrorCode | 'OK'>
  /** By the field that says what was read: the code when something else stands there now, older or newer. OK where it is left, and said so. */
  stale?: Record<string, ErrorCode | 'OK'>
  /** By the field that says what a person agreed to: the code when it is otherwise. */
  seen?: Record<string, ErrorCode>
  /** When a resident asks whose it is not; absent when everybody may, or each for their own things. */
  neighbour?: ErrorCode
  /** When somebody with every role of another station asks; absent when it is open or about one's own station. */
  foreign?: ErrorCode
}

const byHand: { [A in Exclude<ActionName, CaseAction>]: Refusals } = {
  ...activityRefusals,
  ...countedRefusals,
  ...peopleRefusals,
  ...deskRefusals,
  ...textRefusals,
  ...applicantRefusals,
  ...visitRefusals,
  ...roomRefusals,
  ...dutyRefusals,
  ...seasonRefusals,
  ...campaignRefusals,
  ...courseRefusals,
  ...unitRefusals,
  ...privacyRefusals,
  ...teamRefusals,
  ...paperRefusals,
  ...residentRefusals,
  ...importRefusals,
  ...setupRefusals,
  ...stationRefusals,
}

export const refusals: { [A in ActionName]: Refusals } = { ...byHand, ...caseRefusals }
