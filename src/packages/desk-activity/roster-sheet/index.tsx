/** The attendance sheet of a session, to be printed; that of a crowd in parts. */
import { useState } from 'react'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { partWord, rosterPaper } from '@/domain/attendance/roster-paper'
import { openSheet, useSheet } from '@/features/door/roster-sheet'
import { rosterFile } from '@/features/screens/paper-files'
import { PaperSheet, PrintFoot } from '@/features/screens/paper-sheet'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

interface TurnProps {
  part: number
  parts: number
  onPart: (part: number) => void
}

const Turn = ({ part, parts, onPart }: TurnProps) => (
  <>
    {part < parts && <Button kind="second" text={`看第 ${part + 1} 份`} onTap={() => onPart(part + 1)} />}
    {part > 1 && <Button kind="quiet" text={`回第 ${part - 1} 份`} onTap={() => onPart(part - 1)} />}
  </>
)

function RosterSheetPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  const [part, setPart] = useState(1)
  const of = { sessionId, part }
  return (
    <LoadedScreen
      title="签到表"
      resource={useSheet(of)}
      open={() => openSheet(of)}
      of={`${sessionId} ${part}`}
      count={4}
      stale={false}
      action={({ parts }) => (
        <PrintFoot text={parts > 1 ? `打印第 ${part} 份` : '打印签到表'} take={rosterFile(of)} />
      )}
    >
      {(sheet) => (
        <>
          {sheet.parts > 1 && (
            <>
              <Caption text={`人多，按姓名分成 ${sheet.parts} 份，打印和做成文件都是一份一份来。`} />
              <Caption text={partWord(sheet)} />
              <Turn {...sheet} onPart={setPart} />
            </>
          )}
          <Caption text="表比屏幕宽，左右滑动看全" />
          <PaperSheet paper={rosterPaper(sheet, serverNow())} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(RosterSheetPage, DeskFrame)
