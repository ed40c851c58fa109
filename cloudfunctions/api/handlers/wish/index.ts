/** Owns the list of the wish handlers. */
import { wishActions } from '@/contract/wish'
import { refuse, type Handlers } from '../../handler'

type Wishes = Handlers<keyof typeof wishActions>

/** Answers as for a wish that is not there. */
const absent = { run: () => Promise.resolve(refuse('NOT_FOUND')) }

export const wishHandlers: Wishes = Object.fromEntries(
  Object.keys(wishActions).map((name) => [name, absent]),
) as unknown as Wishes
