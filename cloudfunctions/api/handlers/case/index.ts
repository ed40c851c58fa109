/** Owns the handlers of every declared kind of case: the same for each; the contract says which of them a kind has. */
import type { CaseAction } from '@/contract/case'
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import type { Handlers } from '../../handler'
import { begin, formOf } from './begin'
import { gifts } from './gifts'
import { hands } from './colleagues'
import { contact } from './contact'
import { join } from './join'
import { move } from './move'
import { paper } from './paper'
import { board, desk, helped, mine, open, sent } from './reads'
import { sessions } from './sessions'
import { suggest } from './suggest'
import { reaching } from './reaching'

const handlersOf = (kind: CaseKind) => ({
  [`${kind.name}.form`]: formOf(kind),
  [`${kind.name}.begin`]: begin(kind),
  [`${kind.name}.open`]: reaching(kind, open(kind)),
  [`${kind.name}.mine`]: mine(kind),
  [`${kind.name}.desk`]: reaching(kind, desk(kind)),
  [`${kind.name}.contact`]: contact(kind),
  [`${kind.name}.move`]: reaching(kind, move(kind)),
  [`${kind.name}.sent`]: sent(kind),
  [`${kind.name}.helped`]: helped(kind),
  [`${kind.name}.paper`]: reaching(kind, paper(kind)),
  [`${kind.name}.board`]: board(kind),
  [`${kind.name}.suggest`]: suggest(kind),
  [`${kind.name}.join`]: join(kind),
  [`${kind.name}.hands`]: hands(kind),
  [`${kind.name}.gifts`]: gifts(kind),
  [`${kind.name}.sessions`]: sessions(kind),
})

export const caseHandlers = Object.assign(
  {},
  ...Object.values(caseKinds).map(handlersOf),
) as Handlers<CaseAction>
