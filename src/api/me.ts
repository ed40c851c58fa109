/** Owns the answer to who holds this phone, which several features look at: profile, roles, family, unread messages. */
import { call } from './client'
import { createResource } from './resource'
import type { Output } from '@/contract'

export type Me = Output<'me.open'>
export type Profile = Me['profile']

export const me = createResource<void, Me>({ name: 'me', load: () => call('me.open', {}), keep: 1 })

export const openMe = (): Promise<void> => me.open()
export const useMe = () => me.use(me.select())
