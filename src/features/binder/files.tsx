/** The files of a binder: for the street office as Word and as sheets, in as many volumes as it takes. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { momentWord } from '@/domain/words/moments'
import type { Saying } from '@/features/screens/said'
import { handOver } from '@/features/screens/hand-over'
import { type Binder, type FileAs, takeFile } from './store'

const names: Record<FileAs, string> = { word: 'Word', sheet: '表格' }

function useTaking({ month }: Binder, saying: Saying, onTaken: () => void) {
  const [busy, setBusy] = useState<string | null>(null)
  const take = async (as: FileAs, volume: number) => {
    if (busy !== null) return
    setBusy(`${as}${volume}`)
    const wrong = await handOver(await takeFile(month, as, volume))
    if (wrong === null) saying.say(`${names[as]}发出去了`)
    else saying.sayProblem(wrong)
    setBusy(null)
    onTaken()
  }
  return { busy, take }
}

interface FilesProps {
  binder: Binder
  saying: Saying
  /** Called when a file was taken: who did is part of what is shown. */
  onTaken: () => void
}

const volumeWord = ({ volumes }: Binder, as: FileAs, volume: number): string =>
  volumes[as] > 1 ? `，第 ${volume + 1} 册` : ''

/** What the station is there for: the first volume, in one tap. */
export function HandOn({ binder, saying, onTaken }: FilesProps) {
  const { busy, take } = useTaking(binder, saying, onTaken)
  return (
    <Button
      text={`转给街道（Word${volumeWord(binder, 'word', 0)}）`}
      busyText="正在做…"
      busy={busy !== null}
      onTap={() => take('word', 0)}
    />
  )
}

/** All others. */
export function Files({ binder, saying, onTaken }: FilesProps) {
  const { busy, take } = useTaking(binder, saying, onTaken)
  const files = (Object.keys(names) as FileAs[])
    .flatMap((as) => Array.from({ length: binder.volumes[as] }, (_, volume) => ({ as, volume })))
    .filter(({ as, volume }) => as !== 'word' || volume > 0)
  return (
    <Stack>
      {files.map(({ as, volume }) => (
        <Button
          key={`${as}${volume}`}
          kind="second"
          text={`发成${names[as]}${volumeWord(binder, as, volume)}`}
          busyText="正在做…"
          busy={busy === `${as}${volume}`}
          onTap={() => take(as, volume)}
        />
      ))}
    </Stack>
  )
}

/** Who has taken which file. */
export function HandedOut({ binder: { handedOut }, now }: { binder: Binder; now: number }) {
  if (handedOut.length === 0) return null
  return (
    <Section title="谁拿过">
      <RowGroup>
        {handedOut.map(({ name, what, at }) => (
          <Row key={`${at}${name}`} title={name} caption={momentWord(at, now)} value={what} />
        ))}
      </RowGroup>
    </Section>
  )
}
