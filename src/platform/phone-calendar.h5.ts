/** Stands in for the phone's calendar in the browser: the appointment comes as a file that every calendar opens. */
import { type Appointment, calendarFile } from '@/domain/words/calendar-file'
import { download } from './download'

/** Hands the appointment over as a file. Call it from a tap. @returns whether it was handed over. */
export function putInCalendar(appointment: Appointment): Promise<boolean> {
  download(`${appointment.title}.ics`, calendarFile([appointment], Date.now()), 'text/calendar')
  return Promise.resolve(true)
}
