/** Owns the whole contract: every action of every capability, and the types that both sides derive from it. */
import type * as v from 'valibot'
import { activityActions } from './activity'
import { allyActions } from './ally'
import { applicantsActions } from './applicants'
import { attendanceActions } from './attendance'
import { binderActions } from './binder'
import { figureActions } from './figures'
import { auditActions } from './audit'
import { calendarActions } from './calendar'
import { campaignActions } from './campaign'
import { caseActions } from './case'
import { colleaguesActions } from './colleagues'
import { courseActions } from './course'
import { deskActions } from './desk'
import { deskPeopleActions } from './desk-people'
import { fileActions } from './file'
import { homeActions } from './home'
import { dutyActions } from './duty'
import { gigActions } from './gig'
import { honourActions } from './honour'
import { hoursActions } from './hours'
import { householdActions } from './household'
import { importActions } from './imports'
import { inboxActions } from './inbox'
import { meActions } from './me'
import { moderationActions } from './moderation'
import { noticeActions } from './notice'
import { papersActions } from './papers'
import { pointsActions } from './points'
import { certificateActions } from './certificate'
import { privacyActions } from './privacy'
import { projectActions } from './project'
import { gapActions } from './gaps'
import { recapActions } from './recap'
import { residentsActions } from './residents'
import { roomActions } from './room'
import { seasonActions } from './season'
import { setupActions } from './setup'
import { stallActions } from './stalls'
import { starCardActions } from './star-card'
import { stationActions } from './station'
import { unitsActions } from './units'
import { livelihoodActions } from './livelihood'
import { sortActions } from './sort'
import { storeActions } from './store'
import { storeDeskActions } from './store-desk'
import { articleActions } from './article'
import { searchActions } from './search'
import { surveyActions } from './survey'
import { teamActions } from './team'
import { thanksActions } from './thanks'
import { visitActions } from './visit'
import { wishActions } from './wish'

export const contract = {
  ...homeActions,
  ...auditActions,
  ...calendarActions,
  ...activityActions,
  ...recapActions,
  ...thanksActions,
  ...visitActions,
  ...applicantsActions,
  ...attendanceActions,
  ...dutyActions,
  ...hoursActions,
  ...gigActions,
  ...honourActions,
  ...binderActions,
  ...figureActions,
  ...fileActions,
  ...pointsActions,
  ...storeActions,
  ...storeDeskActions,
  ...allyActions,
  ...householdActions,
  ...meActions,
  ...privacyActions,
  ...certificateActions,
  ...deskActions,
  ...deskPeopleActions,
  ...papersActions,
  ...residentsActions,
  ...colleaguesActions,
  ...courseActions,
  ...roomActions,
  ...seasonActions,
  ...campaignActions,
  ...gapActions,
  ...setupActions,
  ...stallActions,
  ...starCardActions,
  ...stationActions,
  ...unitsActions,
  ...projectActions,
  ...sortActions,
  ...articleActions,
  ...searchActions,
  ...livelihoodActions,
  ...surveyActions,
  ...teamActions,
  ...importActions,
  ...wishActions,
  ...noticeActions,
  ...inboxActions,
  ...moderationActions,
  ...caseActions,
}

export type Contract = typeof contract
export type ActionName = keyof Contract
export type Input<A extends ActionName> = v.InferInput<Contract[A]['input']>
export type ParsedInput<A extends ActionName> = v.InferOutput<Contract[A]['input']>
export type Output<A extends ActionName> = v.InferOutput<Contract[A]['output']>
/** Commands whose call must carry a request key. */
export type KeyedAction = {
  [A in ActionName]: Contract[A] extends { idempotency: 'request-key' } ? A : never
}[ActionName]

export { apiError, errorText, errorTable, commonErrors, type ApiError, type ErrorCode } from './errors'
export { roles, roleNames, type Role, type AppointedRole } from '../domain/person/roles'

/** What `POST /call/api` and `wx.cloud.callFunction` carry. */
export interface ApiRequest {
  action: string
  input: unknown
  requestKey?: string
}
