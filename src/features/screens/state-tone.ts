/** Owns how the state of a workflow looks as a tag. */
import type { Tone } from '@/components/tag'
import type { Tone as StateTone } from '@/domain/kernel/workflow'

export const stateTone: Record<StateTone, Tone> = {
  plain: 'plain',
  waiting: 'amber',
  good: 'jade',
  warn: 'seal',
  done: 'plain',
}
