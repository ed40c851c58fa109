/** Owns the figures of a journey: what each step sent to the view and asked of the cloud. */
import type { Phone } from './phone'

export interface Step {
  name: string
  setData: number
  bytes: number
  /** The actions asked of the cloud. */
  calls: string[]
}

export interface Steps {
  /** Does one step and answers its figures. */
  take: (phone: Phone, name: string, deed: () => Promise<void>) => Promise<Step>
  /** All steps so far as a table, a line each. */
  table: () => string
}

export function countSteps(): Steps {
  const steps: Step[] = []
  return {
    take: async (phone, name, deed) => {
      const [views, calls] = [phone.setDataCalls.length, phone.cloudCalls.length]
      await deed()
      const sent = phone.setDataCalls.slice(views)
      const step: Step = {
        name,
        setData: sent.length,
        bytes: sent.reduce((sum, call) => sum + call.bytes, 0),
        calls: phone.cloudCalls.slice(calls).map(({ action }) => action),
      }
      steps.push(step)
      return step
    },
    table: () =>
      [
        'setData  bytes  step',
        ...steps.map(
          ({ name, setData, bytes, calls }) =>
            `${String(setData).padStart(7)}  ${String(bytes).padStart(5)}  ${[name, ...calls].join('  ')}`,
        ),
      ].join('\n'),
  }
}
