/** The surveys that ask me, and what others came to. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { serverNow } from '@/api/server-clock'
import { surveyPages } from '@/domain/survey-pages'
import { byWord } from '@/domain/words/moments'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { openSurveys, useSurveys } from '@/features/survey/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function SurveysPage() {
  return (
    <LoadedScreen title="问卷" resource={useSurveys()} open={openSurveys}>
      {({ items }) => {
        const open = items.filter(({ state }) => state === 'published')
        const over = items.filter(({ state }) => state !== 'published')
        return (
          <>
            {items.length === 0 && (
              <Empty drawing="empty-list" title="现在没有问卷" text="社区要问大家的，会出现在这里" />
            )}
            {open.length > 0 && (
              <Section title="请您填">
                <RowGroup>
                  {open.map(({ surveyId, title, endsAt, given }) => (
                    <Row
                      key={surveyId}
                      icon="edit"
                      title={title}
                      caption={given ? '已交，谢谢您' : `不记名，${byWord(endsAt, serverNow())}收完`}
                      onTap={() => openPage(surveyPages.survey(surveyId))}
                    />
                  ))}
                </RowGroup>
              </Section>
            )}
            {over.length > 0 && (
              <Section title="收完的">
                <RowGroup>
                  {over.map(({ surveyId, title, state }) => (
                    <Row
                      key={surveyId}
                      icon="list"
                      title={title}
                      caption={state === 'analysed' ? '看大家怎么说' : '在数，过一会儿来看'}
                      onTap={() =>
                        openPage(
                          state === 'analysed'
                            ? surveyPages.surveyResult(surveyId)
                            : surveyPages.survey(surveyId),
                        )
                      }
                    />
                  ))}
                </RowGroup>
              </Section>
            )}
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(SurveysPage)
