/** One activity at the desk: where it stands, its sessions, what it says, what may be done, what was done. */
import type { ReactNode } from 'react'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { furtherPages } from '@/domain/further-pages'
import { deskPages } from '@/domain/desk-pages'
import { momentWord } from '@/domain/words/moments'
import { openActivity, useActivity, type DeskActivity } from '@/features/activity-desk/store'
import { ActivityFacts } from '@/features/activity-desk/facts'
import { ActivityMoves, hasForward } from '@/features/activity-desk/moves'
import { Checked } from '@/features/screens/checked'
import { SaidNote, useSaid } from '@/features/screens/said'
import { SessionCard } from '@/features/activity-desk/session-card'
import { activityStates } from '@/features/activity-desk/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

const editable: readonly DeskActivity['state'][] = ['draft', 'rejected', 'published']

/** Who cannot be in both places after a session was moved. */
const clashText = (clashes: DeskActivity['clashes']): string =>
  `改好了。有 ${clashes.length} 位报名的人这时还报了别的活动：${clashes
    .slice(0, 5)
    .map(({ name, title }) => `${name}（「${title}」）`)
    .join('、')}${clashes.length > 5 ? ' 等' : ''}。已发消息请他们取消其中一场。`

/** What it is, where it stands, and what there is to know about it at once. */
function Head({ activityId, form, state, clashes, photoCheck, mayChange }: DeskActivity) {
  return (
    <>
      <Card>
        <Title text={form.title} />
        <TagLine>
          <Tag {...activityStates[state]} />
        </TagLine>
      </Card>
      {clashes.length > 0 && <Note tone="amber" text={clashText(clashes)} />}
      <Checked
        check={photoCheck}
        what="照片"
        again={photoCheck?.mayAppeal === true && (() => openActivity(activityId))}
        onEdit={mayChange && editable.includes(state) && (() => openPage(deskPages.activityForm(activityId)))}
      />
    </>
  )
}

/** The way to the week of a rota. */
function Rota({ activity: { activityId, form } }: { activity: DeskActivity }) {
  if (form.duty !== true) return null
  const open = () => openPage(deskPages.dutyWeek(activityId))
  return <Button kind="second" text="看一周的值班和交接" onTap={open} />
}

/** Who learns in a course. */
function LearnersWay({ activityId, form, state }: DeskActivity) {
  if (!form.course || state !== 'published') return null
  return (
    <RowGroup>
      <Row
        icon="people"
        title="学员"
        caption="谁报了，来了几课"
        onTap={() => openPage(furtherPages.courseRoll(activityId))}
      />
    </RowGroup>
  )
}

function Ready({ activity, stale }: { activity: DeskActivity; stale: ReactNode }) {
  const { activityId, version, state, form, leaderName, project, team, sessions, history, mayChange } =
    activity
  const saying = useSaid()
  const { organises } = activity.rights
  const now = serverNow()
  const foot = (saying.said !== null || (organises && hasForward(activity))) && (
    <Stack>
      <SaidNote saying={saying} />
      {organises && <ActivityMoves activity={activity} which="forward" onSaid={saying.say} />}
    </Stack>
  )
  return (
    <Screen title="活动" action={foot}>
      <Stack>
        {stale}
        <Head {...activity} />
        <LearnersWay {...activity} />
        <Section title={`${form.course ? '课' : '场次'} · ${sessions.length}`}>
          {sessions.map((session) => (
            <SessionCard
              key={session.sessionId}
              session={session}
              version={version}
              now={now}
              live={state === 'published'}
              mayMove={mayChange}
              onSaid={saying.say}
            />
          ))}
        </Section>
        <Rota activity={activity} />
        <Section title="内容">
          <ActivityFacts {...{ form, leaderName, project, team }} />
        </Section>
        {organises && (
          <Section title="还可以">
            {mayChange && editable.includes(state) && (
              <Button
                kind="second"
                text="修改内容"
                onTap={() => openPage(deskPages.activityForm(activityId))}
              />
            )}
            <Button
              kind="second"
              text="照这个再办"
              onTap={() => openPage(deskPages.activityLike(activityId))}
            />
            <ActivityMoves activity={activity} which="aside" onSaid={saying.say} />
          </Section>
        )}
        <Section title="经过">
          <Timeline
            steps={[...history].reverse().map(({ at, text, by, note }, index) => ({
              at: momentWord(at, now),
              text,
              caption: [by, note].filter(Boolean).join(' · '),
              now: index === 0,
            }))}
          />
        </Section>
      </Stack>
    </Screen>
  )
}

function ActivityPage() {
  const { activityId = '' } = usePageParams('activityId')
  return (
    <LoadedScreen
      title="活动"
      resource={useActivity(activityId)}
      open={() => openActivity(activityId)}
      count={4}
      screen={(activity, stale) => <Ready activity={activity} stale={stale} />}
    />
  )
}

export default wholePage(ActivityPage, DeskFrame)
