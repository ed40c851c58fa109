/** Owns what of surveys waits for the staff: those who want to be called, and what is on paper before a survey ends. */
import { surveyPages } from '@/domain/survey-pages'
import { DAY } from '@/domain/kernel/clock'
import { maskName } from '@/domain/person/mask'
import { isStaff } from '@/domain/person/roles'
import {
  type SurveyContactDoc,
  type SurveyDoc,
  waitingContacts,
  endingSurveys,
} from '../../repositories/surveys'
import { source } from '../to-do-source'

/** So many stand among the others; the page of the survey has all. */
const SHOWN = 5

/** Who has asked to be called about one question; nothing is known of what else that one has said. */
export const contacts = source<SurveyContactDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? waitingContacts(caller.stationId, limit) : null),
  isFor: ({ personId: whose }, { personId }) => whose !== personId,
  toDo: ({ _id, surveyId, name, about }) => ({
    ...{ id: _id, kind: 'survey', title: `${maskName(name)} 请社区联系`, caption: about, dueAt: null },
    page: surveyPages.surveyContacts(surveyId),
  }),
  most: SHOWN,
})

/** What lies at the counter on paper has to be entered before the end. */
export const surveys = source<SurveyDoc>({
  join: (caller, now, limit) => (isStaff(caller) ? endingSurveys(caller.stationId, now + DAY, limit) : null),
  toDo: ({ _id, title, endsAt }) => ({
    ...{ id: _id, kind: 'survey', title: `「${title}」快收完了`, caption: '纸上填的，收完以前录进来' },
    ...{ dueAt: endsAt, page: surveyPages.surveyForm(_id) },
  }),
})
