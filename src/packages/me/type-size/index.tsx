/** How large everything is written. The page itself is the example. */
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Beside, Caption, Card, Stack, Strong } from '@/components/card'
import { Choice } from '@/components/choices'
import { Screen } from '@/components/screen'
import { chooseTypeScale, useTypeScaleStore, type TypeScale } from '@/components/type-scale'
import { serverNow } from '@/api/server-clock'
import { leafOf } from '@/domain/words/moments'
import { wholePage } from '@/features/whole-page'

const follow = 'follow'
const options = [
  { value: follow, text: '跟着微信' },
  { value: 'std', text: '标准' },
  { value: 'large', text: '大' },
  { value: 'huge', text: '特大' },
] as const

function TypeSizePage() {
  const chosen = useTypeScaleStore((state) => state.chosen)
  const choose = (value: TypeScale | typeof follow) => chooseTypeScale(value === follow ? null : value)
  return (
    <Screen title="字号">
      <Stack>
        <Choice label="字号" options={options} value={chosen ?? follow} onChange={choose} />
        <Caption text="选「跟着微信」，微信里改了字号，这里也变" />
        <Card>
          <Beside lead={<CalendarLeaf {...leafOf(serverNow(), serverNow())} />}>
            <Strong text="字这么大，看得清吗？" />
            <Caption text="选好马上就变，所有页面都一样" />
          </Beside>
        </Card>
      </Stack>
    </Screen>
  )
}

export default wholePage(TypeSizePage)
