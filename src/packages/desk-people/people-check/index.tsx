/** Looking through the residents' records: buildings that do not fit, and people who may be written down twice. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { twins, unplaced } from '@/features/people-check/store'
import { TwinsList } from '@/features/people-check/twins-list'
import { UnplacedList } from '@/features/people-check/unplaced-list'
import { useListShown } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

const lists = { places: unplaced, twins }
type What = keyof typeof lists

const options = [
  { value: 'places', text: '楼栋没对上' },
  { value: 'twins', text: '可能重复' },
] as const

function PeopleCheckPage() {
  const [what, setWhat] = useState<What>('places')
  const saying = useSaid()
  const places = unplaced.use()
  const isStaff = places.status === 'ready' && places.data.seesTwins
  useListShown(lists[what])
  return (
    <Screen title="档案核对" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        {isStaff && (
          <Segments<What>
            label="核对什么"
            options={options}
            value={what}
            onChange={(next) => {
              setWhat(next)
              void lists[next].open()
            }}
          />
        )}
        {what === 'places' ? (
          <>
            <Caption text="住户自己写的楼栋，和站里的楼栋表对不上；按楼发的通知发不到他们。" />
            <UnplacedList saying={saying} />
          </>
        ) : (
          <>
            <Caption text="姓名、生日、孩子或电话一样，可能是同一位建了两份档。请问过本人，需要合并的告诉站长。" />
            <TwinsList saying={saying} />
          </>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(PeopleCheckPage, DeskFrame)
