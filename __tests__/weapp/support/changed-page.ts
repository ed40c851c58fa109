/** Owns changes of a page's nodes as React makes them, the same in each run. */
import { isText, view, words, type Node } from './taro-runtime'

type Roll = (most: number) => number

/** Numbers below `most`, the same in each run. */
export function dice(seed: number): Roll {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

export const within = (node: Node): Node[] => [node, ...node.childNodes.flatMap(within)]

/** One change somewhere in the page; `others` may be put in besides words and views. */
export function change(page: Node, roll: Roll, others: readonly (() => Node)[] = []): void {
  const all = within(page)
  const texts = all.filter(isText)
  const parts = all.filter((node) => !isText(node))
  const part = parts[roll(parts.length)] as Node
  const child = part.childNodes[roll(part.childNodes.length)]
  const said = ['', '一', '二三', '四'][roll(4)] ?? ''
  const makers = [
    () => words(said),
    () => view(words(said)),
    () => view(),
    () => view(view(words(said)), words('五')),
    ...others,
  ]
  const made = (makers[roll(makers.length)] as () => Node)()
  const text = texts[roll(texts.length)]
  const ways = [
    () => text && (text.nodeValue = said),
    () => part.appendChild(made),
    () => child && part.insertBefore(made, child),
    () => child && part.removeChild(child),
    () => child && part.appendChild(child),
  ]
  ways[roll(ways.length)]?.()
}
