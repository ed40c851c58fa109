/** One work for the neighbourhood: what it costs and came to, how it looked, how it goes on; following it and asking. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Screen } from '@/components/screen'
import { Tag } from '@/components/tag'
import { livelihoodStages } from '@/domain/livelihood/form'
import { livelihoodRules } from '@/domain/livelihood/rules'
import { BeforeAfter, Figures, Incidents, Questions, stageTones, Steps } from '@/features/green/work-parts'
import { askAbout, followWork, openWork, useWork, type Work } from '@/features/green/works-store'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'
import type { ReactNode } from 'react'

const Facts = ({ title, about, stage, money, moneyFrom }: Work) => (
  <Card>
    <Stack>
      <Title text={title} />
      <TagLine>
        <Tag tone={stageTones[stage]} text={livelihoodStages[stage]} />
      </TagLine>
      <Caption text={about} />
      {money !== '' && <Caption text={`花多少：${money}`} />}
      {moneyFrom !== '' && <Caption text={`钱从哪里来：${moneyFrom}`} />}
    </Stack>
  </Card>
)

function Ready({ work, stale }: { work: Work; stale: ReactNode }) {
  const saying = useSaid()
  const [asking, setAsking] = useState(false)
  const { workId, following, followers } = work
  const follow = async () =>
    saying.sayAnswer(
      await followWork(workId, !following),
      following ? '不再关注，也不会再有消息' : '关注了，有新进展会告诉您',
    )
  return (
    <Screen
      title="惠民工程"
      action={
        <Stack>
          <Button
            kind={following ? 'quiet' : 'primary'}
            text={following ? '取消关注' : '关注进展'}
            onTap={follow}
          />
          <Button kind="second" text="问一句" onTap={() => setAsking(true)} />
        </Stack>
      }
    >
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        <Facts {...work} />
        {followers > 0 && <Caption text={`${followers} 位街坊在关注`} />}
        <Figures work={work} />
        <BeforeAfter {...work} />
        <Steps {...work} />
        <Incidents {...work} />
        <Questions {...work} />
      </Stack>
      {asking && (
        <ActionSheet
          title="问社区一句"
          text="社区答了会告诉您；公开出来的，不写是谁问的。"
          confirm="问"
          ask="想问什么"
          placeholder="比如：什么时候轮到 3 号楼？"
          maxLength={livelihoodRules.wordLetters}
          draft={`work-ask:${workId}`}
          onConfirm={({ words }) => askAbout(workId, words)}
          onDone={() => {
            saying.say('问好了，社区答了会告诉您')
            void openWork(workId)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Screen>
  )
}

function WorkPage() {
  const { workId = '' } = usePageParams('workId')
  return (
    <LoadedScreen
      title="惠民工程"
      resource={useWork(workId)}
      open={() => openWork(workId)}
      screen={(work, stale) => <Ready work={work} stale={stale} />}
    />
  )
}

export default wholePage(WorkPage)
