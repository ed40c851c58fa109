/** Asks whoever leaves a turn of duty for a note to the next one: one tap where there is nothing to say. */
import { useState } from 'react'
import { dutyNotes } from '@/api/duty-queue'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Choices } from '@/components/choices'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { VerdictNote } from '@/components/verdict-note'
import { CHIP_JOIN, NOTE_LETTERS, noteChips } from '@/domain/duty/note'
import { useDraft } from '@/platform/use-draft'
import { handOver, type Turn } from './store'

const [nothing] = noteChips
const options = noteChips.map((chip) => ({ value: chip, text: chip }))

interface HandOverProps {
  sessionId: string
  title: string
  /** Null where it could not be read, as without signal. */
  turn: Turn | null
}

/** The sentences that are tapped, with what else was typed behind them. */
function withChips(text: string, chips: readonly string[]): string {
  const typed = text.split(CHIP_JOIN).filter((part) => part !== '' && !noteChips.includes(part as never))
  return [...chips, ...typed].join(CHIP_JOIN).slice(0, NOTE_LETTERS)
}

function Asked({ sessionId, title, turn, onSent }: HandOverProps & { onSent: () => void }) {
  const own = turn?.own?.text ?? ''
  const { value, edit, dropSent } = useDraft(`duty:${sessionId}`, { text: own })
  const [failed, setFailed] = useState<string | null>(null)
  const { text } = value
  const chosen = noteChips.filter((chip) => text.split(CHIP_JOIN).includes(chip))
  const blank = text.trim() === ''
  const send = async () => {
    const said = blank ? nothing : text.trim()
    const state = await handOver({ sessionId, title, version: turn?.version ?? 0, text: said })
    if (state.status === 'refused') return setFailed(`${state.text}，${state.next}`)
    dropSent(value)
    onSent()
  }
  return (
    <>
      <Choices
        label="常说的"
        options={options}
        values={chosen}
        onChange={(chips) => edit({ text: withChips(text, chips) })}
      />
      <TextField
        label="还有什么要告诉下一班"
        optional
        multiline
        maxLength={NOTE_LETTERS}
        placeholder="比如：李奶奶的药到了，在抽屉里"
        value={text}
        onChange={(words) => edit({ text: words })}
      />
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      <Button text={blank ? '没有事，交接好了' : '交给下一班'} onTap={send} />
    </>
  )
}

/** What was written stands there, with the way to change it; what waits on the phone says so. */
export function HandOver(props: HandOverProps) {
  const { sessionId, turn } = props
  const [changing, setChanging] = useState(false)
  const kept = dutyNotes.use(({ items }) => items.find((one) => one.sessionId === sessionId) ?? null)
  const own = turn?.own ?? null
  const waiting = kept?.state.status === 'waiting'
  const asks = changing || (own === null && !waiting)
  if (kept?.state.status === 'refused') {
    const { text, next } = kept.state
    return (
      <Note
        tone="seal"
        text={`交接没有送到：${text}，${next}`}
        onClose={() => dutyNotes.dismiss(`${sessionId} ${kept.version}`)}
      />
    )
  }
  return (
    <Card>
      <Stack>
        <Strong text="交接" />
        {waiting && <Note tone="amber" text={`「${kept.text}」已记在手机里，有信号时自动送出`} />}
        {!waiting && own !== null && !changing && (
          <>
            <Note tone="jade" text={`交给下一班了：${own.text}`} />
            {own.verdict !== null && <VerdictNote verdict={own.verdict} what="这段话" />}
          </>
        )}
        {asks && <Asked {...props} onSent={() => setChanging(false)} />}
        {!asks && !waiting && turn?.mayWrite === true && (
          <Button kind="quiet" text="改一改" onTap={() => setChanging(true)} />
        )}
        {asks && <Caption text="下一班的人和站里看得到" />}
      </Stack>
    </Card>
  )
}
