/** Adding hours by hand; it asks the cloud for nothing before it is sent. */
import { AddHoursForm } from '@/features/desk/add-hours-form'
import { wholePage } from '@/features/whole-page'

function AddHoursPage() {
  return <AddHoursForm />
}

export default wholePage(AddHoursPage)
