/** Owns the keys of the desk on a computer: from row to row, into one and back, to the search, to the buttons. */
import { useEffect, useRef } from 'react'
import { goBack } from '@/platform/navigate'
import { useInSight } from '@/platform/use-in-sight'

/** The page in sight; those beneath it are still there, and drawn nowhere. */
const pageShown = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[role="main"]')]
    .filter((one) => one.offsetParent !== null)
    .slice(-1)[0]

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

const buttons = '[data-key][role="button"]'

/**
 * The button that is meant: of the row one is at, else the last of the page, which is the one at its foot. The list
 * beside it is only gone through.
 */
function buttonFor(page: HTMLElement, fits: readonly Fits[]): HTMLElement | null {
  const row = document.activeElement?.closest('[data-row]')
  for (const part of row && page.contains(row) ? [row, page] : [page])
    for (const fit of fits) {
      const meant = [...part.querySelectorAll<HTMLElement>(buttons)]
        .filter((one) => row?.contains(one) || one.closest('[data-beside]') === null)
        .filter((one) => one.getAttribute('aria-disabled') !== 'true' && fit(one))
        .slice(-1)[0]
      if (meant) return meant
    }
  return null
}

interface DeskKey {
  /** As it is pressed, in small letters. */
  key: string
  /** As it stands on what it is for, and on the sheet of keys. */
  mark: string
  text: string
  /** What it is for on this page, which bears its mark; nothing where it is for none. */
  on?: (page: HTMLElement) => HTMLElement | null
  act: (meant: HTMLElement | null, page: HTMLElement, onHelp: () => void) => void
}

const click = (meant: HTMLElement | null): void => meant?.click()

const keys: readonly DeskKey[] = [
  { key: 'j', mark: 'J', text: '下一条', act: (_, page) => step(page, 1) },
  { key: 'k', mark: 'K', text: '上一条', act: (_, page) => step(page, -1) },
  {
    ...{ key: '/', mark: '/', text: '找人、找楼、找事' },
    on: (page) => page.querySelector<HTMLElement>('[data-key="search"]'),
    act: (meant) => meant?.querySelector('input')?.focus(),
  },
  {
    ...{ key: 'a', mark: 'A', text: '红的那个按钮', act: click },
    on: (page) => buttonFor(page, [isKind('primary')]),
  },
  {
    ...{ key: 'e', mark: 'E', text: '改一改', act: click },
    on: (page) => buttonFor(page, [says(/^(改|编辑|修改|更正)/)]),
  },
  {
    ...{ key: 'n', mark: 'N', text: '不通过、退回，会再问一次', act: click },
    on: (page) => buttonFor(page, [isKind('danger'), says(/^(不|退回)/)]),
  },
  {
    ...{ key: 'z', mark: 'Z', text: '撤销刚才的', act: click },
    on: (page) => buttonFor(page, [says(/^撤销/)]),
  },
  { key: '?', mark: '?', text: '看这张表', act: (_m, _p, onHelp) => onHelp() },
]

/** What each key does, as the sheet of keys says it. */
export const keyWords: readonly { keys: string; text: string }[] = [
  ...keys.map(({ mark, text }) => ({ keys: mark, text })),
  { keys: 'Enter', text: '打开' },
  { keys: 'Esc', text: '退一层，写的留着' },
]

/** What lies over the page, and has the keys to itself. */
const layer = '[role="dialog"]'
const marked = 'aria-keyshortcuts'

/** Writes each key on what it is for now, and takes it off everything else. */
function markKeys(page: HTMLElement | undefined): void {
  const meant = new Map<Element, string>()
  if (page && !page.querySelector(layer))
    for (const { mark, on } of keys) {
      const at = on?.(page)
      if (at && !meant.has(at)) meant.set(at, mark)
    }
  for (const one of document.querySelectorAll(`[${marked}]`)) if (!meant.has(one)) one.removeAttribute(marked)
  for (const [one, mark] of meant) if (one.getAttribute(marked) !== mark) one.setAttribute(marked, mark)
}

/** Whether there is a keyboard: a mouse comes with one, and who has pressed a key has one. */
let hasKeyboard =
  process.env.TARO_ENV !== 'weapp' &&
  typeof matchMedia === 'function' &&
  matchMedia('(any-pointer: fine)').matches

const fields = 'input, textarea, select'

function press(event: KeyboardEvent, onHelp: () => void): void {
  const page = pageShown()
  if (!page || event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof Element ? event.target : null
  const field = target?.closest<HTMLElement>(fields)
  if (page.querySelector(layer)) return
  if (event.key === 'Escape') return field ? field.blur() : goBack()
  if (field) return
  const pressed = keys.find(({ key }) => key === event.key.toLowerCase())
  if (!pressed) return
  event.preventDefault()
  pressed.act(pressed.on?.(page) ?? null, page, onHelp)
}

/** Keeps the keys written on what they are for, whatever changes on the page; @returns what ends it */
function keepMarked(): () => void {
  let waits = 0
  const again = () => {
    cancelAnimationFrame(waits)
    waits = requestAnimationFrame(() => markKeys(hasKeyboard ? pageShown() : undefined))
  }
  const noteKey = () => {
    hasKeyboard = true
    again()
  }
  const watch = new MutationObserver(again)
  const changes = { childList: true, subtree: true, characterData: true, attributes: true }
  watch.observe(document.body, {
    ...changes,
    attributeFilter: ['aria-disabled', 'data-key', 'style', 'class'],
  })
  document.addEventListener('focusin', again)
  document.addEventListener('keydown', noteKey, true)
  again()
  return () => {
    cancelAnimationFrame(waits)
    watch.disconnect()
    document.removeEventListener('focusin', again)
    document.removeEventListener('keydown', noteKey, true)
    markKeys(undefined)
  }
}

/** Serves the keys while the page is in sight and `on`; in the browser alone. */
export function useDeskKeys(on: boolean, onHelp: () => void): void {
  const inSight = useInSight()
  const help = useRef(onHelp)
  help.current = onHelp
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !on) return
    const serve = (event: KeyboardEvent) => {
      if (inSight.current) press(event, () => help.current())
    }
    // On the way down: Taro's field keeps its keys from whoever listens above it.
    document.addEventListener('keydown', serve, true)
    const unmark = keepMarked()
    return () => {
      document.removeEventListener('keydown', serve, true)
      unmark()
    }
  }, [on, inSight])
}
