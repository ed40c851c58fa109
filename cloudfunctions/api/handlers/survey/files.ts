/** Owns the files of a survey: what it came to, as its page shows it, and the code that is hung up while it is open. */
import { resultWriting, surveyCodeWriting } from '@/domain/survey/paper'
import type { StationDocument } from '@/domain/station/documents'
import { dateWord } from '@/domain/words/moments'
import { withJoined } from '../../access/station'
import { type Context, done, type Handler, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { pictureBytes } from '../../platform/kept-files'
import { withStation } from '../../repositories/stations'
import { type SurveyDoc, surveyCode, surveyJoin } from '../../repositories/surveys'
import { surveyReport } from '../../views/survey'

const stationOf = (joined: Record<string, Doc[]>) => joinedOne<StationDocument & Doc>(joined, 'station')

/** One request, and those of the file. */
export const resultFile: Handler<'file.survey'> = {
  joins: ({ input }) => ({ ...withStation, ...surveyJoin(input.surveyId) }),
  run: withJoined<SurveyDoc>('survey')(async (survey, { input, caller, joined }: Context<'file.survey'>) => {
    const { questions, ...report } = surveyReport(survey, stationOf(joined), caller)
    if (questions === null) return refuse('NOTHING_TO_WRITE')
    return done(await writeFile(resultWriting({ ...report, questions }), input.as))
  }),
}

/** One request, one more and WeChat's answer the first time, and those of the file. */
export const codeFile: Handler<'file.surveyCode'> = {
  joins: ({ input }) => ({ ...withStation, ...surveyJoin(input.surveyId) }),
  run: withJoined<SurveyDoc>('survey')(async (survey, { joined, now }: Context<'file.surveyCode'>) => {
    if (survey.state !== 'published') return refuse('SURVEY_OVER')
    const code = await surveyCode(survey)
    const picture = code === null ? null : await pictureBytes(code)
    if (!picture) return refuse('CODE_NOT_MADE')
    const { title, intro, endsAt } = survey
    const words = {
      ...{ title, intro, endsOn: dateWord(endsAt, now) },
      stationName: stationOf(joined)?.name ?? '',
    }
    return done(await writeFile(surveyCodeWriting(words, picture.toString('base64')), 'word'))
  }),
}
