/**
 * Owns that people learn of a survey that was sent out: a notice is written for it once, under an id that follows from the
 * survey, and goes the way of every notice. It is written here and not where the survey is sent out, so that nothing has to
 * be repeated by whoever did that.
 */
import { audienceWords } from '@/domain/notice/audience-words'
import { dateWord } from '@/domain/words/moments'
import type { StationDocument } from '@/domain/station/documents'
import { announcementOf } from '@/domain/survey/announcement'
import { addDoc, type Doc, getDoc } from '../api/platform/cloud'
import { derivedId } from '../api/platform/identity'
import { NOTICES } from '../api/repositories/notices'
import { changeSurvey, findSurveys, SURVEYS, type SurveyDoc } from '../api/repositories/surveys'
import type { Job } from './job'
import { sweep } from './sweep'

const UNTOLD = { untold: true }

/** Three requests. */
async function announce(survey: SurveyDoc, now: number): Promise<void> {
  const station = await getDoc<StationDocument & Doc>('stations', survey.stationId)
  const choice = { ...survey.chosen, buildings: [], roles: [], activityIds: [] }
  const made = announcementOf(survey, {
    id: derivedId('n', 'survey', survey._id),
    audienceWords: audienceWords(choice, station?.grids ?? [], []),
    endsOn: dateWord(survey.endsAt, now),
    now,
  })
  // One that is over before it was told of is told of no more.
  if (made && survey.state === 'published') await addDoc(NOTICES, made)
  await changeSurvey(survey._id, { guard: UNTOLD, patch: { $set: { untold: false } } })
}

export const announceSurveys: Job = {
  name: 'announceSurveys',
  ...sweep({
    collection: SURVEYS,
    where: () => UNTOLD,
    find: (where, limit) => findSurveys(where, { limit }),
    work: announce,
  }),
}
