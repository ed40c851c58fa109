/** Owns the way of an honour as a table: answered for by its holder, told of by the station, resting, withdrawn, revoked. */
import { isNear, type Near } from '../household/near'
import { defineWorkflow, staying } from '../kernel/workflow'
import type { HonourDocument } from './documents'

interface HonourFacts {
  /** Why; empty where nothing was written. */
  reason: string
  story: HonourDocument['story']
  /** Whether it is that of whoever moves it, or of somebody of the same household. */
  own: boolean
  /** Whether it is about somebody who is asked, and not about a unit, or about somebody who has died. */
  asked: boolean
  /** Whether an objection stands against it. */
  objected: boolean
}

const STANDING = ['shown', 'resting'] as const
const HOLDER = ['holder'] as const
const STATION = ['staff'] as const

export const honourFlow = defineWorkflow({
  name: 'honour',
  title: '荣誉',
  start: 'shown',
  roles: ['holder', 'staff', 'system'],
  states: {
    shown: { label: '有效', tone: 'good' },
    resting: { label: '先收起，正在核实', tone: 'waiting' },
    withdrawn: { label: '撤回了', tone: 'plain' },
    revoked: { label: '撤销了', tone: 'done', final: true },
  },
  events: {
    answer: { label: '答复' },
    write: { label: '写好，请本人看' },
    agree: { label: '同意公开这段话' },
    takeDown: { label: '撤下事迹' },
    rest: { label: '先收起来' },
    resume: { label: '恢复' },
    withdraw: { label: '撤回' },
    putBack: { label: '放回去' },
    revoke: { label: '撤销这份荣誉' },
  },
  guards: {
    notOwn: ({ own }: HonourFacts) => !own || ('OWN_RECORD' as const),
    hasReason: ({ reason }: HonourFacts) => reason !== '' || ('REASON_NEEDED' as const),
    hasStory: ({ story }: HonourFacts) => (story !== null && !story.down) || ('INVALID_STATE' as const),
    notAgreed: ({ story }: HonourFacts) => story?.agreed === null || ('INVALID_STATE' as const),
    notObjected: ({ objected }: HonourFacts) => !objected || ('HONOUR_OBJECTED' as const),
    nobodyAsked: ({ asked }: HonourFacts) => !asked || ('HONOUR_ASK_HOLDER' as const),
  },
  effects: [],
  rows: [
    ...staying(STANDING, { on: 'answer', by: HOLDER }),
    ...staying(STANDING, { on: 'write', by: STATION, needs: ['notOwn'] }),
    // Whoever it is about agrees; where that one cannot be asked, the station that was told so does.
    ...staying(STANDING, { on: 'agree', by: HOLDER, needs: ['hasStory', 'notAgreed'] }),
    ...staying(STANDING, { on: 'agree', by: STATION, needs: ['nobodyAsked', 'hasStory', 'notAgreed'] }),
    ...staying(STANDING, { on: 'takeDown', by: [...HOLDER, ...STATION], needs: ['hasStory'] }),
    { from: 'shown', on: 'rest', by: [...STATION, 'system'], needs: ['hasReason'], to: 'resting' },
    {
      from: 'resting',
      on: 'resume',
      by: [...STATION, 'system'],
      needs: ['notOwn', 'notObjected'],
      to: 'shown',
    },
    { from: STANDING, on: 'withdraw', by: STATION, needs: ['hasReason'], to: 'withdrawn' },
    { from: 'withdrawn', on: 'putBack', by: STATION, needs: ['notOwn', 'notObjected'], to: 'shown' },
    { from: STANDING, on: 'revoke', by: [...STATION, 'system'], needs: ['hasReason'], to: 'revoked' },
  ],
})

export const honourFacts = (
  honour: Pick<HonourDocument, 'story' | 'ownerId' | 'personId' | 'objections'>,
  reason: string,
  /** Whoever moves it; null for the timer. */
  mover: Near | null,
): HonourFacts => ({
  ...{ reason, story: honour.story, asked: honour.ownerId !== null },
  own: mover !== null && isNear(mover, [honour.ownerId, honour.personId]),
  objected: (honour.objections?.open.length ?? 0) > 0,
})

export type HonourEvent = keyof typeof honourFlow.events
