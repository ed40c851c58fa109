/** Works at the desk: what residents ask, each work with its next step, and the way to a new one. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { greenPages } from '@/domain/green-pages'
import { dayOf, startOf } from '@/domain/kernel/clock'
import { livelihoodStages } from '@/domain/livelihood/form'
import { livelihoodRules } from '@/domain/livelihood/rules'
import { dateWord, momentWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import {
  addStep,
  answerQuestion,
  type DeskWork,
  type DeskWorks,
  linkIncident,
  openDeskWorks,
  useDeskWorks,
} from '@/features/green/works-store'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

type Waiting = DeskWorks['waiting'][number]

const shownTo = [
  { value: 'open' as const, text: '公开，大家都看得到' },
  { value: 'mine' as const, text: '只给问的人看' },
]

function Asked({ waiting, saying }: Pick<DeskWorks, 'waiting'> & { saying: Saying }) {
  const [answering, setAnswering] = useState<Waiting | null>(null)
  if (waiting.length === 0) return null
  return (
    <Section title="居民问的，等着回答">
      <Stack>
        {waiting.map((one) => (
          <Card key={one.questionId}>
            <Stack>
              <Strong text={one.text} />
              <Caption text={`${one.name}，问「${one.title}」，${momentWord(one.at, serverNow())}`} />
              <Button
                small
                kind="second"
                text="回答"
                label={`回答：${one.text}`}
                onTap={() => setAnswering(one)}
              />
            </Stack>
          </Card>
        ))}
      </Stack>
      {answering && (
        <ActionSheet
          title="回答"
          text={answering.text}
          confirm="答复"
          ask="怎么答"
          maxLength={livelihoodRules.wordLetters}
          placeholder="说清哪天、哪里；别写别人的姓名"
          choice={{ label: '给谁看', options: shownTo }}
          draft={`work-answer:${answering.questionId}`}
          onConfirm={({ words, choice }) =>
            answerQuestion({
              ...{ questionId: answering.questionId, version: answering.version },
              ...{ answer: words, open: choice === 'open' },
            })
          }
          onDone={() => saying.say('答了，问的人会收到消息')}
          onClose={() => setAnswering(null)}
        />
      )}
    </Section>
  )
}

type Doing = 'step' | 'link'

function WorkSheet({
  work,
  doing,
  saying,
  onClose,
}: {
  work: DeskWork
  doing: Doing
  saying: Saying
  onClose: () => void
}) {
  const { workId, version } = work
  const [number, setNumber] = useState('')
  if (doing === 'step')
    return (
      <ActionSheet
        title="写一条进展"
        text="记在今天；关注的人会收到消息。"
        confirm="写上"
        ask="做到哪里了"
        placeholder="比如：南门到 6 号楼的路铺好了"
        maxLength={livelihoodRules.stepLetters}
        draft={`work-step:${workId}`}
        onConfirm={({ words }) => addStep({ workId, version, day: dayOf(serverNow()), text: words })}
        onDone={() => saying.say('写上了')}
        onClose={onClose}
      />
    )
  return (
    <ActionSheet
      title="连上一件随手拍"
      text="这项工程就是来解决它的；写上那一件的号码。"
      confirm="连上"
      draft={`work-link:${workId}`}
      ready={Number(number) > 0}
      onConfirm={() => linkIncident({ workId, version, number: Number(number), on: true })}
      onDone={() => saying.say('连上了')}
      onClose={onClose}
    >
      <TextField label="第几号" type="digit" maxLength={6} value={number} onChange={setNumber} />
    </ActionSheet>
  )
}

function WorkRows({ work, saying }: { work: DeskWork; saying: Saying }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const { workId, version, form, steps, incidents, picturesWait } = work
  const [last] = steps
  const unlink = async (number: number) =>
    saying.sayAnswer(await linkIncident({ workId, version, number, on: false }), '去掉了')
  return (
    <Section title={form.title}>
      <RowGroup>
        <Row
          icon="edit"
          title={`资料和数字，${livelihoodStages[form.stage]}`}
          caption={picturesWait ? '照片还在检查，过了才公开' : '点开改；大家看得到'}
          onTap={() => openPage(greenPages.workForm(workId))}
        />
        <Row
          icon="list"
          title="写一条进展"
          caption={last ? `上一条：${dateWord(startOf(last.day), serverNow())}，${last.text}` : '还没有写过'}
          onTap={() => setDoing('step')}
        />
        <Row icon="warn" title="连上一件随手拍" caption="写上那一件的号码" onTap={() => setDoing('link')} />
        {incidents.map(({ caseId, number, text }) => (
          <Row
            key={caseId}
            title={text === '' ? `第 ${number} 号随手拍` : text}
            caption={`第 ${number} 号，点一下去掉`}
            onTap={() => void unlink(number)}
          />
        ))}
      </RowGroup>
      {doing && <WorkSheet {...{ work, doing, saying }} onClose={() => setDoing(null)} />}
    </Section>
  )
}

function Ready({ desk }: { desk: DeskWorks }) {
  const saying = useSaid()
  return (
    <>
      <SaidNote saying={saying} />
      <Asked waiting={desk.waiting} saying={saying} />
      {desk.items.length === 0 && (
        <Empty drawing="empty-list" title="还没有惠民工程" text="写一项：钱从哪里来、做了多少、前后照片" />
      )}
      {desk.items.map((work) => (
        <WorkRows key={work.workId} work={work} saying={saying} />
      ))}
    </>
  )
}

function DeskWorksPage() {
  return (
    <LoadedScreen
      title="惠民工程"
      resource={useDeskWorks()}
      open={openDeskWorks}
      action={<Button text="写一项" onTap={() => openPage(greenPages.workForm())} />}
    >
      {(desk) => <Ready desk={desk} />}
    </LoadedScreen>
  )
}

export default wholePage(DeskWorksPage, DeskFrame)
