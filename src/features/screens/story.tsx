/** How something went so far, the newest first. */
import { Section } from '@/components/section'
import { Timeline } from '@/components/timeline'
import { momentWord } from '@/domain/words/moments'

interface StoryProps {
  /** The earliest first. */
  steps: readonly { at: number; text: string; caption?: string }[]
  now: number
}

export const Story = ({ steps, now }: StoryProps) =>
  steps.length > 0 && (
    <Section title="经过">
      <Timeline
        steps={[...steps].reverse().map(({ at, ...said }, index) => ({
          ...{ ...said, at: momentWord(at, now) },
          now: index === 0,
        }))}
      />
    </Section>
  )
