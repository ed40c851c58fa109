/** Putting a notice right after it went out: readers see that, and what, was corrected. */
import { serverNow } from '@/api/server-clock'
import { Card, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { correctionForm } from '@/domain/notice/form'
import { goBack } from '@/platform/navigate'
import { Fields } from '../screens/fields'
import { FormFoot, useFilling } from '../screens/form'
import { StayFields, WordFields } from './body-fields'
import { bodyOf, correctionOf, correctionProblems, expiresAtOf } from './notice-draft'
import { correctNotice, type DeskNotice } from './store'

export function CorrectionForm({ notice }: { notice: DeskNotice }) {
  const now = serverNow()
  const { noticeId, version } = notice
  const filling = useFilling(
    `notice:${noticeId}:${version}:correction`,
    correctionOf(notice),
    (draft) => correctionProblems(draft, now),
    'notice',
  )
  const { value, edit, wrong } = filling
  const send = async () => {
    const answer = await filling.handIn(() =>
      correctNotice({
        ...{ noticeId, version, body: bodyOf(value), note: value.note.trim() },
        ...{ expiresAt: expiresAtOf(value.lastDay), pinned: value.pinned },
      }),
    )
    if (answer?.ok) goBack()
  }
  const text = '发出更正'
  return (
    <Screen title="更正通知" action={<FormFoot filling={filling} text={text} busyText={text} onTap={send} />}>
      <Stack>
        <Note tone="sky" text="读过的人会看到「有更正」，要再看一遍；更正也要先过内容检查。" />
        <Card>
          <Fields table={correctionForm} names={['note']} {...{ answers: value, edit, wrong }} />
        </Card>
        <Section title="改好的内容">
          <WordFields {...filling} />
          <StayFields {...filling} />
        </Section>
      </Stack>
    </Screen>
  )
}
