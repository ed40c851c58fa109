/** A survey at the desk: written while it is a draft, and how it stands once it was sent out. */
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { surveyPages } from '@/domain/survey-pages'
import { surveyFlow } from '@/domain/survey/flow'
import { surveyForm } from '@/domain/survey/form'
import { surveyRules } from '@/domain/survey/rules'
import { ActionSheet } from '@/features/screens/action-sheet'
import { Fields } from '@/features/screens/fields'
import { FileButton } from '@/features/screens/file-button'
import { FormFoot, useFilling } from '@/features/screens/form'
import { isAllowed } from '@/features/screens/moves'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openPage, replacePage } from '@/platform/navigate'
import { scanPerson } from '@/platform/scan-person'
import { draftOfSurvey, formOfDraft, freshQuestion, numbered, problemsOf } from './desk-form'
import { QuestionEditor } from './question-editor'
import {
  codeFile,
  type DeskForm,
  type DeskSurvey,
  moveSurvey,
  openForm,
  resultFile,
  saveSurvey,
} from './store'

interface PartProps {
  survey: DeskSurvey
  stale: ReactNode
}

/** What is asked before a survey moves on. */
const asks = {
  publish: {
    title: '发出去？',
    text: '发出去就不能改题目了。收完以前谁也看不到结果，也看不到谁填了什么。',
    confirm: '发出去',
  },
  close: { title: '现在结束？', text: '结束了不能再填，数好以后才有结果。', confirm: '结束' },
} as const

type Asked = keyof typeof asks

function Asking({ survey, event, onClose }: { survey: DeskSurvey; event: Asked; onClose: () => void }) {
  const { surveyId, version } = survey
  return (
    <ActionSheet
      {...asks[event]}
      draft={`survey:${event}:${surveyId}`}
      onConfirm={() => moveSurvey({ surveyId, version, event })}
      onDone={() => void openForm(surveyId)}
      onClose={onClose}
    />
  )
}

/** How one stands that was sent out. */
export function SentSurvey({ survey, stale }: PartProps) {
  const [asking, setAsking] = useState<Asked | null>(null)
  const saying = useSaid()
  const { surveyId, state, form, people, given, waiting, audienceWords } = survey
  const enter = async () => {
    const found = await scanPerson()
    if ('token' in found) openPage(surveyPages.survey(surveyId, found.token))
    else if (found.problem !== null) saying.sayProblem(found.problem)
  }
  return (
    <Screen
      title="问卷"
      action={state === 'published' && <Button text="录纸上填的，先扫居民卡" onTap={enter} />}
    >
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        <Card>
          <Stack>
            <Title text={form.title} />
            <Caption text={`${surveyFlow.states[state].label}，问的是${audienceWords}`} />
            <Caption text={`问了 ${people} 人，${given} 人交了`} />
          </Stack>
        </Card>
        <RowGroup>
          <Row
            icon="list"
            title="结果"
            caption={state === 'analysed' ? '少于 5 人选的不显示' : '收完、数好以后才看得到'}
            onTap={() => openPage(surveyPages.surveyResult(surveyId))}
          />
          <Row
            icon="phone"
            title="请社区联系的"
            caption={waiting > 0 ? `${waiting} 位在等` : '另外说了要联系的人'}
            onTap={() => openPage(surveyPages.surveyContacts(surveyId))}
          />
        </RowGroup>
        {state === 'published' && <FileButton text="把码做成 Word，贴出来" ask={() => codeFile(surveyId)} />}
        {state === 'analysed' && <FileButton text="把结果做成表格" ask={() => resultFile(surveyId)} />}
        {isAllowed(survey, 'close') && (
          <Button kind="danger" text="现在结束" onTap={() => setAsking('close')} />
        )}
      </Stack>
      {asking && <Asking survey={survey} event={asking} onClose={() => setAsking(null)} />}
    </Screen>
  )
}

/** Writing one, new or again. */
export function SurveyWriting({ survey, grids, stale }: DeskForm & { stale: ReactNode }) {
  const [asking, setAsking] = useState(false)
  const saying = useSaid()
  const id = survey?.surveyId ?? 'new'
  const filling = useFilling(`survey-form:${id}`, draftOfSurvey(survey), problemsOf)
  const { value, edit, wrong } = filling
  const { questions, gridIds } = value
  const set = (next: typeof questions) => edit({ questions: numbered(next) })
  const save = async () => {
    const known = survey ? { surveyId: survey.surveyId, version: survey.version } : {}
    const answer = await filling.handIn(() => saveSurvey({ ...known, form: formOfDraft(value) }))
    if (!answer?.ok) return
    saying.say('存好了，还没有发出去')
    if (survey) await openForm(survey.surveyId)
    else replacePage(surveyPages.surveyForm(answer.data.surveyId))
  }
  return (
    <Screen title="写问卷" action={<FormFoot filling={filling} text="存好" onTap={save} />}>
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        <Card>
          <Fields table={surveyForm} answers={value} {...{ edit, wrong }} />
          <Field label="问谁" hint="一个也不选，就是问全站居民">
            <Choices
              label="问谁"
              options={grids.map((grid) => ({ value: grid.id, text: grid.text }))}
              values={gridIds}
              onChange={(values) => edit({ gridIds: values })}
            />
          </Field>
        </Card>
        {wrong('questions').error && <Note tone="seal" text={wrong('questions').error ?? ''} />}
        {questions.map((question, at) => (
          <QuestionEditor
            key={question.id}
            questions={questions}
            at={at}
            onChange={(next) => set(questions.map((one, place) => (place === at ? next : one)))}
            onRemove={() => set(questions.filter((_, place) => place !== at))}
          />
        ))}
        {questions.length < surveyRules.questions && (
          <Button
            kind="second"
            text="加一题"
            onTap={() => set([...questions, freshQuestion(questions.length)])}
          />
        )}
        {survey && isAllowed(survey, 'publish') && (
          <Button kind="second" text="存好的这份，发出去" onTap={() => setAsking(true)} />
        )}
      </Stack>
      {asking && survey && <Asking survey={survey} event="publish" onClose={() => setAsking(false)} />}
    </Screen>
  )
}
