/** What everybody of the station may see of a kind, the newest first. */
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { openBoard, readOnBoard, useBoard } from '@/features/case/store'
import { LoadedList } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function CaseBoardPage() {
  const { name, title, board } = usePageKind()
  const open = () => openBoard(name)
  useShown(open)
  useReachBottom(() => void readOnBoard(name))
  return (
    <Screen title={`大家的${title}`}>
      <Stack>
        <LoadedList
          resource={useBoard(name)}
          open={open}
          onMore={() => readOnBoard(name)}
          empty={board && <Empty icon="check" {...board.empty} />}
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

export default wholePage(CaseBoardPage)
