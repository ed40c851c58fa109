/** Prints a sheet of the page where there is a printer, and says honestly where there is none. */
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { mayPrint, printSheet } from '@/platform/print'

export function PrintButton({ sheetId, text }: { sheetId: string; text: string }) {
  if (!mayPrint) return <Note tone="sky" text="手机上不能直接打印。请在电脑的微信里打开，或照着屏幕抄。" />
  return <Button text={text} onTap={() => void printSheet(sheetId)} />
}
