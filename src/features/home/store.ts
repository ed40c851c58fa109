/** Owns what the home page shows: read in one call, shown from memory first. */
import { call } from '@/api/client'
import { behindDoor } from '@/api/door-queue'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import { showUnread } from '@/platform/unread'

export type Home = Output<'home.open'>
export type NextThing = NonNullable<Home['next']>

const home = createResource<void, Home>({
  name: 'home',
  load: behindDoor(async () => {
    const answer = await call('home.open', {})
    if (answer.ok) showUnread(answer.data.unread)
    return answer
  }),
  keep: 1,
})

export const openHome = (): Promise<void> => home.open()
export const useHome = () => home.use(home.select())

/** What to do about the next thing has been done: the card stands still until the cloud says what comes now. */
export const acceptNext = async (next: NextThing) => {
  const { personId, isSelf } = next.standing
  const { startAt, endAt, placeName, riskNotice } = next
  const answer = await call('activity.acceptOffer', {
    sessionId: next.sessionId,
    ...(!isSelf && { forPersonId: personId }),
    agreed: { startAt, endAt, placeName, riskNotice },
  })
  await openHome()
  return answer
}
