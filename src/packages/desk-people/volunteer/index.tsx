/** The file of one volunteer: credentials, trainings and insurance cover. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { FileView } from '@/features/papers/file'
import { openFile, useFile } from '@/features/papers/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function VolunteerFilePage() {
  const { personId = '' } = usePageParams('personId')
  return (
    <LoadedScreen
      title="证书和保险"
      resource={useFile(personId)}
      open={() => openFile(personId)}
      screen={(file, stale) => <FileView file={file} stale={stale} />}
    />
  )
}

export default wholePage(VolunteerFilePage, DeskFrame)
