/** Owns how a plan is told: what is done under one heading each, what it may lose, what is left alone. Never a value. */
import type { Plan } from './plan'
import { type Step, stepKinds } from './steps'

const namesOf = (step: Step): [string, string] => {
  const { names } = stepKinds[step.kind] as { names: (of: Step) => [string, string] }
  return names(step)
}

/** One step in words. */
export function stepText(step: Step): string {
  const [of, name] = namesOf(step)
  return `${stepKinds[step.kind].says} ${of === '' ? name : `${of}: ${name}`}`
}

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]

/** The whole plan; the same text for the same plan. */
export function planText({ steps, blocked, leftAlone, byHand, made }: Plan): string {
  const kinds = [...new Set(steps.map(({ kind }) => kind))]
  const parts = kinds.flatMap((kind) => {
    const these = steps.filter((step) => step.kind === kind).map(namesOf)
    const groups = [...new Set(these.map(([of]) => of))]
    const lines = groups.map((of) => {
      const names = these.filter(([whose]) => whose === of).map(([, name]) => name)
      return of === '' ? names.join(', ') : `${of}: ${names.join(', ')}`
    })
    const { says, loses } = stepKinds[kind]
    return listed(`${says} (${these.length})${loses ? `; ${loses}` : ''}`, lines)
  })
  const heading =
    steps.length === 0 ? 'nothing has to be done' : `${steps.length} steps, which can be cut off anywhere`
  return [
    heading,
    ...parts,
    ...listed('made new: shown once, before anything is done', made),
    ...listed('left to be done by hand afterwards', byHand),
    ...listed('left alone', leftAlone),
    ...listed('to be mended first', blocked),
  ].join('\n')
}
