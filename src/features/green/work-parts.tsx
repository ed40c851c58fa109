/** Parts of the page of one work: its figures with what stands behind each, its pictures, its way, and what was asked. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Meter } from '@/components/meter'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import type { Tone } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { casePages } from '@/domain/case-pages'
import { startOf } from '@/domain/kernel/clock'
import type { LivelihoodStage } from '@/domain/livelihood/form'
import { dateWord } from '@/domain/words/moments'
import { Pictures } from '@/features/screens/pictures'
import { openPage } from '@/platform/navigate'
import type { Work } from './works-store'

export const stageTones: Record<LivelihoodStage, Tone> = { planned: 'plain', going: 'amber', done: 'jade' }

type Figure = Work['metrics'][number]

const asOfWord = ({ asOf, source }: Pick<Work, 'asOf' | 'source'>): string =>
  `截至 ${dateWord(startOf(asOf), serverNow())}，出自${source}`

const plannedWord = ({ planned, unit }: Figure): string => (planned === '' ? '' : `计划 ${planned} ${unit}`)

/** One figure; a tap opens what stands behind it. */
function FigureRow({ figure, onOpen }: { figure: Figure; onOpen: () => void }) {
  const { name, done, unit, percent } = figure
  const planned = plannedWord(figure)
  return (
    <>
      <Row
        title={name}
        value={`${done} ${unit}`}
        {...(planned !== '' && { caption: planned })}
        label={`${name} ${done} ${unit}，看说明`}
        onTap={onOpen}
      />
      {percent !== null && (
        <Meter value={percent} max={100} label={`${name}，${planned}，做了 ${done} ${unit}`} />
      )}
    </>
  )
}

export function Figures({ work }: { work: Work }) {
  const [open, setOpen] = useState<Figure | null>(null)
  if (work.metrics.length === 0) return null
  return (
    <Section title="做了多少">
      <RowGroup>
        {work.metrics.map((figure) => (
          <FigureRow key={figure.name} figure={figure} onOpen={() => setOpen(figure)} />
        ))}
      </RowGroup>
      <Caption text={asOfWord(work)} />
      {open && (
        <Sheet
          open
          title={`${open.name} ${open.done} ${open.unit}`}
          cancel="知道了"
          onClose={() => setOpen(null)}
        >
          <Stack>
            {open.planned !== '' && <Caption text={plannedWord(open)} />}
            {open.note !== '' && <Strong text={open.note} />}
            <Caption text={asOfWord(work)} />
          </Stack>
        </Sheet>
      )}
    </Section>
  )
}

export const BeforeAfter = ({ before, after }: Pick<Work, 'before' | 'after'>) => (
  <>
    {before.length > 0 && (
      <Section title="改之前">
        <Pictures fileIds={before} label="改之前" />
      </Section>
    )}
    {after.length > 0 && (
      <Section title="改之后">
        <Pictures fileIds={after} label="改之后" />
      </Section>
    )}
  </>
)

export const Steps = ({ steps }: Pick<Work, 'steps'>) =>
  steps.length === 0 ? null : (
    <Section title="进展">
      <Timeline
        steps={steps.map(({ day, text }, at) => ({
          at: dateWord(startOf(day), serverNow()),
          ...{ text, now: at === 0 },
        }))}
      />
    </Section>
  )

export const Incidents = ({ incidents }: Pick<Work, 'incidents'>) =>
  incidents.length === 0 ? null : (
    <Section title="就是为了解决这些">
      <RowGroup>
        {incidents.map(({ caseId, number, text }) => (
          <Row
            key={caseId}
            icon="warn"
            title={text === '' ? `第 ${number} 号随手拍` : text}
            caption={`第 ${number} 号`}
            onTap={() => openPage(casePages.case('incident', caseId))}
          />
        ))}
      </RowGroup>
    </Section>
  )

/** What was asked and answered for everybody, and what I have asked that nobody else reads. */
export const Questions = ({ questions, mine }: Pick<Work, 'questions' | 'mine'>) => (
  <>
    {mine.length > 0 && (
      <Section title="我问的，只有我看得到">
        <Stack>
          {mine.map(({ questionId, text, answer }) => (
            <Card key={questionId}>
              <Stack>
                <Strong text={text} />
                <Caption text={answer === '' ? '社区还没有答，答了会告诉您' : `社区答：${answer}`} />
              </Stack>
            </Card>
          ))}
        </Stack>
      </Section>
    )}
    {questions.length > 0 && (
      <Section title="街坊问的">
        <Stack>
          {questions.map(({ questionId, text, answer, answeredAt }) => (
            <Card key={questionId}>
              <Stack>
                <Strong text={text} />
                <Caption text={`社区答：${answer}`} />
                <Caption text={dateWord(answeredAt, serverNow())} />
              </Stack>
            </Card>
          ))}
        </Stack>
      </Section>
    )}
  </>
)
