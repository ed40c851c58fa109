/** Stands in for the phone's calendar in the browser: the appointment comes as a file that every calendar opens. */
import { download } from './download'
import type { Appointment } from './phone-calendar.weapp'

/** 20261129T063000Z */
const instant = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** What a calendar file takes for the end of something is written with a backslash (RFC 5545, 3.3.11). */
const text = (words: string): string => words.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** Hands the appointment over as a file. Call it from a tap. @returns whether it was handed over. */
export function putInCalendar({ title, startAt, endAt, place, words }: Appointment): Promise<boolean> {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Calendar//ZH', 'BEGIN:VEVENT'],
    `UID:${startAt}-${encodeURIComponent(title)}@linli`,
    `DTSTAMP:${instant(Date.now())}`,
    `DTSTART:${instant(startAt)}`,
    `DTEND:${instant(endAt)}`,
    `SUMMARY:${text(title)}`,
    `LOCATION:${text(place)}`,
    `DESCRIPTION:${text(words)}`,
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${text(title)}`, 'TRIGGER:-PT1H', 'END:VALARM'],
    ...['END:VEVENT', 'END:VCALENDAR'],
  ]
  download(`${title}.ics`, `${lines.join('\r\n')}\r\n`, 'text/calendar')
  return Promise.resolve(true)
}
