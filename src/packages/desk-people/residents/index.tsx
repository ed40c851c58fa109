/** Writing down somebody who has no phone; the card that stands for them follows at once. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { PaperCards, paperCardsId } from '@/features/residents/paper-card'
import { cardsFile } from '@/features/screens/paper-files'
import { PrintFoot } from '@/features/screens/paper-sheet'
import { ResidentForm } from '@/features/residents/resident-form'
import type { RegisteredResident } from '@/features/residents/store'
import { openMe, useMe } from '@/api/me'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Done({ resident, onAnother }: { resident: RegisteredResident; onAnother: () => void }) {
  return (
    <Screen
      title="替居民建档"
      action={
        <Stack>
          <PrintFoot
            sheetId={paperCardsId}
            text="打印这张卡"
            take={cardsFile({ personId: resident.personId })}
            kinds={['word']}
          />
          <Button kind="quiet" text="再建一位" onTap={onAnother} />
        </Stack>
      }
    >
      <Stack>
        <Note tone="jade" text={`${resident.name} 的档建好了，请把卡交给本人`} />
        <PaperCards cards={[resident]} />
      </Stack>
    </Screen>
  )
}

function ResidentsPage() {
  const [done, setDone] = useState<RegisteredResident | null>(null)
  return (
    <LoadedScreen
      title="替居民建档"
      resource={useMe()}
      open={openMe}
      screen={({ profile }) =>
        done ? (
          <Done resident={done} onAnother={() => setDone(null)} />
        ) : (
          <ResidentForm grids={profile.grids} onRegistered={setDone} />
        )
      }
    />
  )
}

export default wholePage(ResidentsPage, DeskFrame)
