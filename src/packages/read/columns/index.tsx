/** What the station has written, column by column: pinned ones first, then the newest. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { readPages } from '@/domain/read-pages'
import { type ColumnKey, columnKeys, columns } from '@/domain/article/columns'
import { dateWord } from '@/domain/words/moments'
import { columnPages } from '@/features/article/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const ANY = 'any'
const options = [
  { value: ANY, text: '都看' },
  ...columnKeys.map((value) => ({ value, text: columns[value].title })),
]

const isColumn = (name: string): name is ColumnKey => columnKeys.some((key) => key === name)

function ColumnsPage() {
  const [column, setColumn] = useState<ColumnKey | null>(null)
  const now = serverNow()
  return (
    <ListScreen
      title="站里的文章"
      list={columnPages.of(column)}
      above={
        <>
          <RowGroup>
            <Row
              icon="search"
              title="找一找"
              caption="活动、通知、文章、心愿，一起找"
              onTap={() => openPage(readPages.search)}
            />
          </RowGroup>
          <PickField
            label="看哪一栏"
            options={options}
            value={column ?? ANY}
            onChange={(value) => setColumn(isColumn(value) ? value : null)}
          />
          {column !== null && <Caption text={columns[column].says} />}
        </>
      }
      empty={<Empty drawing="empty-list" title="这一栏还没有" text="站里写了，会登在这里" />}
    >
      {(items) => (
        <RowGroup>
          {items.map(({ articleId, title, summary, pinned, publishAt, column: its }) => (
            <Row
              key={articleId}
              title={title}
              caption={[
                columns[its].title,
                ...(publishAt === null ? [] : [dateWord(publishAt, now)]),
                summary,
              ].join(' · ')}
              {...(pinned && { end: <Tag tone="kind" text="置顶" /> })}
              onTap={() => openPage(readPages.article(articleId))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(ColumnsPage)
