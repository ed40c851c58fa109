/** Owns the page as a person meets it: a tree of what is drawn, found by its words and by its spoken names. */
import { wordsRead } from '../../support/words-read'
import type { RawNode } from './wxml'

export interface ViewNode {
  /** view, button, input: without WeChat's prefix. */
  tag: string
  attr: Record<string, unknown>
  children: ViewNode[]
  /** Words that stand directly in this node. */
  words: string
  parent: ViewNode | null
  /** Answers the events of nodes that its own WXML made: the page or a component. */
  owner: Owner
}

/** A page or a component as events and templates see it. */
export interface Owner {
  handle: (method: string, event: object) => unknown
}

/** Draws a custom component that the tree names, or null when the tag is WeChat's own. */
export type Expand = (tag: string, attr: Record<string, unknown>, owner: Owner) => Drawn | null

export interface Drawn {
  root: RawNode
  owner: Owner
}

/** The tree with custom components opened; a component's nodes belong to the component. */
export function growTree({ root, owner }: Drawn, expand: Expand): ViewNode {
  function grow(raw: RawNode, holder: Owner, parent: ViewNode | null): ViewNode {
    const tag = raw.tag.replace(/^wx-/, '')
    const { attr = {} } = raw
    const words = raw.children.filter((child) => typeof child === 'string').join('')
    const node: ViewNode = { tag, attr, children: [], words, parent, owner: holder }
    const drawn = expand(tag, attr, holder)
    const inner = drawn ? drawn.root.children : raw.children
    const innerOwner = drawn ? drawn.owner : holder
    node.children = inner
      .filter((child): child is RawNode => typeof child !== 'string')
      .map((child) => grow(child, innerOwner, node))
    return node
  }
  return grow(root, owner, null)
}

export function* everyNode(node: ViewNode): Generator<ViewNode> {
  yield node
  for (const child of node.children) yield* everyNode(child)
}

export const textOf = (node: ViewNode): string => node.words + node.children.map(textOf).join('')

/** Every piece of text on the page, a line each, as it is read. */
export const linesOf = (root: ViewNode): string[] =>
  [...everyNode(root)].map(({ words }) => wordsRead(words).trim()).filter((words) => words !== '')

const labelOf = ({ attr }: ViewNode): string => (typeof attr.ariaLabel === 'string' ? attr.ariaLabel : '')

const isWithin = (node: ViewNode, outer: ViewNode): boolean =>
  node.parent !== null && (node.parent === outer || isWithin(node.parent, outer))

/** The nodes that are called so, by aria-label or by the words in them; of nested ones only the innermost. */
export function findAll(root: ViewNode, name: string | RegExp): ViewNode[] {
  const called = (text: string) => (typeof name === 'string' ? text === name : name.test(text))
  const found = [...everyNode(root)].filter((node) => {
    const label = labelOf(node)
    return (label !== '' && called(label)) || called(textOf(node))
  })
  return found.filter((node) => !found.some((other) => other !== node && isWithin(other, node)))
}

/** The one node of that name. @throws when there is none, or more than one; the error shows what the page says */
export function findOne(root: ViewNode, name: string | RegExp): ViewNode {
  const found = findAll(root, name)
  const [first] = found
  if (first && found.length === 1) return first
  throw new Error(`${found.length} nodes are called ${name}; the page says: ${linesOf(root).join(' / ')}`)
}
