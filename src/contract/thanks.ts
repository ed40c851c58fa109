/** Owns the thanks of those who came to a session; its organiser reads them with the recap. */
import * as v from 'valibot'
import { thanksForm } from '../domain/activity/thanks'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { Id, Instant, Version } from './shapes'

const Form = v.object({ ...formEntries(thanksForm) })

/** Where the caller stands with it. */
export const OwnThanks = v.object({
  /** Null before it was said. */
  form: v.nullable(Form),
  /** 0 before it was said. */
  version: Version,
  /** Until when it may be said and changed. */
  until: Instant,
  verdict: v.nullable(v.picklist(['pending', 'passed', 'inReview', 'blocked'])),
})

export const thanksActions = defineActions({
  'thanks.say': {
    summary: '活动办完以后，来过的人谢谢组织的人：打分，想说的话说一句；两周内可以改。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.thanks,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ sessionId: Id, version: Version, form: Form }),
    output: OwnThanks,
    errors: ['INVALID_STATE', 'STALE', 'THANKS_NOT_CAME', 'THANKS_CLOSED'],
  },
})
