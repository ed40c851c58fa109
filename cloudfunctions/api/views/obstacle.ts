/** Owns how an answer says why something is not done, or cannot be. */
import { errorText, type Output } from '@/contract'
import type { Rejection } from '@/domain/kernel/errors'

type Obstacle = NonNullable<Output<'store.prize'>['purses'][number]['obstacle']>

/** The code for the page, the words for whoever reads it. */
export const obstacleView = ({ code, details = {} }: Rejection): Obstacle => ({
  code,
  details,
  ...errorText({ code, details }),
})
