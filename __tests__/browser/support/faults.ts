/** Owns what may not happen on a screen: each check runs inside the browser and says its findings in lines. */
import type { Page } from 'playwright-core'

/** What breaks out of the screen or is cut off by its own box. */
export function broken(): string[] {
  const found: string[] = []
  // What lies in a strip that scrolls sideways is meant to reach beyond the edge.
  const inStrip = (element: Element): boolean => {
    for (let at = element.parentElement; at && at.getAttribute('role') !== 'main'; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at)
      if (overflowX === 'auto' || overflowX === 'scroll') return true
    }
    return false
  }
  for (const element of document.querySelectorAll('[role="main"] *')) {
    const { left, right, width } = element.getBoundingClientRect()
    if (width === 0) continue
    const words = (element.textContent ?? '').slice(0, 16)
    const style = getComputedStyle(element)
    // A picture fills its box and loses its edges on purpose; the box around it is looked at.
    const beyond = (right > innerWidth + 0.5 || left < -0.5) && !element.matches('img')
    if (beyond && !inStrip(element)) found.push(`out of the screen: ${words}`)
    // A field scrolls by itself while somebody types in it.
    const scrolls = ['auto', 'scroll'].includes(style.overflowX) || element.matches('input, textarea')
    const pictured = words === '' && element.querySelector('img') !== null
    const held = style.overflowX !== 'visible' && !scrolls && !pictured
    const cut = element.scrollWidth > element.clientWidth + 1 && held
    if (cut && style.textOverflow !== 'ellipsis') found.push(`cut off: ${words}`)
    // A list may shorten a long text to some lines, its detail shows the whole; nothing else hides a line.
    const shortened = style.getPropertyValue('-webkit-line-clamp') !== 'none'
    const lines = style.overflowY !== 'hidden' || scrolls || pictured || shortened
    if (!lines && words !== '' && element.scrollHeight > element.clientHeight + 2)
      found.push(`cut off below: ${words}`)
  }
  return found
}

/** What is tapped or typed into but smaller than the scale promises; a screen without anything to tap leads nowhere. */
export function tooSmall(): string[] {
  const found: string[] = []
  const targets = [...document.querySelectorAll('[role="main"] :is([tabindex="0"], input, textarea)')]
    // The box around a field is tapped, with its padding and its border.
    .map((element) => element.closest('taro-input-core, taro-textarea-core')?.parentElement ?? element)
    .filter((element) => element.getBoundingClientRect().width > 0)
  if (targets.length === 0) found.push('nothing to tap')
  for (const element of targets) {
    const { width, height } = element.getBoundingClientRect()
    const promised = Math.min(60, Number.parseFloat(getComputedStyle(element).getPropertyValue('--target')))
    const tab = element.getAttribute('role') === 'tab'
    if (height >= promised - 0.5 && (width >= promised - 0.5 || tab)) continue
    found.push(`${element.getAttribute('aria-label')}: ${Math.round(width)} × ${Math.round(height)}`)
  }
  return found
}

/** Words that lie on other words. What stands at the head and the foot lies over the page on purpose. */
export function overlapping(): string[] {
  interface Box {
    left: number
    right: number
    top: number
    bottom: number
  }
  interface Words {
    node: Node
    text: string
    box: Box
    over: Element | null
  }
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  })
  /** What of a box is in sight: a sheet that scrolls hides the rest. `over` is the layer it lies on. */
  const seen = (element: Element, whole: Box): { box: Box; over: Element | null } => {
    let box = whole
    let over: Element | null = null
    for (let at: Element | null = element; at && at.getAttribute('role') !== 'main'; at = at.parentElement) {
      const { position, overflowX, overflowY } = getComputedStyle(at)
      if (overflowX !== 'visible' || overflowY !== 'visible') box = meet(box, at.getBoundingClientRect())
      if (position === 'sticky' || position === 'fixed') over ??= at
    }
    return { box, over }
  }
  const words: Words[] = []
  for (const main of document.querySelectorAll('[role="main"]')) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const text = (node.textContent ?? '').trim().slice(0, 16)
      if (text === '' || !node.parentElement?.checkVisibility()) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) words.push({ node, text, ...seen(node.parentElement, rect) })
    }
  }
  const found: string[] = []
  words.forEach((a, i) => {
    for (const b of words.slice(i + 1)) {
      if (a.over !== b.over || a.node === b.node) continue
      const { left, right, top, bottom } = meet(a.box, b.box)
      const line = Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top)
      // The boxes of lines are a little taller than their letters.
      if (right - left > 1 && bottom - top > 1 && bottom - top > 0.3 * line)
        found.push(`on each other: ${a.text} | ${b.text}`)
    }
  })
  return found
}

