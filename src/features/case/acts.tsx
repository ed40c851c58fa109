/** Owns what may be done with a case, as its kind declares it: what each step asks, says and sends. */
import type { Answer } from '@/api/failure'
import type { CaseKind, CaseMove } from '@/domain/case/define-case'
import type { Acts } from '@/features/screens/acted-screen'
import { AskSheet } from './ask-sheet'
import { PickSheet } from './pick-sheet'
import { questionOf } from './question'
import {
  type CaseDetail,
  moveCase,
  stepOf,
  openBegunSessions,
  openDepartments,
  openGifts,
  openGrids,
  openHands,
  openSessions,
} from './store'
import { WaveSheet } from './wave-sheet'

/** The number of a case, however it was typed. */
const numberIn = (typed: string): number => Number(/\d+/.exec(typed)?.[0] ?? 0)

type Step = ReturnType<typeof stepOf>

/** What is chosen of the station for a step, and what is sent of it; null where nothing is. */
function pickOf(kind: string, caseId: string, { gives, regrids, routes, gathers, draws }: CaseMove) {
  if (gives) return { label: '交给谁', load: () => openHands(kind), of: (picked: string) => ({ to: picked }) }
  if (regrids)
    return {
      label: '转到哪个网格',
      load: () => openGrids(kind),
      of: (picked: string) => ({ gridId: picked }),
    }
  if (gathers)
    return {
      label: '哪一场',
      load: gathers.begun ? () => openBegunSessions(kind) : openSessions,
      of: (picked: string) => ({ sessionId: picked }),
      none: gathers.begun ? '近来没有办过这样的活动' : '接下来没有活动，先在工作台写一场',
    }
  if (draws)
    return {
      label: '哪一家',
      load: () => openGifts(kind, caseId),
      of: (picked: string) => ({ agreementId: picked }),
      none: '那天没有哪一家能来。哪一家每月给多少，写在共建协议里',
    }
  if (routes)
    return {
      label: '请哪个部门牵头',
      load: () => openDepartments(kind),
      of: (picked: string) => ({ unitId: picked }),
    }
  return null
}

/** A step with a sheet that first asks the station what there is to choose. */
function pickedAct(
  { name }: CaseKind,
  { step, move, label }: { step: Step; move: CaseMove; label: string },
  pick: NonNullable<ReturnType<typeof pickOf>>,
): Acts[string] {
  const { caseId, event } = step
  const question = { confirm: label, ...questionOf(move), choice: undefined }
  return {
    tone: move.tone,
    sheet: (onSaid, onClose) => (
      <PickSheet
        {...question}
        draft={`${name}:${event}:${caseId}`}
        pick={pick}
        send={({ words, picked }): Promise<Answer<unknown>> =>
          moveCase(name, { ...step, ...(words !== '' && { words }), ...pick.of(picked) })
        }
        onDone={() => onSaid(move.said)}
        onClose={onClose}
      />
    ),
  }
}

function actOf(
  kind: CaseKind,
  one: CaseDetail,
  { event, move }: { event: string; move: CaseMove },
): Acts[string] {
  const { name, flow } = kind
  const { names, asks, proves, brings, offers, said, tone } = move
  const step = stepOf(one, event)
  if (offers)
    return {
      tone,
      sheet: (onSaid, onClose) => <WaveSheet {...{ kind, one, event, onSaid, onClose }} />,
    }
  if (asks || proves || brings)
    return {
      tone,
      sheet: (onSaid, onClose) => <AskSheet {...{ kind, one, event, onSaid, onClose }} />,
    }
  const pick = pickOf(name, one.caseId, move)
  if (pick) return pickedAct(kind, { step, move, label: flow.events[event]?.label ?? '' }, pick)
  return {
    ...{ tone, said },
    ...questionOf(move),
    send: ({ words, choice }) =>
      moveCase(name, {
        ...step,
        ...(names ? { number: numberIn(words) } : words !== '' && { words }),
        ...(choice !== null && { days: Number(choice) }),
      }),
  }
}

export const actsOf = (kind: CaseKind, one: CaseDetail): Acts =>
  Object.fromEntries(
    Object.entries(kind.moves).flatMap(([event, move]) =>
      move === undefined ? [] : [[event, actOf(kind, one, { event, move })]],
    ),
  )
