/** Owns making a district and a station ready: beginning with the one-time code, and the nine steps of a station. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { beginningForm } from '../domain/setup/beginning'
import { setupSteps } from '../domain/setup/steps'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { Count, Id } from './shapes'

export const setupActions = defineActions({
  'setup.begin': {
    summary: '拿着开通码，开通这个区和第一个站，自己就是区管理员和站长；开通码只能用一次。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.beginning,
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    words: { said: ['district', 'station', 'address'] },
    input: v.object(formEntries(beginningForm)),
    output: v.object({
      stationId: Id,
      /** In full. */
      name: v.string(),
      center: v.string(),
    }),
    errors: ['SETUP_CODE_WRONG', 'DISTRICT_BEGUN'],
  },
  'setup.steps': {
    summary: '开站九步，每一步走到哪里了；哪一步都可以先放一放。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: v.object({
      name: v.string(),
      steps: v.array(
        v.object({
          step: v.picklist(setupSteps),
          /** Null for what is never over. */
          done: v.nullable(v.boolean()),
          /** How much of it there is; 0 where that says nothing. */
          count: Count,
        }),
      ),
      /** Whether the caller may write what the head of the station alone writes. */
      isHead: v.boolean(),
    }),
    errors: ['NOT_FOUND'],
  },
})
