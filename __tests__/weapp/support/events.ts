/** Owns how an event goes through the view: fired only where the WXML binds it, bubbling, stopped by catch. */
import type { ViewNode } from './tree'

/** Events that travel up the tree; the others stay on the node they happened to. */
const bubbling = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])

const isOff = ({ attr }: ViewNode): boolean =>
  (attr.disabled !== undefined && attr.disabled !== false && attr.disabled !== '') ||
  attr.ariaDisabled === 'true'

const described = ({ attr }: ViewNode) => {
  const dataset = Object.fromEntries(
    Object.entries(attr).flatMap(([name, value]) =>
      name.startsWith('data-') ? [[name.slice('data-'.length), value]] : [],
    ),
  )
  return { id: String(attr.id ?? ''), offsetLeft: 0, offsetTop: 0, dataset }
}

function lineage(node: ViewNode): ViewNode[] {
  return node.parent === null ? [node] : [node, ...lineage(node.parent)]
}

/**
 * Fires an event at a node.
 * @param at the time it happened, for its timeStamp
 * @throws when a control on the way is disabled, and when no WXML on the way listens
 */
export function fire(node: ViewNode, type: string, detail: Record<string, unknown>, at: number): void {
  const way = bubbling.has(type) ? lineage(node) : [node]
  const off = way.find(isOff)
  if (off) throw new Error(`${type}: <${off.tag}> is disabled`)
  const target = described(node)
  let heard = false
  for (const current of way) {
    const caught = current.attr[`catch${type}`]
    const method = caught ?? current.attr[`bind${type}`]
    if (typeof method !== 'string' || method === '') continue
    heard = true
    const event = { type, timeStamp: at, target, currentTarget: described(current), detail }
    current.owner.handle(method, event)
    if (caught !== undefined) break
  }
  if (!heard) throw new Error(`nothing listens to ${type} at <${node.tag}>`)
}
