/** A file that is made of a case. */
import { FileButton } from '@/features/screens/file-button'
import { askPaper, type CaseDetail } from './store'

export const Paper = ({ kind, one, button }: { kind: string; one: CaseDetail; button: string }) => (
  <FileButton text={button} ask={() => askPaper(kind, one)} />
)
