/** What is not set up: asked for by whoever keeps the system running, and what the desk was told without asking. */
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { Section } from '@/components/section'

/** Each thing that is wrong, a note of its own. */
export function Troubles({ troubles }: { troubles: readonly string[] }) {
  return troubles.map((text) => <Note key={text} tone="amber" text={text} />)
}

export function SystemCheck() {
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<readonly string[] | null>(null)
  const look = async () => {
    setBusy(true)
    const answer = await call('desk.health', {})
    setBusy(false)
    setFound(answer.ok ? answer.data.troubles : [`${answer.failure.text}，${answer.failure.next}`])
  }
  return (
    <Section title="系统检查">
      {found !== null && <Troubles troubles={found} />}
      {found?.length === 0 && <Note tone="jade" text="都配置好了" />}
      <Button
        kind="second"
        text={found === null ? '检查一遍' : '再检查一遍'}
        busy={busy}
        onTap={() => void look()}
      />
    </Section>
  )
}
