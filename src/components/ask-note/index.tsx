/** The question whether to send a message in WeChat, at a moment when it pays; asked once, and a no is taken as one. */
import { useState } from 'react'
import { Note } from '../note'

interface AskNoteProps {
  text: string
  action: string
  /** What was said when the person agreed. */
  done: string
  /** Asks; called straight from the tap. */
  ask: () => Promise<boolean>
}

export function AskNote({ text, action, done, ask }: AskNoteProps) {
  const [asked, setAsked] = useState<'not' | 'yes' | 'no'>('not')
  if (asked === 'yes') return <Note tone="jade" text={done} />
  if (asked === 'no') return <Note tone="sky" text="那就不发微信了，小程序的消息里照样能看到" />
  return (
    <Note
      tone="sky"
      text={text}
      action={action}
      onAction={() => void ask().then((agreed) => setAsked(agreed ? 'yes' : 'no'))}
    />
  )
}
