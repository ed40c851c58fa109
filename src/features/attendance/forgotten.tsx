/** The one question after a forgotten check-out: when did you leave? */
import { useState } from 'react'
import { call } from '@/api/client'
import type { Failure } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Strong } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { DAY, dayOf, instantOf, timeOf } from '@/domain/kernel/clock'

interface ForgottenProps {
  recordId: string
  /** When the person came; the answer is on the same day, or before the same hour of the next. */
  checkInAt: number
  /** What stands for now, as a first guess. */
  leftAt: number
  onAnswered: () => Promise<void>
}

export function Forgotten({ recordId, checkInAt, leftAt, onAnswered }: ForgottenProps) {
  const [time, setTime] = useState(timeOf(leftAt))
  const [failure, setFailure] = useState<Failure | null>(null)
  // Whoever came in the evening may have left after midnight.
  const overnight = dayOf(leftAt) !== dayOf(checkInAt)
  const nextDay = overnight && time < timeOf(checkInAt)
  const said = `${nextDay ? '第二天 ' : ''}${time.replace(/^0/, '')}`
  const send = async () => {
    const answer = await call('attendance.answerForgotten', {
      recordId,
      leftAt: instantOf(dayOf(checkInAt + (nextDay ? DAY : 0)), time),
    })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) await onAnswered()
  }
  return (
    <Card>
      <Strong text="那天忘了签退，您是几点离开的？" />
      <Caption text="说一声，核过就能记上时长。" />
      <MomentField
        label="离开的时间"
        mode="time"
        value={time}
        onChange={setTime}
        shown={said}
        {...(!overnight && { start: timeOf(checkInAt), end: '23:59' })}
      />
      {failure && <Note tone="seal" text={`${failure.text}，${failure.next}`} />}
      <Button text={`${said} 离开的`} onTap={send} />
    </Card>
  )
}
