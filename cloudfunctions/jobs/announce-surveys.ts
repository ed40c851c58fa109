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
import { endEarly, NOTICES } from '../api/repositories/notices'
import {
  changeSurvey,
  findSurvey,
  findSurveys,
  noticeIdOf,
  SURVEYS,
  type SurveyDoc,
} from '../api/repositories/surveys'
import type { Job } from './job'
import { sweep } from './sweep'

const UNTOLD = { untold: true }

/** Three requests. */
async function announce(survey: SurveyDoc, now: number): Promise<void> {
  const station = await getDoc<StationDocument & Doc>('stations', survey.stationId)
  const choice = { ...survey.chosen, buildings: [], roles: [], activityIds: [] }
  const made = announcementOf(survey, {
    id: noticeIdOf(survey._id),
    audienceWords: audienceWords(choice, station?.grids ?? [], []),
    endsOn: dateWord(survey.endsAt, now),
    now,
  })
  // One that is over before it was told of is told of no more.
  if (made && survey.state === 'published') await addDoc(NOTICES, made)
  const { state } = survey
  const told = await changeSurvey(survey._id, {
    guard: { ...UNTOLD, state },
    patch: { $set: { untold: false } },
  })
  if (told) return
  // Another run was quicker, or it was closed while it was told of: then nobody is called to it.
  const stands = await findSurvey(survey._id)
  if (stands?.state !== 'published') await endEarly(noticeIdOf(survey._id), now)
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