/** The fixed head and foot leave most of the screen to the page; at its end nothing hides beneath the foot. */
export function hidden(): string[] {
  const main = [...document.querySelectorAll('[role="main"]')].filter((each) => each.checkVisibility()).pop()
  const foot = main?.lastElementChild
  if (!main || !foot || getComputedStyle(foot).position !== 'sticky') return []
  const found: string[] = []
  const share = foot.getBoundingClientRect().height / innerHeight
  if (share > 0.45) found.push(`the foot takes ${Math.round(share * 100)} % of the screen`)
  const body = foot.previousElementSibling
  let scroller: Element = main
  while (scroller.parentElement && scroller.scrollHeight <= scroller.clientHeight + 1)
    scroller = scroller.parentElement
  scroller.scrollTop = scroller.scrollHeight
  const gap = foot.getBoundingClientRect().top - (body?.getBoundingClientRect().bottom ?? 0)
  // A scroll ends on whole pixels, and the body on free space.
  if (gap < -2) found.push(`${Math.round(-gap)} px of the page's end lie beneath the foot`)
  scroller.scrollTop = 0
  return found
}

/** One inner spacing everywhere: a sheet stands at the page's edge, what is on it as far from its own, and no sheet on a sheet. */
export function uneven(): string[] {
  const found: string[] = []
  for (const main of document.querySelectorAll('[role="main"]')) {
    if (!main.checkVisibility()) continue
    const token = (name: string): number => Number.parseFloat(getComputedStyle(main).getPropertyValue(name))
    const [edge, round] = [token('--s4'), token('--r-card')]
    const isSheet = (element: Element): boolean => {
      const { backgroundColor, borderTopLeftRadius } = getComputedStyle(element)
      return backgroundColor === 'rgb(255, 255, 255)' && Number.parseFloat(borderTopLeftRadius) === round
    }
    const isSeen = (element: Element): boolean => {
      const { backgroundColor, borderLeftWidth, maskImage, backgroundImage } = getComputedStyle(element)
      const painted = backgroundColor !== 'rgba(0, 0, 0, 0)' || Number.parseFloat(borderLeftWidth) > 0
      return painted || (maskImage || 'none') !== 'none' || backgroundImage !== 'none'
    }
    /** The sides of what is written or painted inside. */
    const sides = (sheet: Element): { left: number; right: number; bottom: number }[] => {
      const boxes = [...sheet.querySelectorAll('*')]
        .filter(isSeen)
        .map((each) => each.getBoundingClientRect())
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode
        // A space at the end of a line hangs beyond it, and nobody sees that.
        for (const { 0: ink, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + ink.length)
          boxes.push(...range.getClientRects())
        }
      }
      return boxes.filter(({ width, height }) => width > 0 && height > 0)
    }
    // A table for paper lies wider than its sheet and slides beneath its edges.
    const slides = (element: Element): boolean => getComputedStyle(element).overflowX === 'auto'
    /** A line of words is higher than its letters, and what the thumb hits higher than what is drawn. */
    const loose = edge
    const sheets = [...main.querySelectorAll('*')].filter(
      (each) =>
        isSheet(each) &&
        !slides(each) &&
        !each.closest('[role="dialog"]') &&
        each.getBoundingClientRect().width > innerWidth / 2,
    )
    for (const sheet of sheets) {
      const { left, right, bottom } = sheet.getBoundingClientRect()
      const words = (sheet.textContent ?? '').slice(0, 16)
      if (sheets.some((other) => other !== sheet && other.contains(sheet)))
        found.push(`a sheet on a sheet: ${words}`)
      else if (Math.abs(left - edge) > 1) found.push(`${left} px from the page's edge: ${words}`)
      const all = sides(sheet)
      const below = bottom - Math.max(...all.map((side) => side.bottom))
      if (all.length > 0 && below > edge + loose)
        found.push(`${Math.round(below)} px below what stands last in its sheet: ${words}`)
      for (const side of all) {
        // What is as wide as the sheet, such as a picture or a rule, is meant to be.
        const whole = side.left < left + 2 && side.right > right - 2
        const near = Math.min(side.left - left, right - side.right)
        if (!whole && near < edge - 1.5)
          found.push(`${Math.round(near)} px from the edge of its sheet: ${words}`)
      }
    }
  }
  return found
}

