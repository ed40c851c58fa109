/** Owns the answer to who holds this phone, which several features look at: profile, roles, family, unread messages. */
import type { Output } from '@/contract'
import { ABOVE, COUNTER, DESK } from '@/domain/person/roles'
import { showUnread } from '@/platform/unread'
import { call } from './client'
import { createResource } from './resource'

export type Me = Output<'me.open'>
export type Profile = Me['profile']

export const me = createResource<void, Me>({
  name: 'me',
  load: async () => {
    const answer = await call('me.open', {})
    if (answer.ok) showUnread(answer.data.unread)
    return answer
  },
  keep: 1,
})

export const openMe = (): Promise<void> => me.open()
export const useMe = () => me.use(me.select())

/** Whether somebody has a desk, or stands at the counter of the points store. */
export const hasDesk = ({ roles }: Profile): boolean => DESK.some((role) => roles.includes(role))
/** Whether somebody looks after a unit above the stations. */
export const isAbove = ({ roles }: Profile): boolean => ABOVE.some((role) => roles.includes(role))
export const hasCounter = ({ roles }: Profile): boolean => COUNTER.some((role) => roles.includes(role))

/** After messages were read somewhere else. */
export function changeUnread(unread: number): void {
  showUnread(unread)
  me.change(undefined, (data) => ({ ...data, unread }))
}
