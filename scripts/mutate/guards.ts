/** Owns finding the one-line guards of the sources: an `if` without an else that refuses, throws, or hands a refusal on. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

export interface Guard {
  /** From the root of the project. */
  file: string
  line: number
  /** Where the statement stands in its file. */
  start: number
  end: number
  text: string
}

const sources = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => sources(join(path, name)))
    : /\.ts$/.test(path)
      ? [path]
      : []

const refusing = new Set(['refuse', 'reject', 'refusal', 'full'])

/** `refuse(…)`, `reject(…)`, or the refusal of something asked before: `if (!found.ok) return found`. */
function refuses(answer: ts.Expression | undefined, condition: ts.Expression, file: ts.SourceFile): boolean {
  if (!answer) return false
  if (ts.isCallExpression(answer)) return refusing.has(answer.expression.getText(file))
  if (!ts.isIdentifier(answer)) return false
  const asked = condition.getText(file)
  const name = answer.getText(file)
  return asked === name || asked.includes(`!${name}.ok`)
}

function isGuard(node: ts.Node, file: ts.SourceFile): node is ts.IfStatement {
  if (!ts.isIfStatement(node) || node.elseStatement) return false
  const does = node.thenStatement
  if (ts.isThrowStatement(does)) return true
  return ts.isReturnStatement(does) && refuses(does.expression, node.expression, file)
}

function guardsIn(root: string, path: string): Guard[] {
  const text = readFileSync(path, 'utf8')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const found: Guard[] = []
  const visit = (node: ts.Node): void => {
    if (isGuard(node, file)) {
      const start = node.getStart(file)
      const line = file.getLineAndCharacterOfPosition(start).line + 1
      const end = node.getEnd()
      found.push({ file: relative(root, path), line, start, end, text: text.slice(start, end) })
    }
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

/** Every guard beneath these folders, in the order of files and lines. */
export const guardsOf = (root: string, folders: readonly string[]): Guard[] =>
  folders.flatMap((folder) => sources(join(root, folder)).flatMap((path) => guardsIn(root, path)))
