/** Owns what the actions of every kind of case refuse, derived from the declarations. */
import { type ActionName, contract, type ErrorCode } from '../../src/contract'
import type { CaseAction } from '../../src/contract/case'
import { asksForPartner } from '../../src/domain/case/partner'
import { isOnBoard, reachesUp } from '../../src/domain/case/sight'
import { actionOf, isForAll, kinds } from './cases'
import type { Refusals } from './refusals'

/** What the actions of every kind answer when something about their question is not as it should be. */
export const caseRefusals = Object.fromEntries(
  kinds.flatMap((kind): [ActionName, Refusals][] => {
    const named = Object.entries(kind.form).flatMap(([name, { is }]): [string, ErrorCode][] => {
      if (is === 'departments') return [[`form.${name}.0`, 'CASE_UNIT_GONE']]
      if (is === 'team') return [[`form.${name}`, 'CASE_TEAM_GONE']]
      if (is === 'partner') return [[`form.${name}`, 'CASE_PARTNER_GONE']]
      return is === 'colleague' ? [[`form.${name}`, 'NOT_FOUND']] : []
    })
    const at: Record<string, ErrorCode> = reachesUp(kind) ? { at: 'OTHER_STATION' } : {}
    const mayNot: Refusals = isForAll(kind) ? {} : { neighbour: 'FORBIDDEN' }
    const gone: Refusals = { gone: { caseId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' }
    // What stands on a board every neighbour opens; only the table says that it is not the neighbour's to move.
    const isOpen = isOnBoard(kind, { state: kind.flow.start })
    const one: Refusals = {
      ...gone,
      gone: { ...at, ...gone.gone },
      ...(!isOpen && { neighbour: 'NOT_FOUND' }),
    }
    const contact: Refusals = { ...gone, neighbour: isOpen ? 'CASE_NOT_YOURS' : 'NOT_FOUND' }
    const move: Refusals = { ...gone, neighbour: isOpen ? 'FORBIDDEN' : 'NOT_FOUND' }
    const moves = Object.values(kind.moves)
    // Whoever is chosen for a step that chooses nobody is not taken for what was meant.
    const chosen: Refusals = {
      gone: {
        ...at,
        caseId: 'NOT_FOUND',
        ...(kind.offer && { 'people.0': 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.proves ?? one?.brings) && { cardToken: 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.gives) && { to: 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.routes) && { unitId: 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.gathers) && { sessionId: 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.draws) && { agreementId: 'INVALID_INPUT' as const }),
        ...(moves.some((one) => one?.regrids) && { gridId: 'INVALID_INPUT' as const }),
      },
    }
    const all: [ActionName, Refusals][] = [
      [actionOf(kind, 'form'), mayNot],
      [
        actionOf(kind, 'begin'),
        {
          ...mayNot,
          gone: {
            ...Object.fromEntries(named),
            ...(kind.begin.fromPiece && { 'on.id': 'NOT_FOUND' as const }),
            ...(kind.begin.onBehalf && {
              ...{ 'behalf.cardToken': 'CARD_UNKNOWN' as const, 'behalf.forPersonId': 'NOT_FOUND' as const },
            }),
            ...(kind.begin.fromCase && { of: 'NOT_FOUND' as const }),
            ...(kind.begin.about && { 'about.id': 'NOT_FOUND' as const }),
            // How whoever it is for was met is missing; a card and a relative that are nobody's have a suite of their own.
          },
          ...((kind.begin.fromPiece ?? kind.begin.about) && { foreign: 'NOT_FOUND' as const }),
          // What is known of somebody else is not enough.
          ...(kind.name === 'star' && ({ neighbour: 'STAR_VOLUNTEERS', foreign: 'STAR_HOURS' } as const)),
          // A team is asked at its own station.
          ...(kind.team && { foreign: 'CASE_TEAM_GONE' as const }),
          ...(asksForPartner(kind.form) && { foreign: 'CASE_PARTNER_GONE' as const }),
        },
      ],
      [actionOf(kind, 'open'), one],
      [actionOf(kind, 'mine'), {}],
      [actionOf(kind, 'desk'), { gone: at, neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'contact'), contact],
      [actionOf(kind, 'move'), { ...move, ...chosen, stale: { version: 'STALE' } }],
      [actionOf(kind, 'board'), {}],
      [actionOf(kind, 'suggest'), { ...gone, neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'join'), gone],
      [actionOf(kind, 'hands'), { neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'gifts'), { ...gone, neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'sessions'), { neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'sent'), { neighbour: 'FORBIDDEN' }],
      [actionOf(kind, 'helped'), {}],
      [actionOf(kind, 'paper'), { ...gone, gone: { ...at, ...gone.gone }, neighbour: 'NOT_FOUND' }],
    ]
    return all.filter(([action]) => action in contract)
  }),
) as { [A in CaseAction]: Refusals }
