/** How large everything is written. The page itself is the example: its sentence grows with the choice. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack, Title } from '@/components/card'
import { SwitchRow } from '@/components/field/switch-row'
import { Screen } from '@/components/screen'
import { chooseTypeScale, useTypeScale, useTypeScaleStore } from '@/components/type-scale'
import { wholePage } from '@/features/whole-page'
import { Slider } from './slider'

function TypeSizePage() {
  const scale = useTypeScale()
  const follows = useTypeScaleStore((state) => state.chosen) === null
  return (
    <Screen title="字号">
      <Stack>
        <Card>
          <Stack>
            <View>
              <Title text="周六 9:00，站里有医生来量血压。" />
              <Caption text="字这么大，看得清吗？选好马上就变，所有页面都一样" />
            </View>
            <Slider value={scale} onChange={chooseTypeScale} />
          </Stack>
        </Card>
        <Card>
          <SwitchRow
            label="跟着微信的字号"
            hint="微信里改了字号，这里也变"
            on={follows}
            onChange={(on) => chooseTypeScale(on ? null : scale)}
          />
        </Card>
      </Stack>
    </Screen>
  )
}

export default wholePage(TypeSizePage)
