/** Closing my account: what has to be ended first, what goes and what stays, and a week to think again. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { dateWord } from '@/domain/words/moments'
import {
  closeAccount,
  keepAccount,
  openClosing,
  useClosing,
  type Closing,
} from '@/features/privacy/closing-store'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const goes = [
  { title: '删掉', text: '姓名、电话、生日、住处、家人，写过的字，交过的照片和录音，收到的消息' },
  { title: '换个名字留着', text: '服务时长和积分的账，写成“已注销的志愿者”，别人的记录还对得上' },
  { title: '再用同一个微信来', text: '算新来的一位，以前的都接不上' },
] as const

/** What has to be ended before, each with the way there. */
const Blocks = ({ blocks }: Pick<Closing, 'blocks'>) => (
  <Section title="先办完这些，再来注销">
    <RowGroup>
      {blocks.map(({ code, text, page }) => (
        <Row key={code} title={text} {...(page !== null && { onTap: () => openPage(page) })} />
      ))}
    </RowGroup>
  </Section>
)

/** It is asked for: one tap takes it back. */
function Waiting({ closesAt }: { closesAt: number }) {
  const [failed, setFailed] = useState<string | null>(null)
  const keep = async () => {
    const answer = await keepAccount()
    setFailed(answer.ok ? null : failureText(answer.failure))
  }
  return (
    <Stack>
      <Note
        tone="amber"
        text={`您的账号 ${dateWord(closesAt, serverNow())}注销。在那以前点下面撤回，什么都还在。`}
      />
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      <Button text="不注销了，撤回" busyText="正在撤回…" onTap={keep} />
    </Stack>
  )
}

function Ready({ closing: { closesAt, blocks, points, days } }: { closing: Closing }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      {closesAt !== null && <Waiting closesAt={closesAt} />}
      {blocks.length > 0 && <Blocks blocks={blocks} />}
      <Section title="注销以后">
        <RowGroup>
          {goes.map(({ title, text }) => (
            <Row key={title} title={title} caption={text} />
          ))}
          {points > 0 && <Row title={`还有 ${points} 积分`} caption="注销后不能再用，想用先去兑换" />}
        </RowGroup>
      </Section>
      <Section title="注销以前">
        <RowGroup>
          <Row
            icon="receipt"
            title="导出一份自己留着"
            caption="注销后就导不出来了"
            onTap={() => openPage(appPages.myData)}
          />
        </RowGroup>
      </Section>
      {closesAt === null && blocks.length === 0 && (
        <Stack>
          <Caption text={`点了以后还有 ${days} 天，随时能撤回。`} />
          <Button kind="second" text="注销账号" onTap={() => setAsking(true)} />
        </Stack>
      )}
      <Slot>
        {asking && (
          <ActionSheet
            title="注销账号？"
            text={`${days} 天里随时能撤回；到期以后删掉的，谁也找不回来。`}
            confirm="注销"
            draft="closing"
            onConfirm={closeAccount}
            onDone={() => setAsking(false)}
            onClose={() => setAsking(false)}
          />
        )}
      </Slot>
    </>
  )
}

const ClosingPage = () => (
  <LoadedScreen title="注销账号" resource={useClosing()} open={openClosing} stale={false}>
    {(closing) => <Ready closing={closing} />}
  </LoadedScreen>
)

export default wholePage(ClosingPage)
