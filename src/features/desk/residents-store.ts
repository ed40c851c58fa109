/** Owns writing down somebody who has no phone. */
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type Registered = Output<'desk.registerResident'>

export const registerResident = (input: Input<'desk.registerResident'>) =>
  callKeyed('desk.registerResident', input)
