/** The lines of a register, one below the other: what it is about, and beneath what each other cell says. */
import { Row, RowGroup } from '@/components/rows'
import { serverNow } from '@/api/server-clock'
import { monthOf } from '@/domain/kernel/clock'
import { openPage } from '@/platform/navigate'
import { saidCell } from './said'
import type { Rows } from './store'

type Line = Rows['items'][number]
type Columns = Rows['columns']

const titleOf = ({ cells }: Line, columns: Columns, year: string): string => {
  const at = columns.findIndex(({ leads }) => leads)
  return String(saidCell(cells[at < 0 ? 0 : at] ?? '', year))
}

/** 日期 11 月 2 日，签到 10:00 扫码，分钟 120 */
const restOf = ({ cells }: Line, columns: Columns, year: string): string =>
  columns
    .flatMap(({ head, leads }, at) => {
      const cell = saidCell(cells[at] ?? '', year)
      return leads || cell === '' || cell === 0 ? [] : [`${head} ${cell}`]
    })
    .join('，')

export function Lines({ items, columns }: Pick<Rows, 'items' | 'columns'>) {
  const year = monthOf(serverNow()).slice(0, 4)
  return (
    <RowGroup>
      {items.map((line, at) => {
        const { opens } = line
        return (
          <Row
            key={at}
            title={titleOf(line, columns, year)}
            caption={restOf(line, columns, year)}
            {...(opens !== null && { onTap: () => openPage(opens) })}
          />
        )
      })}
    </RowGroup>
  )
}
