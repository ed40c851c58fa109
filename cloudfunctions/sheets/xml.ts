/** Owns walking through XML, whatever prefix its writer has given to the names. */
import { Parser } from 'saxen'
import { FaultyTable } from './fault'

interface Visitor {
  open?: (name: string, attributes: Record<string, string>) => void
  /** Text as it is meant, in one piece or several. */
  text?: (text: string) => void
  close?: (name: string) => void
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** @throws FaultyTable when it is no XML; what the visitor throws comes out as it is */
export function walk(xml: string, visitor: Visitor): void {
  let thrown: unknown = null
  const parser = new Parser()
  // The parser swallows nothing but goes on after a hook has failed, so the first failure is kept and ends it.
  const guarded = (run: () => void): void => {
    if (thrown !== null) return
    try {
      run()
    } catch (error) {
      thrown = error
      parser.stop()
    }
  }
  parser.on('error', () =>
    guarded(() => {
      throw new FaultyTable('broken')
    }),
  )
  parser.on('openTag', (name, attributes, decode) =>
    guarded(() => {
      const plain = attributes() || {}
      const meant = Object.entries(plain).map(([key, value]) => [key, decode(value)] as const)
      visitor.open?.(bare(name), Object.fromEntries(meant))
    }),
  )
  parser.on('text', (text, decode) => guarded(() => visitor.text?.(decode(text))))
  parser.on('cdata', (text) => guarded(() => visitor.text?.(text)))
  parser.on('closeTag', (name) => guarded(() => visitor.close?.(bare(name))))
  parser.parse(xml.replace(/^\uFEFF/, ''))
  if (thrown !== null) throw thrown
}
