/** One paper of a volunteer, as the desk looks at it: its number on a tap that is written down, and ending it. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack, Strong, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { dateWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import { daysOfPaper, tagOfPaper } from '@/features/screens/papers'
import { endPaper, type FiledPaper, lookAtNumber, type PapersFile } from './store'

function Number({ personId, paperId }: { personId: string; paperId: string }) {
  const [number, setNumber] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    const answer = await lookAtNumber(personId, paperId)
    setProblem(answer.ok ? null : failureText(answer.failure))
    if (answer.ok) setNumber(answer.data.number)
  }
  return (
    <Stack>
      {number === null ? (
        <Button kind="second" text="看号码" busyText="正在拿…" onTap={look} />
      ) : (
        <Strong text={`号码 ${number}`} />
      )}
      <Caption text="谁看过号码、什么时候看的，本人在「隐私」里查得到。" />
      {problem !== null && <Note tone="seal" text={problem} />}
    </Stack>
  )
}

interface PaperSheetProps {
  file: PapersFile
  paper: FiledPaper
  onSaid: (text: string) => void
  onClose: () => void
}

export function PaperSheet({ file, paper, onSaid, onClose }: PaperSheetProps) {
  const [ends, setEnds] = useState(false)
  const { personId, isOwn } = file
  const { paperId, name, title, organiser, state, reason, byName, at, hasNumber } = paper
  const now = serverNow()
  const tag = tagOfPaper(paper)
  if (ends)
    return (
      <ActionSheet
        draft={`end:${paperId}`}
        title={`停用「${name}」？`}
        text="停用以后不再作数；本人会收到消息，里面有您写的原因。"
        confirm="停用"
        danger
        ask="为什么停用"
        placeholder="比如：证书被收回了"
        maxLength={100}
        onConfirm={({ words }) => endPaper({ personId, paperId, reason: words })}
        onDone={() => onSaid(`「${name}」停用了，已告诉本人`)}
        onClose={onClose}
      />
    )
  return (
    <Sheet open title={name} onClose={onClose}>
      <Stack>
        {tag && (
          <TagLine>
            <Tag {...tag} />
          </TagLine>
        )}
        {title !== '' && <Strong text={title} />}
        <Caption text={[organiser, daysOfPaper(paper, now)].filter(Boolean).join(' · ')} />
        <Caption text={`${byName} ${dateWord(at, now)} 看过原件登记的`} />
        {reason !== '' && <Caption text={`停用的原因：${reason}`} />}
        {hasNumber && <Number personId={personId} paperId={paperId} />}
        {state !== 'ended' && !isOwn && <Button kind="danger" text="停用" onTap={() => setEnds(true)} />}
      </Stack>
    </Sheet>
  )
}
