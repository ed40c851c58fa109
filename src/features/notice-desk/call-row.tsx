/** Somebody a notice has not reached: where they live, their number on a tap, and ticking them off, which can be undone. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Tag } from '@/components/tag'
import { homeWords } from '@/domain/words/homes'
import { momentWord } from '@/domain/words/moments'
import { dial } from '@/platform/dial'
import { Moves } from '@/features/screens/moves'
import { revealPhone, tickOff, type CallListOf, type CallRow as Row, type ReachedBy } from './store'
import { reachedWords, whyTags } from './words'

interface CallRowProps {
  of: CallListOf
  row: Row
  now: number
}

/** The number is asked for on each tap: the cloud writes down who saw it. */
function useCalling({ noticeId }: CallListOf, { personId }: Row) {
  const [phone, setPhone] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const ring = async () => {
    const answer = phone === null ? await revealPhone(noticeId, personId) : null
    if (answer && !answer.ok) return setProblem(failureText(answer.failure))
    const known = answer?.ok ? answer.data.phone : phone
    if (known === null) return
    setPhone(known)
    setProblem(null)
    await dial(known)
  }
  return { phone, problem, setProblem, ring }
}

function Ticked({ row, now, onUndo }: { row: Row; now: number; onUndo: () => Promise<unknown> }) {
  if (row.reachedBy === 'none') return null
  const at = row.reachedAt === null ? '' : ` · ${momentWord(row.reachedAt, now)}`
  return (
    <TagLine>
      <Tag tone="jade" text={`${reachedWords[row.reachedBy]}${at}`} />
      <Button
        small
        kind="quiet"
        text="撤销"
        label={`撤销：${row.name}${reachedWords[row.reachedBy]}`}
        onTap={onUndo}
      />
    </TagLine>
  )
}

export function CallRow({ of, row, now }: CallRowProps) {
  const { personId, name, maskedPhone, usesApp, why, reachedBy } = row
  const { phone, problem, setProblem, ring } = useCalling(of, row)
  const tick = async (how: ReachedBy): Promise<Answer<Row>> => {
    const answer = await tickOff(of, personId, how)
    setProblem(answer.ok ? null : failureText(answer.failure))
    return answer
  }
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={name} />
          <TagLine>
            <Tag {...whyTags[why]} />
            {!usesApp && <Tag text="没用小程序" />}
            <Caption text={[homeWords(row), phone === null ? maskedPhone : ''].filter(Boolean).join(' · ')} />
          </TagLine>
        </View>
        {phone !== null && <Title text={phone} />}
        {problem !== null && <Note tone="seal" text={problem} onClose={() => setProblem(null)} />}
        {reachedBy === 'none' ? (
          <Moves>
            {maskedPhone !== '' && (
              <Button
                small
                kind="second"
                text="拨号"
                label={`给${name}打电话 ${phone ?? maskedPhone}`}
                onTap={ring}
              />
            )}
            {maskedPhone !== '' && (
              <Button
                small
                kind="quiet"
                text={reachedWords.call}
                label={`${name}：${reachedWords.call}`}
                onTap={() => tick('call')}
              />
            )}
            <Button
              small
              kind={maskedPhone === '' ? 'second' : 'quiet'}
              text={reachedWords.visit}
              label={`${name}：${reachedWords.visit}`}
              onTap={() => tick('visit')}
            />
          </Moves>
        ) : (
          <Ticked row={row} now={now} onUndo={() => tick('none')} />
        )}
      </Stack>
    </Card>
  )
}
