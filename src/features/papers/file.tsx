/** The file of one volunteer: credentials, trainings and insurance cover, each sort with a way to write one more down. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { paperSorts, type PaperSort } from '@/domain/papers/vocabulary'
import { daysOfPaper, tagOfPaper } from '@/features/screens/papers'
import { SaidNote, useSaid } from '@/features/screens/said'
import { GrantSheet } from './grant-sheet'
import { PaperSheet } from './paper-sheet'
import type { FiledPaper, PapersFile } from './store'

interface SortProps {
  sort: PaperSort
  file: PapersFile
  onOpen: (open: Open) => void
}

/** A paper by its id, or one that is to be written down. */
type Open = { paperId: string } | { sort: PaperSort } | null

const captionOf = (paper: FiledPaper, now: number): string =>
  [paper.title, paper.organiser, daysOfPaper(paper, now)].filter(Boolean).join(' · ')

function OfSort({ sort, file, onOpen }: SortProps) {
  const { name } = paperSorts[sort]
  const papers = file.papers.filter((paper) => paper.sort === sort)
  const now = serverNow()
  return (
    <Section title={name}>
      {papers.length === 0 && <Caption text={`还没有登记${name}`} />}
      {papers.length > 0 && (
        <RowGroup>
          {papers.map((paper) => {
            const tag = tagOfPaper(paper)
            return (
              <Row
                key={paper.paperId}
                title={paper.name}
                caption={captionOf(paper, now)}
                {...(tag && { end: <Tag {...tag} /> })}
                onTap={() => onOpen({ paperId: paper.paperId })}
              />
            )
          })}
        </RowGroup>
      )}
      {!file.isOwn && <Button kind="second" text={`登记${name}`} onTap={() => onOpen({ sort })} />}
    </Section>
  )
}

export function FileView({ file, stale }: { file: PapersFile; stale: ReactNode }) {
  const [open, setOpen] = useState<Open>(null)
  const saying = useSaid()
  const close = () => setOpen(null)
  const paper = open && 'paperId' in open && file.papers.find(({ paperId }) => paperId === open.paperId)
  return (
    <Screen title="证书和保险" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        {stale}
        <Card>
          <Title text={file.name} />
          {file.maskedPhone !== '' && <Caption text={file.maskedPhone} />}
        </Card>
        {file.isOwn && <Note tone="sky" text="自己和家庭账户里的人，请另一位同事登记。" />}
        {(Object.keys(paperSorts) as PaperSort[]).map((sort) => (
          <OfSort key={sort} {...{ sort, file }} onOpen={setOpen} />
        ))}
      </Stack>
      {paper && <PaperSheet key={paper.paperId} {...{ file, paper }} onSaid={saying.say} onClose={close} />}
      {open && 'sort' in open && (
        <GrantSheet key={open.sort} sort={open.sort} file={file} onSaid={saying.say} onClose={close} />
      )}
    </Screen>
  )
}
