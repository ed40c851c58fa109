/** Owns what an operator gives: values for environment variables, from a file and from the surroundings. */
import { isRead } from './settings'

const LINE = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/

/** `NAME=value` lines; empty lines and those that begin with `#` say nothing. A line that is neither is named by its place. */
function valuesIn(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue
    const [, name, value] = LINE.exec(line) ?? []
    // The line itself may hold a secret.
    if (name === undefined || value === undefined) throw new Error(`line ${at + 1} is not NAME=value`)
    if (!isRead(name)) throw new Error(`line ${at + 1}: no function reads ${name}`)
    if (value !== '') values[name] = value
  }
  return values
}

/** The variables that functions read, from the surroundings and, before those, from the text of a file. */
export const valuesOf = (text: string, env: NodeJS.ProcessEnv): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (isRead(name) && value ? [[name, value]] : [])),
  ),
  ...valuesIn(text),
})
