/** Finding a resident: by name, building, card or the last four digits of the number; and the ways to their records. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { SearchBox } from '@/components/search-box'
import { Slot } from '@/components/slot'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { cardText } from '@/domain/attendance/scan-text'
import { DirectoryList } from '@/features/residents/directory-list'
import { LeaderSheet } from '@/features/teams/leader-sheet'
import { ResidentSheet } from '@/features/residents/resident-sheet'
import { directory, lookAt, type Resident } from '@/features/residents/store'
import { useListShown } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'
import { openPage, replacePage } from '@/platform/navigate'
import { scanPerson } from '@/platform/scan-person'

/** Whoever is chosen to work at the own station is looked at, which is written down, on the page of colleagues. */
const toColleague =
  (at: string | undefined) =>
  ({ personId }: Resident) => {
    if (at === undefined) void lookAt(personId, 'home')
    openPage(deskPages.colleague(personId, at))
  }

/** Whom a neighbour has recommended. */
const toCampaign =
  ({ campaignId = '', entryId = '', version = '' }) =>
  ({ personId: who, name }: Resident) =>
    replacePage(honourPages.campaignDesk(campaignId, { entryId, version, who, name }))

/** Whoever is to be given an honour. */
const toHonour = ({ personId, name }: Resident) => openPage(honourPages.grantHonour({ personId, name }))

const Ways = () => (
  <RowGroup>
    <Row
      icon="edit"
      title="替居民建档"
      caption="给没用小程序的居民，建档后出一张卡"
      onTap={() => openPage(deskPages.residents)}
    />
    <Row
      icon="tools"
      title="档案核对"
      caption="楼栋没对上的、可能建了两次的"
      onTap={() => openPage(deskPages.peopleCheck())}
    />
  </RowGroup>
)

function DirectoryPage() {
  const { pick, at, teamId, version, campaignId, entryId } = usePageParams(
    'pick',
    'at',
    'teamId',
    'version',
    'campaignId',
    'entryId',
  )
  const picks = pick !== undefined
  const leads = pick === 'leader'
  const holds = pick === 'honour'
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<Resident | null>(null)
  const saying = useSaid()
  useListShown(directory.of({ text, at }))
  const find = (typed: string) => {
    setText(typed.trim())
    saying.say(null)
  }
  const scan = async () => {
    const card = await scanPerson()
    if ('token' in card) find(cardText(card.token))
    else if (card.problem !== null) saying.sayProblem(card.problem)
  }
  return (
    <Screen title={leads ? '请谁来带队' : holds ? '给哪位居民' : picks ? '请谁来做事' : '找居民'}>
      <Stack>
        <SearchBox label="找居民" placeholder="姓名、手机尾号" text={text} onText={find} maxLength={40}>
          <Button small kind="second" text="扫卡" label="扫居民卡" onTap={scan} />
        </SearchBox>
        <SaidNote saying={saying} />
        <DirectoryList
          list={directory.of({ text, at })}
          text={text}
          onText={find}
          onOpen={
            pick === 'nominee'
              ? toCampaign({ campaignId, entryId, version })
              : holds
                ? toHonour
                : picks && !leads
                  ? toColleague(at)
                  : setOpened
          }
        />
        {text === '' && !picks && <Ways />}
      </Stack>
      <Slot>
        {opened && leads && (
          <LeaderSheet
            resident={opened}
            team={{ teamId: teamId ?? '', version: Number(version ?? 0) }}
            onClose={() => setOpened(null)}
          />
        )}
        {opened && !leads && (
          <ResidentSheet key={opened.personId} resident={opened} onClose={() => setOpened(null)} />
        )}
      </Slot>
    </Screen>
  )
}

export default wholePage(DirectoryPage, DeskFrame)
