/** The gallery's scene for moments, one of each, as their last frame shows them and as they come. */
import { Caption, Stack, Title } from '@/components/card'
import { Figure } from '@/components/figure'
import { Moment } from '@/components/moment'
import { Screen } from '@/components/screen'
import type { Scene } from './scenes'

const nothing = () => undefined

export const moments: Scene = () => (
  <Screen title="几个时刻">
    <Stack>
      <Moment of="arrived" sentence="8:52 到。离开时再扫一次，时长自动算好。">
        <Title text="周五大扫除" />
      </Moment>
      <Moment
        of="counted"
        sentence="谢谢您，今天这里有您一份力"
        sum={[
          <Figure key="time" value={2} unit="小时 6 分钟" caption="这次的时长" tone="jade" />,
          <Figure key="points" value={2} unit="分" caption="积分" tone="jade" />,
        ]}
      >
        <Title text="周五大扫除" />
        <Caption text="8:52 到 · 10:58 离开" />
      </Moment>
      <Moment
        of="granted"
        sentence="挂上墙 7 天，1 位邻居圆了它"
        next={{ text: '看看别的心愿', onTap: nothing }}
      >
        <Title text="「今天下楼晒了太阳，谢谢你。」" />
      </Moment>
      <Moment of="taken" sentence="孟老师交给您的" next={{ text: '看看还有什么', onTap: nothing }}>
        <Title text="东北大米 5 斤" />
      </Moment>
    </Stack>
  </Screen>
)
