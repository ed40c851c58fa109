/** Owns a visit to a wish: which step is being asked about, and what came of the last one. */
import { useState } from 'react'
import type { Answer } from '@/api/failure'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { questionOf, type Deed, type WishGiven } from './deeds'
import { claimWish, deliverWish, leaveWish, moveWish, noteOn } from './detail-store'
import type { WishDetail } from './words'

type Asked = Exclude<Deed, 'amend'>

export interface Deeds {
  asking: Asked | null
  ask: (deed: Deed) => void
  close: () => void
  /** What the last step came to, and which it was; null before. */
  said: { deed: Deed | 'made'; text: string } | null
  say: (deed: Deed | 'made', text: string) => void
  hush: () => void
  act: (deed: Exclude<Asked, 'thank'>, given: WishGiven) => Promise<Answer<WishDetail>>
}

function send(
  deed: Exclude<Asked, 'thank'>,
  { wishId, version }: WishDetail,
  { words: text, photos, facesAgreed, choice: how }: WishGiven,
): Promise<Answer<WishDetail>> {
  switch (deed) {
    case 'claim':
      return claimWish(wishId)
    case 'leave':
      return leaveWish({ wishId, ...(text !== '' && { reason: text }) })
    case 'note':
      return noteOn({ wishId, text, photos })
    case 'deliver':
      return deliverWish({ wishId, version, text, photos, facesAgreed: photos.length === 0 || facesAgreed })
    default:
      return moveWish({
        ...{ wishId, version, event: deed },
        ...(text !== '' && { reason: text }),
        ...(how !== null && { how }),
      })
  }
}

/** @param made whether the wish has just been made, so that its page says so first */
export function useDeeds(wish: WishDetail, made: string | null): Deeds {
  const [asking, setAsking] = useState<Asked | null>(null)
  const [said, setSaid] = useState<Deeds['said']>(made === null ? null : { deed: 'made', text: made })
  return {
    asking,
    ask: (deed) => {
      setSaid(null)
      if (deed === 'amend') openPage(appPages.makeWish(wish.wishId))
      else setAsking(deed)
    },
    close: () => setAsking(null),
    said,
    say: (deed, text) => setSaid({ deed, text }),
    hush: () => setSaid(null),
    act: async (deed, given) => {
      // The words belong to what was asked, not to what the wish has become by then.
      const { said: words } = questionOf(deed, wish)
      const answer = await send(deed, wish, given)
      if (answer.ok) setSaid({ deed, text: words })
      return answer
    },
  }
}
