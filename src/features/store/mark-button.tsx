/** Saving for a prize, or not any more; the passbook then says what is missing. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { markPrize, type Prize } from './store'

export function MarkButton({ prize }: { prize: Prize }) {
  const [failed, setFailed] = useState<string | null>(null)
  const { prizeId, marked } = prize
  const toggle = async () => {
    const answer = await markPrize(prizeId, !marked)
    setFailed(answer.ok ? null : failureText(answer.failure))
  }
  return (
    <>
      <Button
        kind={marked ? 'quiet' : 'second'}
        text={marked ? '从想要的里拿掉' : '加入想要的'}
        onTap={toggle}
      />
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
    </>
  )
}
