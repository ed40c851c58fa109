/** Owns which capabilities have a file of rejections of their own, a line for each. */
import { allyErrors } from './ally-errors'
import { articleErrors } from './article-errors'
import { binderErrors } from './binder-errors'
import { campaignErrors } from './campaign-errors'
import { caseErrors } from './case-errors'
import { courseErrors } from './course-errors'
import { dutyErrors } from './duty-errors'
import { gigErrors } from './gig-errors'
import { honourErrors } from './honour-errors'
import { importErrors } from './import-errors'
import { livelihoodErrors } from './livelihood-errors'
import { paperErrors } from './paper-errors'
import { privacyErrors } from './privacy-errors'
import { reuseErrors } from './reuse-errors'
import { robotErrors } from './robot-errors'
import { roomErrors } from './room-errors'
import { setupErrors } from './setup-errors'
import { sortErrors } from './sort-errors'
import { stallErrors } from './stall-errors'
import { starErrors } from './star-errors'
import { stationErrors } from './station-errors'
import { surveyErrors } from './survey-errors'
import { teamErrors } from './team-errors'
import { visitErrors } from './visit-errors'

export const capabilityErrors = {
  ...articleErrors,
  ...binderErrors,
  ...campaignErrors,
  ...caseErrors,
  ...courseErrors,
  ...dutyErrors,
  ...allyErrors,
  ...gigErrors,
  ...honourErrors,
  ...importErrors,
  ...livelihoodErrors,
  ...paperErrors,
  ...privacyErrors,
  ...reuseErrors,
  ...robotErrors,
  ...roomErrors,
  ...setupErrors,
  ...sortErrors,
  ...stallErrors,
  ...starErrors,
  ...stationErrors,
  ...surveyErrors,
  ...teamErrors,
  ...visitErrors,
} as const
