/** Puts a session into the phone's own calendar, for whoever has a place in it. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { bringWord } from '@/domain/words/amounts'
import { putInCalendar } from '@/platform/phone-calendar'
import type { SessionDetail } from './detail-store'

/** Those who are expected there. */
const coming = new Set(['confirmed', 'checkedIn'])

export function KeepDate({ session, now }: { session: SessionDetail; now: number }) {
  const [kept, setKept] = useState<boolean | null>(null)
  const { title, startAt, endAt, placeName, placeDetail, bring, safetyContact, standings } = session
  if (startAt <= now || !standings.some(({ state }) => coming.has(state))) return null
  const keep = async () => {
    const place = [placeName, placeDetail].filter(Boolean).join('，')
    const words = [bringWord(bring), safetyContact].filter(Boolean).join('；')
    setKept(await putInCalendar({ title, startAt, endAt, place, words }))
  }
  return (
    <>
      <Button kind="quiet" text="记到手机日历" onTap={keep} />
      {kept === true && <Note tone="jade" text="记好了，开始前一小时手机会提醒您" />}
      {kept === false && <Note tone="amber" text="没有记成。可以在微信设置里允许用日历，再点一次" />}
    </>
  )
}
