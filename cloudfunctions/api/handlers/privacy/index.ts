/** Owns the list of handlers for what is held of a person. */
import type { privacyActions } from '@/contract/privacy'
import type { Handlers } from '../../handler'
import { close, closing, stay } from './closing'
import { copy, open, rows } from './copy'

export const privacyHandlers: Handlers<keyof typeof privacyActions> = {
  'privacy.open': open,
  'privacy.rows': rows,
  'privacy.copy': copy,
  'privacy.closing': closing,
  'privacy.close': close,
  'privacy.stay': stay,
}
