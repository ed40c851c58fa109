/** Owns looking through everything that a resident may read anyway, from one field. */
import * as v from 'valibot'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { Text } from './shapes'

/** What was found of one sort of thing. */
const Found = v.object({
  /** 活动, 通知, … */
  title: v.string(),
  items: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      caption: v.string(),
      /** What opens on a tap. */ page: v.string(),
    }),
  ),
  /** Whether there is more than is shown. */
  more: v.boolean(),
})

export const searchActions = defineActions({
  'search.find': {
    summary:
      '在公开的活动、通知、文章、心愿、项目、荣誉、功能室、课程、招工、问卷、惠民工程、合伙人里找几个字。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ text: Text(40) }),
    output: v.object({ groups: v.array(Found) }),
    errors: [],
  },
})