/** Two buttons that touch: a thumb that means the one meets the other. And words that touch the button beneath them. */
export function touching(): string[] {
  const found: string[] = []
  for (const main of document.querySelectorAll('[role="main"]')) {
    if (!main.checkVisibility()) continue
    const corner = getComputedStyle(main).getPropertyValue('--r-button').trim()
    // What slides beneath the foot or behind a sheet is not near it.
    const layerOf = (element: Element): Element | null => {
      for (let at: Element | null = element; at && at !== main; at = at.parentElement)
        if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return at
      return null
    }
    /** Where what scrolls around something ends, whatever of it ends first: further down it is not in sight. */
    const endOf = (element: Element): number => {
      let end = Infinity
      for (let at: Element | null = element; at && at !== main; at = at.parentElement)
        if (getComputedStyle(at).overflowY === 'auto') end = Math.min(end, at.getBoundingClientRect().bottom)
      return end
    }
    const buttons = [...main.querySelectorAll('[role="button"]')].filter(
      (each) =>
        each.checkVisibility() &&
        getComputedStyle(each).borderTopLeftRadius === corner &&
        each.getBoundingClientRect().top < endOf(each),
    )
    const above: { text: string; box: DOMRect; least: number; layer: Element | null }[] = buttons.map(
      (each) => ({
        text: each.textContent ?? '',
        box: each.getBoundingClientRect(),
        least: 7.5,
        layer: layerOf(each),
      }),
    )
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: around, textContent } = walker.currentNode
      if (!around?.checkVisibility() || around.closest('[role="button"]')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const end = endOf(around)
      for (const box of range.getClientRects())
        if (box.bottom <= end + 1)
          above.push({ text: (textContent ?? '').slice(0, 16), box, least: 3.5, layer: layerOf(around) })
    }
    for (const button of buttons) {
      const box = button.getBoundingClientRect()
      const layer = layerOf(button)
      for (const other of above) {
        const space = box.top - other.box.bottom
        const beneath = box.left < other.box.right - 4 && other.box.left < box.right - 4
        if (layer === other.layer && beneath && space > -1 && space < other.least)
          found.push(`${Math.round(space)} px under ${other.text}: ${button.textContent}`)
      }
    }
  }
  return found
}

/** Brings what moves once to where it comes to rest: a card that turns is narrow for a moment. Runs inside the browser. */
async function rested(): Promise<void> {
  const once = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  for (const each of once) if (each.playState !== 'finished') each.finish()
  // One whose part goes away is never finished; it is over all the same.
  await Promise.allSettled(once.map(({ finished }) => finished))
}

export const comeToRest = (page: Page): Promise<void> => page.evaluate(rested)

const checks = [broken, tooSmall, overlapping, hidden, uneven, touching]

/** Everything a screen may not do, of the page in sight; the browser is asked once for all of it. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = await page.evaluate<string[]>(
    `(${rested.toString()})().then(() => [${checks.map(String).join()}].flatMap((check) => check()))`,
  )
  return [...new Set(found)]
}
