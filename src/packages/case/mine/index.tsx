/** What I have written of a kind, and the way to write another. */
import { useReachBottom } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { openMine, readOnMine, useMine } from '@/features/case/store'
import { LoadedList } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function MyCasesPage() {
  const { name, title, begin, mine } = usePageKind()
  const open = () => openMine(name)
  useShown(open)
  useReachBottom(() => void readOnMine(name))
  return (
    <Screen title={title} action={<Button text="写一条" onTap={() => openPage(appPages.beginCase(name))} />}>
      <Stack>
        <Caption text={begin.intro} />
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
