/** Owns who has seen my telephone number. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type PhoneLooks = Output<'me.phoneLooks'>

const looks = createResource<undefined, PhoneLooks>({
  name: 'phone-looks',
  load: () => call('me.phoneLooks', {}),
})

export const openPhoneLooks = () => looks.open(undefined)
export const usePhoneLooks = () => looks.use(looks.select(undefined))
