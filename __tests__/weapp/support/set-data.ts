/** Owns what setData does on its way to the view: a JSON copy, written along data paths, counted in bytes. */

export interface SetDataCall {
  /** The page, or the component with its page, whose setData it was. */
  of: string
  bytes: number
  paths: string[]
}

type Branch = Record<string, unknown>

/** `root.k.[0].v` and `root.k[0].v` name the same place. */
const stepsOf = (path: string): string[] => path.split(/[.[\]]+/).filter((step) => step !== '')

function write(data: Branch, path: string, value: unknown): void {
  const steps = stepsOf(path)
  const last = steps.pop()
  if (last === undefined) throw new Error(`setData: ${path} names nothing`)
  let at = data
  steps.forEach((step, i) => {
    const next = at[step]
    if (typeof next === 'object' && next !== null) at = next as Branch
    else {
      const made = /^\d+$/.test(steps[i + 1] ?? last) ? [] : {}
      at[step] = made
      at = made as unknown as Branch
    }
  })
  at[last] = value
}

/** Writes `patch` into `data` as the view receives it. @returns the bytes that crossed between the two layers. */
export function applySetData(data: Branch, patch: Branch): number {
  const text = JSON.stringify(patch)
  for (const [path, value] of Object.entries(JSON.parse(text) as Branch)) write(data, path, value)
  return Buffer.byteLength(text)
}
