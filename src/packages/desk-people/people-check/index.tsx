/** Looking through the residents' records: buildings that do not fit, people written down twice, those who did not come. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type ReactNode, useState } from 'react'
import type { ShownList } from '@/api/pages'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { AbsencesList } from '@/features/people-check/absences-list'
import { absences, type CheckedPage, merged, twins, unplaced } from '@/features/people-check/store'
import { MergedList } from '@/features/people-check/merged-list'
import { TwinsList } from '@/features/people-check/twins-list'
import { UnplacedList } from '@/features/people-check/unplaced-list'
import { useListShown } from '@/features/screens/loaded-list'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

interface Checked {
  text: string
  about: string
  list: ShownList<CheckedPage>
  rows: (saying: Saying) => ReactNode
}

const checked = {
  places: {
    text: '楼栋不对',
    about: '住户自己写的楼栋，和站里的楼栋表对不上；按楼发的通知发不到他们。',
    list: unplaced,
    rows: (saying) => <UnplacedList saying={saying} />,
  },
  twins: {
    text: '可能重复',
    about: '姓名、生日、孩子或电话一样，可能是同一位建了两份档。先问过本人，再并成一份。',
    list: twins,
    rows: (saying) => <TwinsList saying={saying} />,
  },
  merged: {
    text: '并过的',
    about: '并成一份的，7 天内可以再分开，时长、积分和居民卡各回各的。',
    list: merged,
    rows: (saying) => <MergedList saying={saying} />,
  },
  absences: {
    text: '几次没来',
    about:
      '一年里 3 次说好了没来，或者快到时间才说去不了。打电话问问，是不是身体不好、记错了时间；系统不会自己停谁的资格。',
    list: absences,
    rows: (saying) => <AbsencesList saying={saying} />,
  },
} satisfies Record<string, Checked>
type What = keyof typeof checked
const order = Object.keys(checked) as What[]

function PeopleCheckPage() {
  const { view } = usePageParams('view')
  const [what, setWhat] = useState<What>(order.find((one) => one === view) ?? 'places')
  const saying = useSaid()
  const { about, list, rows }: Checked = checked[what]
  const shown = list.use()
  const [sees, setSees] = useState<readonly What[]>([])
  // What a list that is still on its way shows is what the one before it said.
  if (shown.status === 'ready' && shown.data.sees.join() !== sees.join()) setSees(shown.data.sees)
  useListShown(list)
  return (
    <Screen title="档案核对" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        {sees.length > 1 && (
          <Segments<What>
            label="核对什么"
            options={order
              .filter((one) => sees.includes(one))
              .map((value) => ({ value, text: checked[value].text }))}
            value={what}
            onChange={setWhat}
          />
        )}
        <Caption text={about} />
        {rows(saying)}
      </Stack>
    </Screen>
  )
}

export default wholePage(PeopleCheckPage, DeskFrame)
