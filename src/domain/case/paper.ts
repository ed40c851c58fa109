/** Owns who may have the file that is made of a case, and when there is one. */
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import type { Sight } from './sight'

type Papered = Pick<CaseKind, 'paper'>

/** Whether the file is for somebody who sees so much of the case, once there is one. */
export const isPaperFor = ({ paper }: Papered, sight: Sight): boolean =>
  paper !== undefined && (sight === 'whole' || (sight === 'side' && paper.forParty === true))

/** Whether a file is made of the case as it stands. */
export const hasPaper = ({ paper }: Papered, one: CaseDocument): boolean =>
  paper !== undefined && paper.states.includes(one.state) && (paper.when?.(one) ?? true)
