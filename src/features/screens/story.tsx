/** How something went so far: how long each part of the way took, and the steps, the newest first. */
import { Card } from '@/components/card'
import { Road } from '@/components/chart'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Timeline } from '@/components/timeline'
import type { Stretch } from '@/domain/kernel/road'
import { leftWord, momentWord } from '@/domain/words/moments'

interface StoryProps {
  /** The earliest first. */
  steps: readonly { at: number; text: string; caption?: string }[]
  /** How long each part of the way took; one part alone says no more than the steps. */
  road?: readonly Stretch[]
  now: number
}

export const Story = ({ steps, road = [], now }: StoryProps) =>
  steps.length > 0 && (
    <Section title="经过">
      <Slot>
        {road.length > 1 && (
          <Card>
            <Road stretches={road.map(({ word, ms }) => ({ word, value: ms, said: leftWord(ms, 0) }))} />
          </Card>
        )}
      </Slot>
      <Timeline
        steps={[...steps].reverse().map(({ at, ...said }, index) => ({
          ...{ ...said, at: momentWord(at, now) },
          now: index === 0,
        }))}
      />
    </Section>
  )
