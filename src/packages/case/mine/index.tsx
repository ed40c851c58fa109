/** What I have written of a kind, and the way to write another. */
import { useReachBottom } from '@tarojs/taro'
import { sendWritten } from '@/api/written'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { WrittenCards } from '@/features/case/written-cards'
import { openMine, readOnMine, useMine } from '@/features/case/store'
import { LoadedList } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function MyCasesPage() {
  const kind = usePageKind()
  const { name, title, begin, mine, board } = kind
  const open = () => openMine(name)
  useShown(open)
  useShown(sendWritten)
  useReachBottom(() => void readOnMine(name))
  return (
    <Screen title={title} action={<Button text="写一条" onTap={() => openPage(appPages.beginCase(name))} />}>
      <Stack>
        <Caption text={begin.intro} />
        <Slot>
          {board && (
            <Button kind="second" text={`大家的${title}`} onTap={() => openPage(appPages.caseBoard(name))} />
          )}
        </Slot>
        <Slot>
          <WrittenCards kind={kind} onSent={() => void open()} />
        </Slot>
        <LoadedList
          resource={useMine(name)}
          open={open}
          onMore={() => readOnMine(name)}
          empty={<Empty icon="edit" {...mine.empty} />}
        >
          {(items, { serverNow: now }) =>
            items.map((one) => (
              <CaseCard
                key={one.caseId}
                one={one}
                now={now}
                onOpen={() => openPage(appPages.case(name, one.caseId))}
              />
            ))
          }
        </LoadedList>
      </Stack>
    </Screen>
  )
}

export default wholePage(MyCasesPage)
