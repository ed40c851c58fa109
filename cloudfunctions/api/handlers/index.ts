/** Owns the list of all handlers: an action of the contract without one does not compile. */
import type { Handlers } from '../handler'
import { activityHandlers } from './activity'
import { allyHandlers } from './ally'
import { applicantsHandlers } from './applicants'
import { attendanceHandlers } from './attendance'
import { binderHandlers } from './binder'
import { figureHandlers } from './figures'
import { auditHandlers } from './audit'
import { calendarHandlers } from './calendar'
import { campaignHandlers } from './campaign'
import { caseHandlers } from './case'
import { colleaguesHandlers } from './colleagues'
import { courseHandlers } from './course'
import { deskHandlers } from './desk'
import { dutyHandlers } from './duty'
import { gapHandlers } from './gaps'
import { fileHandlers } from './file'
import { homeHandlers } from './home'
import { gigHandlers } from './gig'
import { honourHandlers } from './honour'
import { hoursHandlers } from './hours'
import { householdHandlers } from './household'
import { importHandlers } from './imports'
import { inboxHandlers } from './inbox'
import { meHandlers } from './me'
import { moderationHandlers } from './moderation'
import { noticeHandlers } from './notice'
import { papersHandlers } from './papers'
import { pointsHandlers } from './points'
import { certificateHandlers } from './certificate'
import { privacyHandlers } from './privacy'
import { projectHandlers } from './project'
import { recapHandlers } from './recap'
import { residentsHandlers } from './residents'
import { roomHandlers } from './room'
import { seasonHandlers } from './season'
import { setupHandlers } from './setup'
import { livelihoodHandlers } from './livelihood'
import { sortHandlers } from './sort'
import { starCardHandlers } from './star-card'
import { stationHandlers } from './station'
import { storeHandlers } from './store'
import { articleHandlers } from './article'
import { searchHandlers } from './search'
import { stallHandlers } from './stalls'
import { surveyHandlers } from './survey'
import { teamHandlers } from './team'
import { thanksHandlers } from './thanks'
import { visitHandlers } from './visit'
import { unitsHandlers } from './units'
import { wishHandlers } from './wish'

export const handlers: Handlers = {
  ...homeHandlers,
  ...gapHandlers,
  ...auditHandlers,
  ...calendarHandlers,
  ...activityHandlers,
  ...recapHandlers,
  ...thanksHandlers,
  ...visitHandlers,
  ...applicantsHandlers,
  ...attendanceHandlers,
  ...dutyHandlers,
  ...hoursHandlers,
  ...gigHandlers,
  ...honourHandlers,
  ...binderHandlers,
  ...figureHandlers,
  ...fileHandlers,
  ...pointsHandlers,
  ...storeHandlers,
  ...allyHandlers,
  ...courseHandlers,
  ...roomHandlers,
  ...seasonHandlers,
  ...campaignHandlers,
  ...setupHandlers,
  ...starCardHandlers,
  ...stationHandlers,
  ...unitsHandlers,
  ...projectHandlers,
  ...sortHandlers,
  ...articleHandlers,
  ...searchHandlers,
  ...livelihoodHandlers,
  ...stallHandlers,
  ...surveyHandlers,
  ...teamHandlers,
  ...importHandlers,
  ...householdHandlers,
  ...meHandlers,
  ...privacyHandlers,
  ...certificateHandlers,
  ...deskHandlers,
  ...papersHandlers,
  ...residentsHandlers,
  ...colleaguesHandlers,
  ...wishHandlers,
  ...noticeHandlers,
  ...inboxHandlers,
  ...moderationHandlers,
  ...caseHandlers,
}
