/** Owns how appointments are written into a file that every calendar opens (RFC 5545). */

export interface Appointment {
  /** Tells it from others, so that a calendar that is given it twice holds it once; made of the rest when left out. */
  id?: string
  title: string
  /** Epoch milliseconds. */
  startAt: number
  endAt: number
  place: string
  /** What to bring and whom to call. */
  words: string
}

/** 20261129T063000Z */
const instant = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** What a calendar file takes for the end of something is written with a backslash (3.3.11). */
const text = (words: string): string => words.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')

const LINE_BYTES = 75

const bytesOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** A line that is longer than a calendar has to read goes on in the next one, behind a blank (3.1). */
function folded(line: string): string {
  let [out, used] = ['', 0]
  for (const letter of line) {
    const bytes = bytesOf(letter)
    if (used + bytes > LINE_BYTES) [out, used] = [`${out}\r\n `, 1]
    out += letter
    used += bytes
  }
  return out
}

const eventOf = ({ id, title, startAt, endAt, place, words }: Appointment, now: number): string[] => [
  'BEGIN:VEVENT',
  `UID:${id ?? `${startAt}-${encodeURIComponent(title)}`}@linli`,
  `DTSTAMP:${instant(now)}`,
  `DTSTART:${instant(startAt)}`,
  `DTEND:${instant(endAt)}`,
  `SUMMARY:${text(title)}`,
  `LOCATION:${text(place)}`,
  `DESCRIPTION:${text(words)}`,
  ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${text(title)}`, 'TRIGGER:-PT1H', 'END:VALARM'],
  'END:VEVENT',
]

/** The file; each appointment rings an hour before. */
export function calendarFile(appointments: readonly Appointment[], now: number): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Calendar//ZH'],
    ...appointments.flatMap((one) => eventOf(one, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
