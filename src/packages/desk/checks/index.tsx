/** Contents that wait for a person's look, the most urgent first; what was decided can be looked up. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { CheckCard } from '@/features/desk/moderation/check-card'
import { RefuseMany } from '@/features/desk/refuse-many'
import {
  blockMany,
  openChecks,
  readOnChecks,
  useChecks,
  type CheckItem,
  type CheckState,
} from '@/features/desk/moderation/store'
import { SaidNote, useSaid } from '@/features/desk/said'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type View = 'waiting' | Extract<CheckState, 'passed' | 'blocked'>

const views: { value: View; text: string }[] = [
  { value: 'waiting', text: '等人看' },
  { value: 'passed', text: '通过的' },
  { value: 'blocked', text: '没通过的' },
]

const empties: Record<View, { title: string; text: string }> = {
  waiting: { title: '都看完了', text: '机器拿不准的、本人申诉的会出现在这里' },
  passed: { title: '还没有通过的', text: '通过的内容会出现在这里' },
  blocked: { title: '没有拦下的', text: '没有通过的内容会出现在这里' },
}

const stateOf = (view: View): CheckState | null => (view === 'waiting' ? null : view)

/** The one that somebody came for, before the others. */
const withFirst = (items: readonly CheckItem[], checkId: string): CheckItem[] => [
  ...items.filter((check) => check.checkId === checkId),
  ...items.filter((check) => check.checkId !== checkId),
]

const mayBlock = ({ moves }: CheckItem): boolean =>
  moves.some(({ event, allowed }) => event === 'block' && allowed)

interface ListProps {
  view: View
  first: string
  onSaid: (text: string) => void
}

function List({ view, first, onSaid }: ListProps) {
  const state = stateOf(view)
  const now = serverNow()
  return (
    <LoadedList
      resource={useChecks(state)}
      open={() => openChecks(state)}
      onMore={() => readOnChecks(state)}
      empty={<Empty icon="check" {...empties[view]} />}
      head={({ items }) =>
        view === 'waiting' && (
          <>
            {items.length > 0 && <Caption text="没有看过之前，别人看不到这些内容。" />}
            <RefuseMany
              draft="checks"
              verb="不通过"
              text="别人看不到；本人会收到消息，里面有您写的理由，可以改，也可以申诉。"
              placeholder="比如：都是广告"
              items={items.filter(mayBlock).map(({ checkId, version, title, author }) => ({
                ...{ id: checkId, version, title, who: author },
              }))}
              refuse={blockMany}
              onSaid={onSaid}
            />
          </>
        )
      }
    >
      {(items) =>
        withFirst(items, first).map((check) => (
          <CheckCard key={check.checkId} check={check} listed={state} now={now} onSaid={onSaid} />
        ))
      }
    </LoadedList>
  )
}

function ChecksPage() {
  const { checkId = '' } = usePageParams('checkId')
  const [view, setView] = useState<View>('waiting')
  const saying = useSaid()
  useShown(() => openChecks(stateOf(view)))
  useReachBottom(() => void readOnChecks(stateOf(view)))
  const look = (next: View) => {
    setView(next)
    void openChecks(stateOf(next))
  }
  return (
    <Screen title="审核" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        <Segments options={views} value={view} onChange={look} label="哪些内容" />
        <List view={view} first={checkId} onSaid={saying.say} />
      </Stack>
    </Screen>
  )
}

export default wholePage(ChecksPage)
