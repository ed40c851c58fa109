/** A file that the cloud makes, handed over in one tap. */
import { useState } from 'react'
import { type Answer, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { saveFile } from '@/platform/save-file'

interface FileButtonProps {
  text: string
  ask: () => Promise<Answer<{ name: string; base64: string }>>
}

export function FileButton({ text, ask }: FileButtonProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const make = async () => {
    setWrong(null)
    const answer = await ask()
    if (!answer.ok) return setWrong(failureText(answer.failure))
    const { name, base64 } = answer.data
    if (!(await saveFile(name, base64))) setWrong('文件做好了，没有发出去，可以再点一次')
  }
  return (
    <Stack>
      {wrong !== null && <Note tone="seal" text={wrong} onClose={() => setWrong(null)} />}
      <Button kind="second" text={text} busyText="正在做…" onTap={make} />
    </Stack>
  )
}
