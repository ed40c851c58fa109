/** Adding hours by hand; it asks the cloud for nothing before it is sent. */
import { AddHoursForm } from '@/features/desk/add-hours-form'

export default function AddHoursPage() {
  return <AddHoursForm />
}
