/** Choosing what a file is about, and the file: it is sent and looked at, and nothing is written by that. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Caption, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { importTables, tableOf } from '@/domain/imports/kinds'
import { tableRules } from '@/domain/imports/table'
import { chooseDocuments } from '@/platform/documents'
import { tableTypes } from '@/platform/picked-document'
import { HERE } from '../screens/at'
import { type Import, type ImportKind, preview } from './store'
import { columnsWord } from './words'

/** At another station nothing is brought that only its own staff may bring. */
const kindsAt = (at: string): ImportKind[] =>
  (Object.keys(importTables) as ImportKind[]).filter((kind) => at === HERE || tableOf(kind).by === undefined)

interface ChooseSheetProps {
  at: string
  onLooked: (one: Import) => void
  onClose: () => void
}

export function ChooseSheet({ at, onLooked, onClose }: ChooseSheetProps) {
  const [kind, setKind] = useState<ImportKind | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    if (kind === null || busy) return
    setProblem(null)
    const chosen = await chooseDocuments(1, tableTypes)
    if (!chosen.ok) {
      setProblem(chosen.reason === 'closed' ? null : '这里拿不到文件，请到电脑上的微信里试试')
      return
    }
    const [document] = chosen.documents
    if (!document) return
    if (document.sizeBytes > tableRules.bytes) return setProblem('文件超过 2 MB，请分成几份')
    setBusy(true)
    const answer = await preview(kind, document, at)
    setBusy(false)
    if (answer.ok) onLooked(answer.data)
    else setProblem(failureText(answer.failure))
  }
  return (
    <Sheet
      open
      title="导入什么"
      confirm="选文件"
      confirmDisabled={kind === null}
      busy={busy}
      onConfirm={choose}
      onClose={onClose}
    >
      <Stack>
        <Choice
          label="导入什么"
          options={kindsAt(at).map((one) => ({ value: one, text: importTables[one].name }))}
          value={kind}
          onChange={setKind}
        />
        {kind !== null && (
          <>
            <Caption text={`表里的列：${columnsWord(kind)}。顺序随意，别的列不用删。`} />
            <Caption text={`${importTables[kind].about}。选好先看一遍，不会马上写进去。`} />
          </>
        )}
        {busy && <Note tone="sky" text="正在读这个文件" />}
        {problem !== null && <Note tone="seal" text={problem} onClose={() => setProblem(null)} />}
      </Stack>
    </Sheet>
  )
}
