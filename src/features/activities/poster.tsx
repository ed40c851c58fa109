/** The poster of a session: what it says, and the button that asks for it. */
import { useState } from 'react'
import { call } from '@/api/client'
import { failureText } from '@/api/failure'
import { fileSrc } from '@/api/files'
import { Button } from '@/components/button'
import { pictureSvg } from '@/components/drawing/pictures'
import { posterOf } from '@/domain/activity/poster'
import { activityDrawings } from '@/domain/activity/vocabulary'
import { dateWord, leafOf, spanWord, weekdayWord } from '@/domain/words/moments'
import { type Ordered, PosterSheet } from '@/features/screens/poster-sheet'
import type { SessionDetail } from './detail-store'
import { whoMayCome } from './facts'
import { kindOfPeople } from './words'

/** 共 30 个名额，11 月 27 日还有 12 个: a poster hangs for days, so it says when that was. */
const roomWord = ({ capacity, free, state }: SessionDetail, now: number): string =>
  state === 'enrolling' && free > 0
    ? `共 ${capacity} 个，${dateWord(now, now)}还有 ${free} 个`
    : `共 ${capacity} 个${state === 'enrolling' ? `，${dateWord(now, now)}已报满` : ''}`

/** Whom it is for; that everybody may come is only said where nothing is asked of them. */
function whoWord(session: SessionDetail): string {
  const asked = whoMayCome(session)
  const people = session.audience === 'all' && asked.length > 0 ? '' : kindOfPeople(session)
  return [people, ...asked].filter(Boolean).join('，')
}

const wordsOf = (session: SessionDetail, stationName: string, now: number) => ({
  // A poster hangs for days: it says the day of the week, not today.
  leaf: { ...leafOf(session.startAt, now), head: weekdayWord(session.startAt) },
  title: session.title,
  when: spanWord(session.startAt, session.endAt, now),
  place: session.placeName,
  placeDetail: session.placeDetail,
  room: roomWord(session, now),
  who: whoWord(session),
  stationName,
})

/** The photo where there is one that can be had, else our drawing. */
const coversOf = ({ photos, type }: SessionDetail): string[] => [
  ...photos.slice(0, 1).map(fileSrc),
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureSvg(activityDrawings[type]))}`,
]

async function orderOf(session: SessionDetail, now: number): Promise<Ordered> {
  const answer = await call('activity.poster', { sessionId: session.sessionId })
  if (!answer.ok) return { problem: failureText(answer.failure) }
  const { code, stationName } = answer.data
  return {
    painting: (measure) => posterOf(wordsOf(session, stationName, now), measure),
    sources: { cover: coversOf(session), code: [fileSrc(code)] },
  }
}

/** 海报, while it still calls people to something. */
export function Poster({ session, now }: { session: SessionDetail; now: number }) {
  const [open, setOpen] = useState(false)
  if (['ended', 'cancelled'].includes(session.state)) return null
  return (
    <>
      <Button kind="second" text="做一张海报" onTap={() => setOpen(true)} />
      {open && (
        <PosterSheet
          name={session.title}
          order={() => orderOf(session, now)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
