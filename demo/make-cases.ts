/** Owns how the cases of the demo are begun and moved, by the actions real people use. */
import type { ActionName, Input, Output } from '../src/contract'
import type { CaseAction } from '../src/contract/case'
import type { Channel } from '../src/domain/case/behalf'
import type { CaseKindName } from '../src/domain/case-kinds'
import { HOUR } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import type { Pictures } from './pictures'
import type { Timeline } from './timeline'

interface Step {
  hoursAgo: number
  /** Whoever does it; `time` lets the timer do what is due. */
  by: string
  event: string
  words?: string
  days?: number
  /** Whose card is read with it. */
  card?: string
  /** To whom it is handed. */
  to?: string
  /** The department that leads from then on. */
  unitId?: string
  /** The number of the case that it names. */
  number?: number
  /** What the event asks for with a form of its own. */
  answers?: object
  /** A photo among them. */
  picture?: string
  /** The partner of whose month it draws, as the partner is called. */
  partner?: string
  /** The activity in which it came about, by its title. */
  session?: string
}

export interface DemoCase {
  kind: CaseKindName
  /** Whoever begins it. */
  by: string
  form: Input<CaseAction<'begin'>>['form']
  unnamed?: true
  /** A photo that is sent with it. */
  picture?: string
  /** For whom, where somebody of the station begins it; and how it came in. */
  behalf?: { via: Channel; for: string }
  /** The case that it is begun from, planned before it. */
  of?: DemoCase
  /** What it objects to, planned before it. */
  about?: DemoCase
  hoursAgo: number
  steps: readonly Step[]
  /** Those who say a little later that they have met with the same. */
  joinedBy?: readonly string[]
}

/** An activity that may be written on a case of a kind. */
async function sessionCalled(
  demo: DemoCaller,
  { kind, by, title }: { kind: CaseKindName; by: string; title: string },
): Promise<string> {
  const action = `${kind}.sessions` as CaseAction<'sessions'> & ActionName
  const { items }: Output<CaseAction<'sessions'>> = await demo.call(by, action, {})
  const found = items.find((one) => one.title === title)
  if (!found) throw new Error(`no activity of that title has begun: ${title}`)
  return found.sessionId
}

/** What a partner gives that a case may draw. */
async function agreementOf(
  demo: DemoCaller,
  { kind, by, caseId, partner }: { kind: CaseKindName; by: string; caseId: string; partner: string },
): Promise<string> {
  const action = `${kind}.gifts` as CaseAction<'gifts'> & ActionName
  const { items }: Output<CaseAction<'gifts'>> = await demo.call(by, action, { caseId })
  const found = items.find(({ partnerName }) => partnerName === partner)
  if (!found) throw new Error(`nothing of that partner may be drawn: ${partner}`)
  return found.agreementId
}

/** What a step chooses of what the station has at that moment. */
const chosenIn = async (
  demo: DemoCaller,
  { kind, caseId, step }: { kind: CaseKindName; caseId: string; step: Step },
) => ({
  ...(step.session && { sessionId: await sessionCalled(demo, { kind, by: step.by, title: step.session }) }),
  ...(step.partner && {
    agreementId: await agreementOf(demo, { kind, by: step.by, caseId, partner: step.partner }),
  }),
})

/** Plans the life of every case up to where the demo begins. */
export function planCases(
  timeline: Timeline,
  demo: DemoCaller,
  {
    cases,
    personIds,
    pictures,
    now,
  }: {
    cases: readonly DemoCase[]
    personIds: ReadonlyMap<string, string>
    pictures: Pictures
    now: number
  },
): void {
  const ids = new Map<DemoCase, string>()
  for (const one of cases) {
    const {
      kind,
      by,
      picture,
      form: said,
      unnamed = false,
      behalf,
      of,
      about,
      hoursAgo,
      steps,
      joinedBy = [],
    } = one
    const action = <V extends 'begin' | 'open' | 'move' | 'join'>(verb: V) =>
      `${kind}.${verb}` as CaseAction<V> & ActionName
    let caseId = ''
    timeline.plan(now - hoursAgo * HOUR, async () => {
      const whose = behalf && personIds.get(behalf.for)
      const form = picture ? { ...said, photos: [await pictures.of(picture, 'case')] } : said
      const begun: Output<CaseAction<'begin'>> = await demo.call(by, action('begin'), {
        ...{ form, unnamed },
        ...(of && { of: ids.get(of) ?? '' }),
        ...(about && { about: { kind: 'star', id: ids.get(about) ?? '' } }),
        ...(behalf && whose && { behalf: { via: behalf.via, forPersonId: whose } }),
      })
      caseId = begun.caseId
      ids.set(one, caseId)
      for (const openid of joinedBy) await demo.call(openid, action('join'), { caseId, joins: true })
    })
    for (const step of steps) {
      timeline.plan(now - step.hoursAgo * HOUR, async () => {
        if (step.by === 'time') return demo.jobs()
        const { version } = await demo.call(step.by, action('open'), { caseId })
        const { event, words, days, card, to, unitId, number, picture } = step
        const photos = picture && { photos: [await pictures.of(picture, 'case')] }
        const answers = step.answers && { ...step.answers, ...photos }
        await demo.call(step.by, action('move'), {
          caseId,
          version,
          event,
          ...(words && { words }),
          ...(days && { days }),
          ...(card && { cardToken: (await demo.call(card, 'me.card', {})).token }),
          ...(to && { to: personIds.get(to) ?? '' }),
          ...(unitId && { unitId }),
          ...(number && { number }),
          ...(await chosenIn(demo, { kind, caseId, step })),
          ...(answers && { answers: { [event]: answers } as never }),
        })
      })
    }
  }
}
