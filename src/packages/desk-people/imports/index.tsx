/** What was imported at the station, and choosing another file. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { importStates } from '@/domain/imports/documents'
import { dateWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ChooseSheet } from '@/features/imports/choose-sheet'
import { type Import, imports } from '@/features/imports/store'
import { countsWord, kindName } from '@/features/imports/words'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { serverNow } from '@/api/server-clock'
import { openPage } from '@/platform/navigate'

const list = imports.of()

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
  const [choosing, setChoosing] = useState(false)
  const looked = ({ importId }: Import) => {
    setChoosing(false)
    openPage(appPages.import(importId))
  }
  return (
    <ListScreen
      title="导入表格"
      list={list}
      action={<Button text="选一个文件" onTap={() => setChoosing(true)} />}
      sheet={choosing && <ChooseSheet onLooked={looked} onClose={() => setChoosing(false)} />}
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
              onTap={() => openPage(appPages.import(one.importId))}
            />
          ))}
        </RowGroup>
      )}
    </ListScreen>
  )
}

export default wholePage(ImportsPage, DeskFrame)
