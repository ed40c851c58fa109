/** A file that the cloud makes, handed over in one tap. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { handOver, type MadeFile } from './hand-over'

interface FileButtonProps {
  text: string
  ask: () => Promise<MadeFile>
}

export function FileButton({ text, ask }: FileButtonProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const make = async () => {
    setWrong(null)
    setWrong(await handOver(await ask()))
  }
  return (
    <Stack>
      {wrong !== null && <Note tone="seal" text={wrong} onClose={() => setWrong(null)} />}
      <Button kind="second" text={text} busyText="正在做…" onTap={make} />
    </Stack>
  )
}
