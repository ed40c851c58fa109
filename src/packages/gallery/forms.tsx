/** Scenes of the gallery for forms, people and the four states. */
import { useState } from 'react'
import { Button, ButtonLine } from '@/components/button'
import { Beside, Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Photo, Photos } from '@/components/photo'
import { PersonCard } from '@/components/person-card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { Tag, type Tone } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { VerdictNote } from '@/components/verdict-note'
import { UndoBar } from '@/components/undo-bar'
import { chooseTypeScale, useTypeScaleStore, type TypeScale } from '@/components/type-scale'
import { nothing, type Scene } from './scenes'

export const swatch = (fill: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg'><rect width='100%' height='100%' fill='${fill}'/></svg>`)}`

const pictures = [
  { src: swatch('#8fa58f'), label: '修好的路灯' },
  { src: swatch('#b59a7a'), label: '修之前' },
  { src: swatch('#7f94a8'), label: '现场' },
]

export const states: Scene = () => (
  <Screen title="四种状态" tab="activity">
    <Stack>
      <Loading count={1} />
      <Empty
        drawing="empty-day"
        title="这一天没有活动"
        text="最近的一场在周日，剪窗花"
        action="看周日"
        onAction={nothing}
      />
      <Failed text="你填的内容都在，连上后点一下就好" onRetry={nothing} />
      <Note tone="amber" text="签到已记下，有信号时自动送出" action="现在送" onAction={nothing} />
      <Note tone="jade" text="报好了，周日见" onClose={nothing} />
      <Note tone="seal" text="这一场刚刚满了，你可以候补" action="候补" onAction={nothing} />
      <Note tone="sky" text="候补轮到你时会发微信告诉你" />
      <UndoBar
        text="记下了：认了 9 个人，18 小时"
        onUndo={() => Promise.resolve()}
        onClose={nothing}
        seconds={600}
      />
      <VerdictNote verdict="pending" what="照片" />
      <VerdictNote verdict="blocked" what="心愿" onEdit={nothing} onAppeal={() => Promise.resolve(null)} />
      <Card>
        <Beside lead={<Photo label="洗衣液一瓶" shape="thumb" icon="gift" />}>
          <Strong text="洗衣液一瓶" />
          <Caption text="30 分 · 还有 6 瓶" />
        </Beside>
      </Card>
      <Photos items={pictures} onTap={nothing} />
    </Stack>
  </Screen>
)

const kinds = [
  { value: 'repair', text: '修修补补' },
  { value: 'company', text: '陪伴聊天' },
  { value: 'study', text: '学习用品', caption: '书、文具、补课' },
  { value: 'late', text: '周六上午', caption: '和你的书法课撞了', disabled: true },
]

export const forms: Scene = function Forms() {
  const [text, setText] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>('repair')
  const [several, setSeveral] = useState<string[]>(['company'])
  const [on, setOn] = useState(true)
  const [open, setOpen] = useState(false)
  return (
    <Screen title="许一个心愿" action={<Button text="挂到墙上" onTap={() => setOpen(true)} />}>
      <TextField
        label="你想要什么"
        value={text}
        onChange={setText}
        placeholder="例：想有人每周陪我下一盘象棋"
        multiline
        maxLength={60}
      />
      <TextField label="联系电话" type="phone" value="1380" onChange={nothing} error="还差 7 位数字" />
      <TextField
        label="门牌"
        value=""
        onChange={nothing}
        placeholder="3 号楼 2 单元"
        hint="只有来帮你的人看得到"
        optional
      />
      <PickField label="哪个网格" options={kinds} value={kind} onChange={setKind} />
      <MomentField label="最晚哪一天" mode="date" value={day} onChange={setDay} />
      <Field label="哪一类">
        <Choice options={kinds} value={kind} onChange={setKind} label="哪一类" />
      </Field>
      <Field label="谁来参加">
        <Choices options={kinds} values={several} onChange={setSeveral} label="谁来参加" />
      </Field>
      <Card flush>
        <SwitchRow label="匿名" hint="别人只看到化名" on={on} onChange={setOn} />
      </Card>
      <Sheet
        open={open}
        title="挂到心愿墙上？"
        confirm="挂上去"
        onConfirm={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        网格员会先打电话核实，一般当天就有回音。
      </Sheet>
    </Screen>
  )
}

const tones: [Tone, string][] = [
  ['seal', '还剩 40 分钟'],
  ['jade', '已核实'],
  ['amber', '今天到期'],
  ['sky', '亲子'],
  ['plain', '手工'],
]

const scales: { value: TypeScale | 'follow'; text: string }[] = [
  { value: 'follow', text: '跟微信' },
  { value: 'std', text: '标准' },
  { value: 'large', text: '大' },
  { value: 'huge', text: '特大' },
]

export const people: Scene = function People() {
  const chosen = useTypeScaleStore((state) => state.chosen)
  return (
    <Screen title="我的" tab="me">
      <Stack>
        <PersonCard name="陈秀兰" role="居民 · 志愿者" place="3 号楼 · 2 网格" onOpenCode={nothing}>
          <TagLine>
            {tones.map(([tone, text]) => (
              <Tag key={tone} tone={tone} text={text} />
            ))}
          </TagLine>
        </PersonCard>
        <PersonCard name="陈秀兰" role="居民" code="linli:person:8fK20sA" codeNote="出示给网格员或收银台" />
        <Card>
          <Strong text="字号" />
          <Choice
            options={scales}
            value={chosen ?? 'follow'}
            onChange={(value) => chooseTypeScale(value === 'follow' ? null : value)}
            label="字号"
          />
        </Card>
        <RowGroup>
          <Row icon="calendar" title="我的报名" value="2 场" onTap={nothing} />
          <Row
            icon="receipt"
            title="时长和积分"
            value="96.5 小时"
            caption="还差 3.5 小时到一星"
            onTap={nothing}
          />
        </RowGroup>
        <ButtonLine>
          <Button text="不去了" kind="second" onTap={nothing} />
          <Button text="改成候补" onTap={nothing} />
        </ButtonLine>
        <ButtonLine>
          <Button text="正在报名" busy />
          <Button text="已经结束" disabled />
        </ButtonLine>
      </Stack>
      <Section title="这件事的经过">
        <Timeline
          steps={[
            { at: '今天 9:10', text: '李*已经出发', caption: '约 10 点到', now: true },
            { at: '昨天 16:30', text: '网格员核实了', caption: '电话里说清了' },
            { at: '周四 10:02', text: '你许下心愿' },
          ]}
        />
      </Section>
    </Screen>
  )
}
