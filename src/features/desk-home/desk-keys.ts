/** Owns the keys of the desk on a computer: from row to row, into one and back, to the search, to the buttons. */
import { useEffect, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { goBack } from '@/platform/navigate'

/** What each key does, as the sheet of keys says it. */
export const keyWords: readonly { keys: string; text: string }[] = [
  { keys: 'J K', text: '下一条、上一条' },
  { keys: 'Enter', text: '打开' },
  { keys: '/', text: '找人、找楼、找事' },
  { keys: 'A', text: '红的那个按钮' },
  { keys: 'E', text: '改一改' },
  { keys: 'N', text: '不通过、退回，会再问一次' },
  { keys: 'Z', text: '撤销刚才的' },
  { keys: 'Esc', text: '退一层，写的留着' },
  { keys: '?', text: '看这张表' },
]

/** The page in sight; those beneath it are still there, and drawn nowhere. */
const pageShown = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[role="main"]')]
    .filter((one) => one.offsetParent !== null)
    .at(-1)

const reachable = '[tabindex="0"]'

/** What a row is opened by: itself, or the first thing in it. */
const wayInto = (row: Element): HTMLElement | null =>
  row.matches(reachable) ? (row as HTMLElement) : row.querySelector<HTMLElement>(reachable)

/** The rows of a page that can be gone to; a row inside another is part of it. */
const rowsIn = (page: HTMLElement): Element[] =>
  [...page.querySelectorAll('[data-row]')].filter(
    (row) => !row.parentElement?.closest('[data-row]') && wayInto(row) !== null,
  )

/** The list beside the page, where one stands there. */
const besideOf = (page: Element): HTMLElement | null => page.querySelector<HTMLElement>('[data-beside]')

/** From the row one is at, or else from the one that is open at the right. */
function step(page: HTMLElement, by: 1 | -1): void {
  const rows = rowsIn(besideOf(page) ?? page)
  const focused = rows.findIndex((row) => row.contains(document.activeElement))
  const here = focused < 0 ? rows.findIndex((row) => row.closest('[aria-current]') !== null) : focused
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + by))
  const row = rows[next]
  const way = row && wayInto(row)
  way?.focus()
  way?.scrollIntoView({ block: 'nearest' })
}

type Fits = (button: Element) => boolean

const isKind =
  (kind: string): Fits =>
  (button) =>
    button.getAttribute('data-key') === kind
const says =
  (words: RegExp): Fits =>
  (button) =>
    words.test(button.textContent ?? '')

/**
 * The button that is meant: of the row one is at, else the last of the page, which is the one at its foot. The list
 * beside it is only gone through.
 */
function pressed(page: HTMLElement, fits: readonly Fits[]): void {
  const row = document.activeElement?.closest('[data-row]')
  const within = row && page.contains(row) ? [row, page] : [page]
  for (const part of within)
    for (const fit of fits) {
      const buttons = [...part.querySelectorAll<HTMLElement>('[data-key][role="button"]')].filter(
        (one) => row?.contains(one) || one.closest('[data-beside]') === null,
      )
      const meant = buttons.filter((one) => one.getAttribute('aria-disabled') !== 'true' && fit(one)).at(-1)
      if (meant) return meant.click()
    }
}

const acts: Readonly<Record<string, (page: HTMLElement) => void>> = {
  j: (page) => step(page, 1),
  k: (page) => step(page, -1),
  a: (page) => pressed(page, [isKind('primary')]),
  e: (page) => pressed(page, [says(/^(改|编辑)/)]),
  n: (page) => pressed(page, [isKind('danger'), says(/^(不|退回)/)]),
  z: (page) => pressed(page, [says(/^撤销/)]),
  '/': (page) => page.querySelector<HTMLElement>('[data-key="search"] input')?.focus(),
}

const fields = 'input, textarea, select'

function press(event: KeyboardEvent, onHelp: () => void): void {
  const page = pageShown()
  if (!page || event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof Element ? event.target : null
  const field = target?.closest<HTMLElement>(fields)
  // A sheet that is open has the keys to itself.
  if (page.querySelector('[role="dialog"]')) return
  if (event.key === 'Escape') return field ? field.blur() : goBack()
  if (field) return
  const act = event.key === '?' ? onHelp : acts[event.key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act(page)
}

/** Serves the keys while the page is in sight and `on`; in the browser alone. */
export function useDeskKeys(on: boolean, onHelp: () => void): void {
  const inSight = useRef(true)
  const help = useRef(onHelp)
  help.current = onHelp
  useDidShow(() => {
    inSight.current = true
  })
  useDidHide(() => {
    inSight.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !on) return
    const serve = (event: KeyboardEvent) => {
      if (inSight.current) press(event, () => help.current())
    }
    // On the way down: Taro's field keeps its keys from whoever listens above it.
    document.addEventListener('keydown', serve, true)
    return () => document.removeEventListener('keydown', serve, true)
  }, [on])
}
