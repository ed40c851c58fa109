/** Owns what time does to surveys: one whose day has come is over, and what it came to is counted once. */
import { DAY } from '@/domain/kernel/clock'
import type { SurveyEvent } from '@/domain/survey/flow'
import { surveyFlow } from '@/domain/survey/flow'
import { moveSurvey } from '@/domain/survey/decide-survey'
import { surveyRules } from '@/domain/survey/rules'
import { endEarly } from '../api/repositories/notices'
import {
  changeSurvey,
  countAnswers,
  findSurveys,
  noticeIdOf,
  SURVEYS,
  type SurveyDoc,
} from '../api/repositories/surveys'
import type { Job } from './job'
import { timedStates } from './sweep'

export const endSurveys: Job = {
  name: 'endSurveys',
  ...timedStates({
    flow: surveyFlow,
    collection: SURVEYS,
    where: (state, now) => ({ state, dueAt: { $lte: now } }),
    find: (where, limit) => findSurveys(where, { order: [['dueAt', 'asc']], limit }),
    end: async (survey: SurveyDoc, event: SurveyEvent, now) => {
      const set =
        event === 'count'
          ? { figures: await countAnswers(survey._id), forgetAt: now + surveyRules.answersDays * DAY }
          : { figures: null }
      const moved = moveSurvey(survey, event, { by: 'system', roles: ['system'], now }, set)
      if (moved.ok) await changeSurvey(survey._id, moved.value.update)
      // Whoever closed it before its day may have died before the notice of it was ended.
      if (event === 'count') await endEarly(noticeIdOf(survey._id), now)
    },
  }),
}
