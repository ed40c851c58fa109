/** The me tab: the passbook, the card, and the ways to everything that is mine. */
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Passbook } from '@/components/passbook'
import { PersonCard } from '@/components/person-card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { durationFigure } from '@/domain/words/amounts'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { Menu } from '@/features/me/menu'
import { openMe, useMe, type Me } from '@/api/me'
import { nameOf, placeWords, roleWords } from '@/features/me/words'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Ready({ me }: { me: Me }) {
  const { profile, provedMinutes, points } = me
  return (
    <>
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
      <Menu me={me} />
    </>
  )
}

function MePage() {
  const me = useMe()
  useShown(openMe)
  return (
    <Screen title="我的" tab="me">
      <Stack>
        <WaitingVisits />
        {me.status === 'failed' && <Failed failure={me.failure} onRetry={openMe} />}
        {(me.status === 'idle' || me.status === 'loading') && <Loading count={4} />}
        {me.status === 'ready' && me.failure && (
          <Note
            tone="amber"
            text="没有连上网络，下面是上次看到的"
            action="再试一次"
            onAction={() => void openMe()}
          />
        )}
        {me.status === 'ready' && <Ready me={me.data} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(MePage)
