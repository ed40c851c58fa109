/** Owns writing an appointment into the phone's own calendar. */
import Taro from '@tarojs/taro'
import type { Appointment } from '@/domain/words/calendar-file'

/** WeChat counts the instants of a calendar in seconds. */
const seconds = (ms: number): number => Math.floor(ms / 1000)
/** The phone rings an hour before. */
const ALARM_OFFSET = 60 * 60

/** Asks WeChat to write it down, which asks the person. Call it from a tap. @returns whether it was written. */
export async function putInCalendar({ title, startAt, endAt, place, words }: Appointment): Promise<boolean> {
  try {
    await Taro.addPhoneCalendar({
      ...{ title, location: place, description: words },
      startTime: seconds(startAt),
      endTime: String(seconds(endAt)),
      alarm: true,
      alarmOffset: ALARM_OFFSET,
    })
    return true
  } catch {
    return false
  }
}
