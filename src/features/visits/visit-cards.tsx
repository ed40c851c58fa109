/** The visits to a household, the newest first, and adding a word to an own one. */
import { useState } from 'react'
import { newRequestKey } from '@/api/request-key'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { type VisitChip, visitChips } from '@/domain/visit/chips'
import { momentWord } from '@/domain/words/moments'
import { Moves } from '@/features/screens/moves'
import { Pictures } from '@/features/screens/pictures'
import { putByAddition } from './draft'
import type { Visit } from './store'
import { SaidFields } from './visit-fields'

type Entry = Visit['entries'][number]

const toneOf = (chip: VisitChip) =>
  chip === 'well' ? 'jade' : chip === 'help' || chip === 'hardship' ? 'amber' : 'plain'

/** Late ones say when they arrived as well. */
function whenWord({ at, receivedAt }: Entry, now: number): string {
  const late = receivedAt - at > 60 * 60_000
  return late ? `${momentWord(at, now)}，${momentWord(receivedAt, now)} 送到` : momentWord(at, now)
}

function EntryLines({ entry, isFirst }: { entry: Entry; isFirst: boolean }) {
  return (
    <Stack>
      <TagLine>
        {entry.chips.map((chip) => (
          <Tag key={chip} tone={toneOf(chip)} text={visitChips[chip]} />
        ))}
        <Caption text={`${isFirst ? '' : '补记，'}${whenWord(entry, serverNow())}`} />
      </TagLine>
      {entry.words !== '' && <Strong text={entry.words} />}
    </Stack>
  )
}

function AddSheet({ visit, title, onClose }: { visit: Visit; title: string; onClose: () => void }) {
  const [requestKey] = useState(newRequestKey)
  const [said, setSaid] = useState<{ chips: VisitChip[]; words: string }>({ chips: [], words: '' })
  const [strict, setStrict] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = () => {
    setStrict(true)
    if (said.chips.length === 0) return
    const failed = putByAddition(visit.visitId, { ...said, requestKey }, title)
    if (failed !== null) return setProblem(failed)
    onClose()
  }
  return (
    <Sheet open title="给这次走访补一句" confirm="补上" onConfirm={save} onClose={onClose}>
      <Stack>
        <Caption text="原来写的不改，补的写在下面" />
        {problem !== null && <Note tone="seal" text={problem} />}
        <SaidFields {...said} strict={strict} edit={(some) => setSaid((now) => ({ ...now, ...some }))} />
      </Stack>
    </Sheet>
  )
}

function VisitCard({ visit, onAdd }: { visit: Visit; onAdd: () => void }) {
  const { byName, moved, place, takenBack, sealed, alone, entries, photos, photosWait, mayCorrect } = visit
  if (takenBack) return <Caption text={`${byName}记过一次，当时就收回了`} />
  const facts = [byName, alone && '一个人住', moved && `记在${place}，送到时已经搬走`]
  return (
    <Card>
      <Stack>
        {entries.map((entry, index) => (
          <EntryLines key={`${entry.at} ${entry.receivedAt}`} entry={entry} isFirst={index === 0} />
        ))}
        <Pictures fileIds={photos} label="走访时拍的" />
        <Caption text={facts.filter(Boolean).join('，')} />
        {sealed && <Caption text="短记和照片只有写的人、本网格的网格员和站长看得到" />}
        {photosWait && <Caption text="照片正在检查，通过了就看得到" />}
        {mayCorrect && (
          <Moves>
            <Button
              small
              kind="second"
              text="补一句"
              label={`补一句：${momentWord(entries[0]?.at ?? serverNow(), serverNow())}`}
              onTap={onAdd}
            />
          </Moves>
        )}
      </Stack>
    </Card>
  )
}

export function VisitCards({ visits, title }: { visits: readonly Visit[]; title: string }) {
  const [added, setAdded] = useState<Visit | null>(null)
  if (visits.length === 0) return <Caption text="这一户还没有走访记录" />
  return (
    <>
      {visits.map((visit) => (
        <VisitCard key={visit.visitId} visit={visit} onAdd={() => setAdded(visit)} />
      ))}
      {added && <AddSheet visit={added} title={title} onClose={() => setAdded(null)} />}
    </>
  )
}
