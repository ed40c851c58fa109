/** What the station has written down of mine: credentials, trainings, insurance cover. */
import type { Profile } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { daysOfPaper, tagOfPaper } from '@/features/screens/papers'

/** An answer of an earlier version names none. */
export function OwnPapers({ papers = [] }: { papers?: Profile['volunteer']['papers'] }) {
  const now = serverNow()
  return (
    <Section title="证书、培训和保险">
      {papers.length > 0 && (
        <RowGroup>
          {papers.map((paper) => {
            const tag = tagOfPaper(paper)
            return (
              <Row
                key={paper.paperId}
                title={paper.name}
                caption={[paper.title, paper.organiser, daysOfPaper(paper, now)].filter(Boolean).join(' · ')}
                {...(tag && { end: <Tag {...tag} /> })}
              />
            )
          })}
        </RowGroup>
      )}
      <Caption
        text={
          papers.length === 0
            ? '有急救证、健康证这些的，带原件到社区登记，就能报要证的活动。'
            : '哪里不对、换了新的，带原件到社区说一声。'
        }
      />
    </Section>
  )
}
