/** The lines of a register, one below the other: what it is about, and beneath what each other cell says. */
import { Row, RowGroup } from '@/components/rows'
import { openPage } from '@/platform/navigate'
import type { Rows } from './store'

type Line = Rows['items'][number]
type Columns = Rows['columns']

const titleOf = ({ cells }: Line, columns: Columns): string => {
  const at = columns.findIndex(({ leads }) => leads)
  return String(cells[at < 0 ? 0 : at] ?? '')
}

/** 日期 2026-11-02，签到 10:00 扫码，分钟 120 */
const restOf = ({ cells }: Line, columns: Columns): string =>
  columns
    .flatMap(({ head, leads }, at) => {
      const cell = cells[at] ?? ''
      return leads || cell === '' || cell === 0 ? [] : [`${head} ${cell}`]
    })
    .join('，')

export function Lines({ items, columns }: Pick<Rows, 'items' | 'columns'>) {
  return (
    <RowGroup>
      {items.map((line, at) => {
        const { opens } = line
        return (
          <Row
            key={at}
            title={titleOf(line, columns)}
            caption={restOf(line, columns)}
            {...(opens !== null && { onTap: () => openPage(opens) })}
          />
        )
      })}
    </RowGroup>
  )
}
