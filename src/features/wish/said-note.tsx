/** What came of the last step, and at a moment that pays the question whether to send news. */
import { useState } from 'react'
import { askFor } from '@/api/consent'
import { Note } from '@/components/note'
import type { Deeds } from './use-deeds'

/** After these somebody waits for an answer, so a message is worth a consent. */
const paying: readonly string[] = ['claim', 'made', 'deliver']

export function SaidNote({ deeds }: { deeds: Deeds }) {
  const [asked, setAsked] = useState(false)
  const { said } = deeds
  if (said === null) return null
  const ask = async () => setAsked(await askFor('wishMoved'))
  return (
    <>
      <Note
        tone="jade"
        text={said.text}
        {...(paying.includes(said.deed) && !asked
          ? { action: '有消息告诉我', onAction: () => void ask() }
          : { onClose: deeds.hush })}
      />
      {asked && <Note tone="sky" text="好的，有消息会用微信告诉您" />}
    </>
  )
}
