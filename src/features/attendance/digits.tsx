/** Six digits typed from the screen at the door; they go as soon as the sixth stands there. */
import { useState } from 'react'
import { TextField } from '@/components/field/text-field'

interface DigitsProps {
  problem: string | null
  onDone: (code: string) => Promise<void>
}

const length = 6

export function Digits({ problem, onDone }: DigitsProps) {
  const [typed, setTyped] = useState('')
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, length)
    setTyped(digits)
    if (digits.length === length && digits !== typed) void onDone(digits)
  }
  return (
    <TextField
      label="或输入屏幕上的六位数字"
      value={typed}
      onChange={type}
      type="number"
      maxLength={length}
      placeholder="六位数字"
      hint="数字每 30 秒换一次，请照着最新的输"
      {...(problem !== null && { error: problem })}
    />
  )
}
