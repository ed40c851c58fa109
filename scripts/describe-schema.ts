/** Owns how a schema is written in one line of the API document. */

interface Node {
  type: string
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: unknown[]
  key?: Node
  value?: Node
}

/** The shape of a valibot schema: `{ name: text, at?: number }`. */
export function describe(schema: unknown): string {
  const node = schema as Node
  switch (node.type) {
    case 'object':
      return objectText(node.entries ?? {})
    case 'array':
      return `${describe(node.item)}[]`
    case 'optional':
      return describe(node.wrapped)
    case 'nullable':
      return `${describe(node.wrapped)} | null`
    case 'picklist':
      return optionsText(node.options ?? [])
    case 'union':
      return (node.options ?? []).map(describe).join(' | ')
    case 'record':
      return `{ [${describe(node.key)}]: ${describe(node.value)} }`
    default:
      return node.type
  }
}

function objectText(entries: Record<string, Node>): string {
  const fields = Object.entries(entries).map(
    ([name, node]) => `${name}${node.type === 'optional' ? '?' : ''}: ${describe(node)}`,
  )
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

const MANY = 12

function optionsText(options: unknown[]): string {
  const shown = options.slice(0, MANY).map((option) => `"${String(option)}"`)
  return options.length > MANY ? `${shown.join(' | ')} | … (${options.length})` : shown.join(' | ')
}
