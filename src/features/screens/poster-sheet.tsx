/** A poster: made when somebody asks for it, looked at, and kept as a picture. */
import { useEffect, useRef, useState } from 'react'
import { Image, View } from '@tarojs/components'
import { spoken } from '@/components/accessible'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { hasSettings, openSettings } from '@/platform/settings'
import { keepPicture, keepWord, keptWord, makePicture, PictureGround, type Kept } from '@/platform/picture'
import styles from './poster-sheet.module.scss'

/** What it is painted of, or in words why that could not be had. */
export type Ordered = Parameters<typeof makePicture>[0] | { problem: string }

type Made = { is: 'making' } | { is: 'failed'; text: string } | { is: 'made'; path: string }

async function make(order: () => Promise<Ordered>): Promise<Made> {
  const ordered = await order()
  if ('problem' in ordered) return { is: 'failed', text: ordered.problem }
  const path = await makePicture(ordered)
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
        <Image
          className={styles.poster}
          src={path}
          mode="widthFix"
          lazyLoad={false}
          showMenuByLongpress
          aria-hidden="true"
        />
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

interface PosterSheetProps {
  /** What the picture is called, without its ending. */
  name: string
  /** Asked for anew whenever the last try came to nothing. */
  order: () => Promise<Ordered>
  onClose: () => void
}

export function PosterSheet({ name, order, onClose }: PosterSheetProps) {
  const [made, setMade] = useState<Made>({ is: 'making' })
  const gone = useRef(false)
  const again = async () => {
    setMade({ is: 'making' })
    const next = await make(order)
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
      {made.is === 'made' && <Ready path={made.path} name={`${name}.png`} />}
      <PictureGround />
    </Sheet>
  )
}
