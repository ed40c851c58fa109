/** Reads the card of somebody who stands there, and says whether it was read. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { scanPerson } from '@/platform/scan-person'

interface CardReaderProps {
  token: string | null
  onRead: (token: string) => void
}

export function CardReader({ token, onRead }: CardReaderProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const read = async () => {
    const found = await scanPerson()
    if ('token' in found) onRead(found.token)
    setProblem('problem' in found ? found.problem : null)
  }
  return (
    <>
      {token !== null && <Note tone="jade" text="卡扫好了" />}
      <Button kind="second" text={token === null ? '扫居民卡' : '换一张卡'} onTap={read} />
      {problem !== null && <Note tone="seal" text={problem} />}
    </>
  )
}
