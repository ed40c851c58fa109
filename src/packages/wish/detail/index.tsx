/** One wish: what is wished, where it stands, how long a promise holds, and the one thing to do about it. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState, type ReactNode } from 'react'
import { askFor } from '@/api/consent'
import { serverNow } from '@/api/server-clock'
import { Note } from '@/components/note'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { ActedScreen } from '@/features/screens/acted-screen'
import { Checked } from '@/features/screens/checked'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { isAllowed } from '@/features/screens/moves'
import { ShareButton } from '@/features/screens/share-button'
import { Story } from '@/features/screens/story'
import { actsOf } from '@/features/wish/acts'
import { ContactCard, LeaseCard, WayToHelp } from '@/features/wish/helping'
import { Facts, Granted, Head, Progress } from '@/features/wish/parts'
import { openWish, useWish } from '@/features/wish/store'
import { isGranted, type WishDetail } from '@/features/wish/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useTick } from '@/platform/use-tick'
import { wholePage } from '@/features/whole-page'

const made = '写好了。网格员核实后挂上墙，一般三个工作日内有回音'

/** So that a countdown is right to the minute. */
const tickMs = 15_000

/** What came of a step at a moment that pays the question whether to send news; it is asked until somebody agrees. */
function useNews() {
  const [agreed, setAgreed] = useState(false)
  const ask = { action: '有消息告诉我', onAction: () => void askFor('wishMoved').then(setAgreed) }
  return (text: string, onClose: () => void) => (
    <>
      <Note tone="jade" text={text} {...(agreed ? { onClose } : ask)} />
      {agreed && <Note tone="sky" text="好的，有消息会用微信告诉您" />}
    </>
  )
}

function Ready({ wish, stale, isNew }: { wish: WishDetail; stale: ReactNode; isNew: boolean }) {
  useTick(tickMs)
  const now = serverNow()
  const news = useNews()
  const { wishId, title } = wish
  return (
    <ActedScreen
      title="心愿"
      kind="wish"
      id={wishId}
      moves={wish.moves}
      acts={actsOf(wish)}
      {...{ stale, news }}
      begun={isNew ? made : null}
      below={
        <>
          <ShareButton text="转给帮得上的人" title={`邻里微心愿：${title}`} page={appPages.wish(wishId)} />
          <Slot>
            <Story steps={wish.timeline} road={wish.road} now={now} />
          </Slot>
        </>
      }
    >
      {(ask) => (
        <>
          <Head wish={wish} now={now} />
          <Slot>
            <Checked
              check={wish.check}
              what="心愿"
              again={() => openWish(wishId)}
              onEdit={isAllowed(wish, 'amend') && (() => openPage(appPages.makeWish(wishId)))}
            />
          </Slot>
          <Slot>
            <LeaseCard wish={wish} now={now} />
          </Slot>
          <Slot>
            <WayToHelp wish={wish} />
          </Slot>
          <Slot>
            <ContactCard wish={wish} />
          </Slot>
          <Slot>{isGranted(wish) && <Granted wish={wish} now={now} onAgain={() => ask('thank')} />}</Slot>
          <Facts wish={wish} now={now} />
          <Slot>
            <Progress wish={wish} now={now} />
          </Slot>
        </>
      )}
    </ActedScreen>
  )
}

function WishDetailPage() {
  const { wishId = '', made: isNew } = usePageParams('wishId', 'made')
  return (
    <LoadedScreen
      title="心愿"
      resource={useWish(wishId)}
      open={() => openWish(wishId)}
      elsewhere={{ text: '看别的心愿', onTap: () => openPage(appPages.wishes) }}
      count={4}
      stale={{ again: true }}
      screen={(wish, stale) => <Ready wish={wish} stale={stale} isNew={isNew !== undefined} />}
    />
  )
}

export default wholePage(WishDetailPage, DeskFrame)
