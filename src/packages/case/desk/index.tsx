/** The station's cases of a kind: those that wait for a step of ours first. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { openDesk, readOnDesk, useDesk } from '@/features/case/store'
import { LoadedList } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function DeskCasesPage() {
  const { name, title, flow, desk } = usePageKind()
  const { view: asked } = usePageParams('view')
  const [view, setView] = useState(desk.views.find((one) => one === asked) ?? flow.start)
  const open = () => openDesk(name, view)
  useShown(open)
  useReachBottom(() => void readOnDesk(name, view))
  const look = (next: string) => {
    setView(next)
    void openDesk(name, next)
  }
  return (
    <Screen title={title}>
      <Stack>
        <Choice
          options={desk.views.map((state) => ({ value: state, text: flow.states[state]?.label ?? '' }))}
          value={view}
          onChange={look}
          label="哪些"
        />
        <LoadedList
          resource={useDesk(name, view)}
          open={open}
          onMore={() => readOnDesk(name, view)}
          empty={<Empty icon="check" {...desk.empty} />}
        >
          {(items, { serverNow: now }) =>
            items.map((one) => (
              <CaseCard
                key={one.caseId}
                one={one}
                now={now}
                atDesk
                onOpen={() => openPage(appPages.case(name, one.caseId))}
              />
            ))
          }
        </LoadedList>
      </Stack>
    </Screen>
  )
}

export default wholePage(DeskCasesPage)
