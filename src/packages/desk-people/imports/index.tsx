/** What was imported at the station, and choosing another file. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { importStates } from '@/domain/imports/documents'
import { dateWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ChooseSheet } from '@/features/imports/choose-sheet'
import { type Import, importsAt } from '@/features/imports/store'
import { countsWord, kindName } from '@/features/imports/words'
import { ListScreen } from '@/features/screens/loaded-list'
import { HERE } from '@/features/screens/at'
import { wholePage } from '@/features/whole-page'
import { serverNow } from '@/api/server-clock'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const captionOf = (one: Import): string =>
  [
    kindName(one.kind),
    dateWord(one.ranAt ?? one.createdAt, serverNow()),
    one.ranByName || one.byName,
    countsWord(one),
  ]
    .filter(Boolean)
    .join(' · ')

function ImportsPage() {
  const { at = HERE } = usePageParams('at')
  const pageOf = ({ importId }: Import) => deskPages.import(importId, at === HERE ? undefined : at)
  const [choosing, setChoosing] = useState(false)
  const looked = (one: Import) => {
    setChoosing(false)
    openPage(pageOf(one))
  }
  return (
    <ListScreen
      title="导入表格"
      list={importsAt.of(at)}
      action={<Button text="选一个文件" onTap={() => setChoosing(true)} />}
      sheet={choosing && <ChooseSheet at={at} onLooked={looked} onClose={() => setChoosing(false)} />}
      empty={<Empty title="还没有导入过" text="Excel 或 CSV 表格，选好先看一遍，再决定导不导入" />}
    >
      {(items) => (
        <RowGroup>
          {items.map((one) => (
            <Row
              key={one.importId}
              title={one.fileName}
              caption={captionOf(one)}
              {...(one.state !== 'done' && { end: <Tag text={importStates[one.state]} /> })}
              onTap={() => openPage(pageOf(one))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(ImportsPage, DeskFrame)
