/** The file of a calendar is one that calendars read: lines no longer than they take, and nothing that ends one early. */
import { calendarFile } from '@/domain/words/calendar-file'

const one = {
  ...{ id: 'b1', title: '读书会；带，笔\\记', startAt: Date.UTC(2026, 10, 29, 6, 30), place: '图书室' },
  ...{ endAt: Date.UTC(2026, 10, 29, 8), words: `第一行\n${'邻里'.repeat(40)}😀` },
}

it('holds each appointment once, with its times in UTC and its words as they were', () => {
  const file = calendarFile([one, { ...one, id: 'b2' }], Date.UTC(2026, 10, 20))
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  const whole = file.replace(/\r\n /g, '')
  expect(whole).toContain('UID:b1@linli\r\n')
  expect(whole).toContain('DTSTART:20261129T063000Z\r\nDTEND:20261129T080000Z\r\n')
  expect(whole).toContain('SUMMARY:读书会；带，笔\\\\记\r\n')
  expect(whole).toContain(`DESCRIPTION:第一行\\n${'邻里'.repeat(40)}😀\r\n`)
})

it('has no line of more than 75 bytes, and cuts no letter in two', () => {
  const lines = calendarFile([one], 0).split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(lines.join('')).not.toContain('\ufffd')
})
