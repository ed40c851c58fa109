/** Owns which kinds of cases begin where something lies: the sticker of a place leads to them. */
import type { CaseKind } from './define-case'

/** Whether everybody begins it, and says where it is. */
export const isAtSpots = ({ service, begin, form }: CaseKind): boolean =>
  service !== undefined &&
  begin.roles.includes('resident') &&
  Object.values(form).some(({ is }) => is === 'spot')
