/** The robot of the station's group in WeCom: what it says each working morning, its address, trying it, taking it away. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { momentWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import {
  openRobot,
  removeRobot,
  type RobotView,
  setRobot,
  tryRobot,
  useRobot,
} from '@/features/gaps/robot-store'
import { isTrouble, outcomeText } from '@/features/gaps/robot-words'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

type Asked = 'address' | 'remove' | null

function Said() {
  return (
    <Card>
      <Strong text="工作日早上 8:30，缺什么在群里说一声" />
      <Caption text="只说哪一类缺几样，不写名字、电话和门牌。什么也不缺，就不说。" />
    </Card>
  )
}

/** How a robot comes into a group, for whoever has never done it. */
const Steps = () => (
  <Section title="怎么接上">
    <RowGroup>
      <Row title="一、在企业微信的群里，添加一个群机器人" />
      <Row title="二、点开机器人，复制「Webhook 地址」" />
      <Row title="三、回到这里，点「填地址」贴进来" />
    </RowGroup>
    <Caption text="地址不要发给别人，拿到的人都能往群里发。" />
  </Section>
)

function Connected({
  robot,
  view,
  now,
}: {
  robot: NonNullable<RobotView['robot']>
  view: RobotView
  now: number
}) {
  const { changed } = view
  return (
    <>
      {isTrouble(robot) && <Note tone="amber" text={outcomeText(robot, now)} />}
      <RowGroup>
        <Row
          icon="check"
          title={`已经接上，尾号 ${robot.tail}`}
          {...(changed && { caption: `${changed.by}，${momentWord(changed.at, now)} 填的` })}
        />
        <Row icon="clock" title={`下一次 ${momentWord(robot.nextAt, now)}`} />
        {!isTrouble(robot) && <Row icon="bell" title={outcomeText(robot, now)} />}
      </RowGroup>
    </>
  )
}

interface AskingProps {
  asked: Asked
  version: number
  saying: Saying
  onClose: () => void
}

function Asking({ asked, version, saying, onClose }: AskingProps) {
  if (asked === 'address')
    return (
      <ActionSheet
        draft="group-robot"
        title="群机器人的地址"
        ask="把「Webhook 地址」整条贴进来"
        placeholder="https://qyapi.weixin.qq.com/…"
        maxLength={300}
        confirm="接上"
        onConfirm={({ words }) => setRobot(words, version)}
        onDone={() => saying.say('接上了，试发一条看看')}
        onClose={onClose}
      />
    )
  if (asked === 'remove')
    return (
      <ActionSheet
        draft="group-robot:remove"
        title="去掉群机器人？"
        text="早上不再往群里发，地址也一起删掉；要再用，重新贴一遍。"
        confirm="去掉"
        danger
        onConfirm={() => removeRobot(version)}
        onDone={() => saying.say('去掉了，早上不再发')}
        onClose={onClose}
      />
    )
  return null
}

function Ready({ view, saying }: { view: RobotView; saying: Saying }) {
  const [asked, setAsked] = useState<Asked>(null)
  const now = serverNow()
  const { robot, changed, version } = view
  const ask = (what: Asked) => () => setAsked(what)
  const trial = async () => void saying.sayAnswer(await tryRobot(), '试发了一条，看看群里收到没有')
  return (
    <>
      <SaidNote saying={saying} />
      <Said />
      {robot ? <Connected {...{ robot, view, now }} /> : <Steps />}
      {!robot && changed && <Caption text={`${changed.by}，${momentWord(changed.at, now)} 去掉的`} />}
      <Stack>
        {robot && <Button text="试发一条" onTap={trial} />}
        <Button
          kind={robot ? 'second' : 'primary'}
          text={robot ? '换一个地址' : '填地址'}
          onTap={ask('address')}
        />
        {robot && <Button kind="danger" text="去掉" onTap={ask('remove')} />}
      </Stack>
      <Slot>
        <Asking {...{ asked, version, saying }} onClose={ask(null)} />
      </Slot>
    </>
  )
}

function RobotPage() {
  const saying = useSaid()
  return (
    <LoadedScreen title="早上在群里说一声" resource={useRobot()} open={openRobot} count={3}>
      {(view) => <Ready {...{ view, saying }} />}
    </LoadedScreen>
  )
}

export default wholePage(RobotPage, DeskFrame)
