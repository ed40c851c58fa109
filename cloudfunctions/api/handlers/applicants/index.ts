/** Owns the handlers of those whose place somebody has to agree to. */
import type { applicantsActions } from '@/contract/applicants'
import type { Handlers } from '../../handler'
import { confirm, decline, takeBack } from './decide'
import { list } from './list'

export const applicantsHandlers: Handlers<keyof typeof applicantsActions> = {
  'applicants.list': list,
  'applicants.confirm': confirm,
  'applicants.decline': decline,
  'applicants.takeBack': takeBack,
}
