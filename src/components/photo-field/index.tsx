/** Photos that go with what a person writes: each is sent as soon as it is chosen, and one that did not go is kept. */
import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { choosePhotos, showPhotos } from '@/platform/media'
import { tappable } from '../accessible'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { Photo } from '../photo'
import styles from './index.module.scss'

/** What came of sending one photo; `text` says why it did not go. */
type PhotoSent = { ok: true; fileId: string } | { ok: false; text: string }

interface PhotoFieldProps extends FieldProps {
  /** The photos that have been sent, by their file ids. */
  value: readonly string[]
  onChange: (fileIds: string[]) => void
  max: number
  /** Sends one photo that lies on the phone. */
  upload: (path: string, onProgress: (percent: number) => void) => Promise<PhotoSent>
  /** The address under which a sent photo can be seen. */
  srcOf: (fileId: string) => string
  /** The form it belongs to: what has not gone yet is there again when the field comes back. See forgetUnsent. */
  keepAs?: string
  /** Told when photos begin and end to be on their way, so that the form can wait. */
  onBusy?: (busy: boolean) => void
}

/** A photo that has not been sent yet. */
interface Pending {
  path: string
  percent: number
  /** Why it did not go; null while it is on its way. */
  problem: string | null
}

const refused = {
  refused: '没有得到使用相册的许可，可以在右上角 ··· 的设置里打开',
  unavailable: '这里打不开相册，可以先写文字',
} as const

/** Photos that had not gone when their field left the screen, by form; the phone keeps their files while the app is open. */
const unsent = new Map<string, readonly string[]>()

/** Lets go of what a form has not sent, once the form itself is done. */
export const forgetUnsent = (keepAs: string): void => void unsent.delete(keepAs)

/** Whether a form has photos that have not gone. */
export const hasUnsent = (keepAs: string): boolean => unsent.has(keepAs)

const leftWords = '这张还没有传上，点一下重传'

const leftOf = (keepAs: string | undefined): Pending[] =>
  (keepAs === undefined ? [] : (unsent.get(keepAs) ?? [])).map((path) => ({
    ...{ path, percent: 0, problem: leftWords },
  }))

/** Remembers what is pending when the field leaves, for as long as the form is not done. */
function useUnsent(keepAs: string | undefined, pending: readonly Pending[]): void {
  useEffect(() => {
    if (keepAs === undefined) return
    if (pending.length === 0) unsent.delete(keepAs)
    else
      unsent.set(
        keepAs,
        pending.map(({ path }) => path),
      )
  }, [keepAs, pending])
}

function usePending({ value, onChange, max, upload, onBusy, keepAs }: PhotoFieldProps) {
  const [pending, setPending] = useState<Pending[]>(() => leftOf(keepAs))
  useUnsent(keepAs, pending)
  const [problem, setProblem] = useState<string | null>(null)
  // Several photos are on their way at once; each adds itself to what has come so far.
  const latest = useRef(value)
  latest.current = value
  const going = pending.some((photo) => photo.problem === null)
  const tell = useRef(onBusy)
  tell.current = onBusy
  useEffect(() => tell.current?.(going), [going])

  const edit = (path: string, some: Partial<Pending>) =>
    setPending((all) => all.map((photo) => (photo.path === path ? { ...photo, ...some } : photo)))
  const wanted = useRef(new Set<string>(pending.map(({ path }) => path)))
  // What comes in after the field has left belongs to nobody: the photo is sent again when the field is back.
  useEffect(() => () => wanted.current.clear(), [])
  const drop = (path: string) => {
    wanted.current.delete(path)
    setPending((all) => all.filter((photo) => photo.path !== path))
  }

  async function send(path: string): Promise<void> {
    edit(path, { percent: 0, problem: null })
    const sent = await upload(path, (percent) => edit(path, { percent }))
    // Taken away while it was on its way: it does not come back.
    if (!wanted.current.has(path)) return
    if (!sent.ok) return edit(path, { problem: sent.text })
    latest.current = [...latest.current, sent.fileId]
    onChange([...latest.current])
    drop(path)
  }

  async function add(): Promise<void> {
    const answer = await choosePhotos(max - value.length - pending.length)
    setProblem(answer.ok || answer.reason === 'closed' ? null : refused[answer.reason])
    if (!answer.ok) return
    answer.paths.forEach((path) => wanted.current.add(path))
    setPending((all) => [...all, ...answer.paths.map((path) => ({ path, percent: 0, problem: null }))])
    await Promise.all(answer.paths.map(send))
  }

  return { pending, problem, add, send, drop }
}

interface TileProps {
  src: string
  label: string
  pending?: Pending
  onLook: () => void
  onRetry?: () => void
  onRemove: () => void
}

function Tile({ src, label, pending, onLook, onRetry, onRemove }: TileProps) {
  const failed = pending?.problem != null
  return (
    <View className={styles.tile}>
      <Photo src={src} label={label} shape="square" onTap={failed && onRetry ? onRetry : onLook} />
      {pending && (
        <View className={failed ? styles.failed : styles.going} aria-hidden="true">
          {failed ? '没传上，点一下重传' : `${pending.percent}%`}
        </View>
      )}
      <View className={styles.remove} {...tappable({ label: `去掉${label}`, onTap: onRemove })}>
        <View className={styles.cross}>
          <Icon name="close" size="mark" />
        </View>
      </View>
    </View>
  )
}

export function PhotoField(props: PhotoFieldProps) {
  const { value, onChange, max, srcOf, label, hint, error, optional } = props
  const { pending, problem, add, send, drop } = usePending(props)
  const room = max - value.length - pending.length
  const failed = pending.find((photo) => photo.problem !== null)?.problem
  const told = error ?? problem ?? failed ?? undefined
  const sources = value.map(srcOf)
  return (
    <Field
      label={label}
      hint={hint}
      {...(told !== undefined && { error: told })}
      {...(optional && { optional })}
    >
      <View className={styles.grid}>
        {value.map((fileId, index) => (
          <Tile
            key={fileId}
            src={srcOf(fileId)}
            label={`第 ${index + 1} 张照片`}
            onLook={() => showPhotos(sources, index)}
            onRemove={() => onChange(value.filter((each) => each !== fileId))}
          />
        ))}
        {pending.map((photo, index) => (
          <Tile
            key={photo.path}
            src={photo.path}
            label={`第 ${value.length + index + 1} 张照片，${photo.problem === null ? '正在传' : '没传上，点一下重传'}`}
            pending={photo}
            onLook={() => showPhotos([photo.path], 0)}
            onRetry={() => void send(photo.path)}
            onRemove={() => drop(photo.path)}
          />
        ))}
        {room > 0 && (
          <View
            className={styles.add}
            {...tappable({ label: `添照片，还能添 ${room} 张`, onTap: () => void add() })}
          >
            <Icon name="photo" size="tile" />
            <View>添照片</View>
          </View>
        )}
      </View>
    </Field>
  )
}
