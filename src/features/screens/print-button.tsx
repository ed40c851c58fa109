/** Prints a sheet of the page where there is a printer, and says honestly where there is none. */
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { mayPrint, printSheet } from '@/platform/print'

export function PrintButton({ sheetId, text }: { sheetId: string; text: string }) {
  if (!mayPrint) return <Note tone="sky" text="手机上不能直接打印，可以截图发到电脑上打印。" />
  return <Button text={text} onTap={() => void printSheet(sheetId)} />
}
