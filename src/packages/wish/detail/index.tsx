/** One wish: what is wished, where it stands, how long a promise holds, and the one thing to do about it. */
import type { ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { Checked } from '@/features/wish/checked'
import { ContactCard } from '@/features/wish/contact-card'
import { movesOf, questionOf } from '@/features/wish/deeds'
import { openWish, useWish } from '@/features/wish/detail-store'
import { Foot, Others, WayToHelp } from '@/features/wish/foot'
import { LeaseCard } from '@/features/wish/lease-card'
import { Facts, Head, Progress, Story, Thanks } from '@/features/wish/parts'
import { SaidNote } from '@/features/wish/said-note'
import { ShareButton } from '@/features/wish/share-button'
import { ThankSheet } from '@/features/wish/thank-sheet'
import { useDeeds, type Deeds } from '@/features/wish/use-deeds'
import { isGranted, type WishDetail } from '@/features/wish/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useTick } from '@/platform/use-tick'
import { wholePage } from '@/features/whole-page'

const made = '写好了。网格员核实后挂上墙，一般三个工作日内有回音'

/** So that a countdown is right to the minute. */
const tickMs = 15_000

function Questions({ wish, deeds }: { wish: WishDetail; deeds: Deeds }) {
  const { asking, close, act, say } = deeds
  if (asking === null) return null
  if (asking === 'thank')
    return <ThankSheet wish={wish} onSaid={(text) => say('thank', text)} onClose={close} />
  return (
    <ActionSheet
      draft={`wish:${asking}:${wish.wishId}`}
      {...questionOf(asking, wish)}
      onConfirm={(given) => act(asking, given)}
      onClose={close}
    />
  )
}

function Ready({ wish, stale, isNew }: { wish: WishDetail; stale: ReactNode; isNew: boolean }) {
  useTick(tickMs)
  const now = serverNow()
  const deeds = useDeeds(wish, isNew ? made : null)
  const { main } = movesOf(wish)
  const mayAmend = wish.moves.some(({ event, allowed }) => event === 'amend' && allowed)
  return (
    <Screen title="心愿" action={main && <Foot wish={wish} main={main} onAsk={deeds.ask} />}>
      <Stack>
        {stale}
        <Slot>
          <SaidNote deeds={deeds} />
        </Slot>
        <Head wish={wish} now={now} />
        <Slot>
          <Checked
            check={wish.check}
            what="心愿"
            wishId={wish.wishId}
            {...(mayAmend && { onEdit: () => openPage(appPages.makeWish(wish.wishId)) })}
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
        <Slot>{isGranted(wish) && <Thanks wish={wish} now={now} onAgain={() => deeds.ask('thank')} />}</Slot>
        <Facts wish={wish} now={now} />
        <Slot>
          <Progress wish={wish} now={now} />
        </Slot>
        <Slot>
          <Others wish={wish} onAsk={deeds.ask} />
        </Slot>
        <ShareButton wish={wish} />
        <Slot>
          <Story wish={wish} now={now} />
        </Slot>
      </Stack>
      <Slot>
        <Questions wish={wish} deeds={deeds} />
      </Slot>
    </Screen>
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

export default wholePage(WishDetailPage)
