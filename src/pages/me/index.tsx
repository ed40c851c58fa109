/** The me tab: the passbook, the card, and the ways to everything that is mine. */
import { Passbook } from '@/components/passbook'
import { PersonCard } from '@/components/person-card'
import { appPages } from '@/domain/app-pages'
import { durationFigure } from '@/domain/words/amounts'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { Menu } from '@/features/me/menu'
import { openMe, useMe, type Me } from '@/api/me'
import { nameOf, placeWords, roleWords } from '@/features/me/words'
import { ClosingNote } from '@/features/privacy/closing-note'
import { look } from '@/features/wish/wall-store'
import { openPage } from '@/platform/navigate'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

const toMyWishes = () => {
  look({ view: 'mine', mine: 'maker' })
  return openPage(appPages.wishes)
}

function Ready({ me }: { me: Me }) {
  const { profile, provedMinutes, points } = me
  return (
    <>
      <ClosingNote at={me.closesAt} />
      <PersonCard
        name={nameOf(profile)}
        role={roleWords(profile)}
        place={placeWords(profile)}
        onOpenCode={() => openPage(appPages.card())}
      />
      <Passbook
        figures={[
          { label: '服务时长', ...durationFigure(provedMinutes) },
          { label: '积分', value: points },
        ]}
        onTap={() => openPage(appPages.hours)}
      />
      <Menu me={me} onWishes={toMyWishes} />
    </>
  )
}

function MePage() {
  return (
    <LoadedScreen
      title="我的"
      tab="me"
      resource={useMe()}
      open={openMe}
      count={4}
      stale={{ again: true }}
      head={<WaitingVisits />}
    >
      {(me) => <Ready me={me} />}
    </LoadedScreen>
  )
}

export default wholePage(MePage)
