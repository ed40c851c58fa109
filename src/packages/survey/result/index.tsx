/** What a survey came to, question by question. */
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ReportCard } from '@/features/survey/report-card'
import { openReport, type SurveyReport, useReport } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

const missing = ({ state }: SurveyReport): string =>
  state === 'analysed'
    ? '交的不到 5 份，为了看不出是谁，不显示结果'
    : '收完、数好以后才有结果，没收完谁也看不到'

function SurveyResultPage() {
  const { surveyId = '' } = usePageParams('surveyId')
  return (
    <LoadedScreen title="问卷结果" resource={useReport(surveyId)} open={() => openReport(surveyId)} count={4}>
      {(report) => (
        <>
          <Card>
            <Stack>
              <Title text={report.title} />
              <Caption
                text={`问了 ${report.people} 人${report.answers === null ? '' : `，${report.answers} 人交了`}`}
              />
            </Stack>
          </Card>
          {report.questions === null && <Note tone="sky" text={missing(report)} />}
          {report.questions?.map((question) => (
            <ReportCard key={question.questionId} {...question} />
          ))}
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(SurveyResultPage)
