/** Owns what a person has typed and not yet sent: it outlives the page and the app. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { readItem, removeItem, writeItem } from './storage'

/** Typing is kept after a pause this long, and when the page goes. */
const pauseMs = 400

interface Draft<T> {
  value: T
  /** Changes some of the answers. */
  edit: (some: Partial<T>) => void
  /** Lets go of the draft, once it has been sent. */
  drop: () => void
  /** The same, but what was typed since `sent` was on its way stays. */
  dropSent: (sent: T) => void
}

/**
 * A form's answers, kept under `name`. Answers that the draft lacks come from `initial`, so that a form may grow.
 * @param initial used until the person has typed something; it may arrive late
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const key = `draft:${name}`
  const [typed, setTyped] = useState<Partial<T>>(() => (readItem(key) as Partial<T> | null) ?? {})
  const latest = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const keep = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    if (Object.keys(latest.current).length > 0) writeItem(key, latest.current)
  }, [key])

  const edit = useCallback(
    (some: Partial<T>) => {
      latest.current = { ...latest.current, ...some }
      setTyped(latest.current)
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(keep, pauseMs)
    },
    [keep],
  )

  const dropSent = useCallback(
    (sent: Partial<T> | null) => {
      const same = (name: string, answer: unknown): boolean =>
        sent === null || JSON.stringify(answer) === JSON.stringify(sent[name as keyof T])
      const since = Object.entries(latest.current).filter(([name, answer]) => !same(name, answer))
      latest.current = Object.fromEntries(since) as Partial<T>
      setTyped(latest.current)
      removeItem(key)
    },
    [key],
  )
  const drop = useCallback(() => dropSent(null), [dropSent])

  useEffect(() => keep, [keep])
  return { value: { ...initial, ...typed }, edit, drop, dropSent }
}
