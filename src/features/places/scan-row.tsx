/** Scanning what hangs on a door or a wall, from the page of the station. */
import { useState } from 'react'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { readScan } from '@/domain/attendance/scan-text'
import { openPage } from '@/platform/navigate'
import { scan } from '@/platform/scan'

/** Opens what was scanned. @returns why nothing was; null when something was, or the scanner was only closed */
async function openScanned(): Promise<string | null> {
  const scanned = await scan()
  if (!scanned.ok) return scanned.reason === 'closed' ? null : '这里用不了扫一扫，可以在下面点这个地方'
  const read = readScan(scanned.text)
  if (read?.kind === 'place') openPage(appPages.place(read.placeCode, read.stationId))
  else if (read?.kind === 'door')
    openPage(appPages.door({ as: 'in', sessionId: read.sessionId, code: read.code }))
  else return '扫到的不是门上、墙上的码'
  return null
}

export function ScanRow() {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <Stack>
      <RowGroup>
        <Row
          icon="scan"
          title="扫门上、墙上的码"
          caption="看这是哪里，几点开"
          onTap={() => void openScanned().then(setProblem)}
        />
      </RowGroup>
      {problem !== null && <Note tone="amber" text={problem} onClose={() => setProblem(null)} />}
    </Stack>
  )
}
