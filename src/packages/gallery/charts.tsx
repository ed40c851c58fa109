/** The gallery's scene for figures: a year, a week, a road, and a share. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Columns, Road } from '@/components/chart'
import { Meter } from '@/components/meter'
import { Screen } from '@/components/screen'
import type { Scene } from './scenes'

const nothing = () => undefined

const year = [120, 0, 260, 300, 180, 420, 90, 240, 360, 480, 275, 0].map((value, index) => ({
  ...{ word: String(index + 1), value, now: index === 10, said: '4.5' },
}))

const week = [43, 48, 52, 54, 32, 48, 30].map((value, index) => ({
  ...{ word: '一二三四五六日'.charAt(index), value, now: index === 4 },
}))

export const charts: Scene = () => (
  <Screen title="数字">
    <Stack>
      <Card onTap={nothing} label="今年 45 小时 25 分钟，一个月一个月看">
        <Stack>
          <Strong text="今年 45 小时 25 分钟" />
          <Columns columns={year} label="今年 45 小时 25 分钟，11 月 4 小时 35 分钟" />
        </Stack>
      </Card>
      <Card>
        <Stack>
          <Strong text="这一周来了 229 人" />
          <Columns columns={week} label="这一周来了 229 人，后面几天报了 78 人" />
        </Stack>
      </Card>
      <Card>
        <Road
          stretches={[
            { word: '写下', value: 24, onTap: nothing },
            { word: '核过', value: 22, onTap: nothing },
            { word: '9:00 周五大扫除，三个楼道一起来', value: 15, said: '15 人', onTap: nothing },
            { word: '还没有', value: 0, said: '没有' },
          ]}
        />
      </Card>
      <Card>
        <Stack>
          <Strong text="24 / 26 按说好的日子办完" />
          <Meter value={24} max={26} label="26 件里有 24 件按说好的日子办完" />
          <Caption text="2 件晚了，写了缘由" />
        </Stack>
      </Card>
    </Stack>
  </Screen>
)
