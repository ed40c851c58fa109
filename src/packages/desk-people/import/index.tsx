/** One file: what it would come to or came to, writing it, and taking it back. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { dateWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Counts, Head, ToldRows } from '@/features/imports/result'
import { carryOut, type Import, type ImportAt, importBy, refusedTable } from '@/features/imports/store'
import { hasMasked } from '@/features/imports/words'
import { ActionSheet } from '@/features/screens/action-sheet'
import { PagedScreen } from '@/features/screens/loaded-list'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { HERE } from '@/features/screens/at'
import { wholePage } from '@/features/whole-page'
import { serverNow } from '@/api/server-clock'
import { usePageParams } from '@/platform/page-params'
import { saveText, saveWord } from '@/platform/save-file'

interface FootProps {
  one: Import
  which: ImportAt
  saying: Saying
  onUndo: () => void
}

/** The one step that comes next; writing goes on by itself until all parts are written. */
function Foot({ one, which, saying, onUndo }: FootProps) {
  const [busy, setBusy] = useState(false)
  const { counts, state, mayRun, undoUntil } = one
  const rows = counts.added + counts.changed
  const carry = async (action: 'import.run' | 'import.undo', said: string) => {
    if (busy) return
    setBusy(true)
    const answer = await carryOut(action, which)
    setBusy(false)
    saying.sayAnswer(answer, said)
  }
  return (
    <Stack>
      <SaidNote saying={saying} />
      {mayRun && rows === 0 && state === 'previewed' && <Caption text="没有要写的：都一样，或者都不能导入" />}
      {mayRun && (rows > 0 || state === 'running') && (
        <Button
          text={state === 'running' ? '接着导入' : `导入 ${rows} 行`}
          busy={busy}
          onTap={() => carry('import.run', '导入好了')}
        />
      )}
      {state === 'undoing' && undoUntil !== null && (
        <Button text="接着撤销" busy={busy} onTap={() => carry('import.undo', '撤销了')} />
      )}
      {state === 'done' && undoUntil !== null && (
        <>
          <Caption text={`${dateWord(undoUntil, serverNow())}以前可以撤销`} />
          <Button kind="danger" text="撤销这次导入" onTap={onUndo} />
        </>
      )}
    </Stack>
  )
}

function SaveRefused({ one, which, saying }: Omit<FootProps, 'onUndo'>) {
  const [busy, setBusy] = useState(false)
  if (one.counts.refused === 0) return null
  const save = async () => {
    setBusy(true)
    const answer = await refusedTable(which)
    setBusy(false)
    if (!answer.ok) return saying.sayProblem(failureText(answer.failure))
    if (!(await saveText('没有导入的行.csv', answer.data))) saying.sayProblem('表格没有发出去，可以再点一次')
  }
  return (
    <Stack>
      <Button kind="second" text={`没导入的${saveWord}`} busy={busy} onTap={save} />
      {hasMasked(one.kind) && <Caption text="电话在表里遮着，改好再导入时要写全。" />}
    </Stack>
  )
}

function ImportPage() {
  const { importId = '', at = HERE } = usePageParams('importId', 'at')
  const which = { importId, at }
  const saying = useSaid()
  const [asks, setAsks] = useState(false)
  return (
    <PagedScreen
      title="导入表格"
      list={importBy(which)}
      action={(page) => <Foot one={page.import} which={which} saying={saying} onUndo={() => setAsks(true)} />}
    >
      {(page, more) => (
        <>
          <Head one={page.import} now={serverNow()} />
          <Counts one={page.import} />
          <ToldRows one={page.import} items={page.items} />
          {more}
          <SaveRefused one={page.import} which={which} saying={saying} />
          {asks && (
            <ActionSheet
              title="撤销这次导入？"
              text="新增的去掉，改过的变回原样；导入以后有人改过、用上了的留着。"
              confirm="撤销"
              danger
              draft={`import:${importId}`}
              onConfirm={() => carryOut('import.undo', which)}
              onDone={() => saying.say('撤销了')}
              onClose={() => setAsks(false)}
            />
          )}
        </>
      )}
    </PagedScreen>
  )
}

export default wholePage(ImportPage, DeskFrame)
