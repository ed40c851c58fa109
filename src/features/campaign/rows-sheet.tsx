/** The services behind a figure: which, how long, how proved. */
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { startOf } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { dateWord } from '@/domain/words/moments'
import { useShown } from '@/platform/use-shown'
import { servedRows } from './store'

interface RowsSheetProps {
  campaignId: string
  /** Whose; the own where it is left out. */
  entryId?: string
  name: string
  now: number
  onClose: () => void
}

export function RowsSheet({ campaignId, entryId, name, now, onClose }: RowsSheetProps) {
  const list = servedRows.of({ campaignId, ...(entryId !== undefined && { entryId }) })
  const shown = list.use()
  useShown(list.open)
  const rows = shown.status === 'ready' ? shown.data.rows : []
  return (
    <Sheet open title={`${name}的服务`} confirm="看完了" onConfirm={onClose} onClose={onClose}>
      <Stack>
        {shown.status === 'ready' && rows.length === 0 && <Caption text="这段时间还没有算得上的服务。" />}
        {shown.status === 'failed' && <Caption text="没有读到，请关掉再点开试试。" />}
        {rows.length > 0 && (
          <RowGroup>
            {rows.map(({ recordId, day, title, minutes, proof }) => (
              <Row
                key={recordId}
                title={title}
                caption={`${dateWord(startOf(day), now)}，${proof}`}
                value={durationWord(minutes)}
              />
            ))}
          </RowGroup>
        )}
        {shown.status === 'ready' && shown.data.more.status === 'waiting' && (
          <Button kind="quiet" text="再看一些" onTap={list.readOn} />
        )}
      </Stack>
    </Sheet>
  )
}
