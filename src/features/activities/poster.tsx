/** The poster of a session: made when somebody asks for it, looked at, and kept as a picture. */
import { useEffect, useRef, useState } from 'react'
import { Image, View } from '@tarojs/components'
import { call } from '@/api/client'
import { failureText } from '@/api/failure'
import { fileSrc } from '@/api/files'
import { spoken } from '@/components/accessible'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { pictureSvg } from '@/components/drawing/pictures'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { posterOf } from '@/domain/activity/poster'
import { activityDrawings } from '@/domain/activity/vocabulary'
import { dateWord, leafOf, spanWord, weekdayWord } from '@/domain/words/moments'
import { hasSettings, openSettings } from '@/platform/settings'
import { keepPicture, keepWord, keptWord, makePicture, PictureGround, type Kept } from '@/platform/picture'
import type { SessionDetail } from './detail-store'
import { whoMayCome } from './facts'
import { kindOfPeople } from './words'
import styles from './poster.module.scss'

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

type Made = { is: 'making' } | { is: 'failed'; text: string } | { is: 'made'; path: string }

async function make(session: SessionDetail, now: number): Promise<Made> {
  const answer = await call('activity.poster', { sessionId: session.sessionId })
  if (!answer.ok) return { is: 'failed', text: failureText(answer.failure) }
  const { code, stationName } = answer.data
  const path = await makePicture({
    painting: (measure) => posterOf(wordsOf(session, stationName, now), measure),
    sources: { cover: coversOf(session), code: [fileSrc(code)] },
  })
  return path === null ? { is: 'failed', text: '海报没有画成，请连上网络再试一次' } : { is: 'made', path }
}

const keptNotes: Record<Kept, { tone: 'jade' | 'amber'; text: string } | null> = {
  kept: { tone: 'jade', text: keptWord },
  closed: null,
  refused: { tone: 'amber', text: '没有存成：微信还不能往相册里存。点「去设置」打开，再存一次' },
  failed: { tone: 'amber', text: '没有存成，请再点一次；也可以长按图片保存' },
}

function Ready({ path, name }: { path: string; name: string }) {
  const [kept, setKept] = useState<Kept | null>(null)
  const note = kept && keptNotes[kept]
  return (
    <Stack>
      <View {...spoken({ role: 'img', label: '画好的海报' })}>
        <Image className={styles.poster} src={path} mode="widthFix" showMenuByLongpress aria-hidden="true" />
      </View>
      {note && <Note {...note} />}
      {kept === 'refused' && hasSettings && (
        <Button kind="second" text="去设置" onTap={() => openSettings()} />
      )}
      <Button
        text={kept === 'kept' ? '再存一次' : keepWord}
        onTap={async () => setKept(await keepPicture(path, name))}
      />
    </Stack>
  )
}

function PosterSheet({
  session,
  now,
  onClose,
}: {
  session: SessionDetail
  now: number
  onClose: () => void
}) {
  const [made, setMade] = useState<Made>({ is: 'making' })
  const gone = useRef(false)
  const again = async () => {
    setMade({ is: 'making' })
    const next = await make(session, now)
    if (!gone.current) setMade(next)
  }
  const first = useRef(again)
  useEffect(() => {
    gone.current = false
    void first.current()
    return () => {
      gone.current = true
    }
  }, [])
  return (
    <Sheet open title="海报" onClose={onClose}>
      {made.is === 'making' && <View {...spoken({ role: 'status', label: '正在画海报' })}>正在画海报…</View>}
      {made.is === 'failed' && (
        <Stack>
          <Note tone="amber" text={made.text} />
          <Button text="再试一次" onTap={again} />
        </Stack>
      )}
      {made.is === 'made' && <Ready path={made.path} name={`${session.title}.png`} />}
      <PictureGround />
    </Sheet>
  )
}

/** 海报, while it still calls people to something. */
export function Poster({ session, now }: { session: SessionDetail; now: number }) {
  const [open, setOpen] = useState(false)
  if (['ended', 'cancelled'].includes(session.state)) return null
  return (
    <>
      <Button kind="second" text="做一张海报" onTap={() => setOpen(true)} />
      {open && <PosterSheet session={session} now={now} onClose={() => setOpen(false)} />}
    </>
  )
}
