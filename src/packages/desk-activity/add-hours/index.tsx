/** Adding hours by hand; it asks the cloud for nothing before it is sent. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { AddHoursForm } from '@/features/hours-desk/add-hours-form'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function AddHoursPage() {
  const { sessionId, title, day, personId, name } = usePageParams(
    ...(['sessionId', 'title', 'day', 'personId', 'name'] as const),
  )
  const missed = sessionId && title && day && personId && name
  return <AddHoursForm missed={missed ? { sessionId, title, day, personId, name } : null} />
}

export default wholePage(AddHoursPage, DeskFrame)
