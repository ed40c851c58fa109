/** Scenes of the gallery that stand for whole pages: home, an activity, the door, the wall, the passbook. */
import { useState, type ReactElement } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Beside, Caption, Card, Stack, Strong, TagLine, Title } from '@/components/card'
import { Figure, Figures } from '@/components/figure'
import { Meter } from '@/components/meter'
import { MonthBar } from '@/components/month-bar'
import { Notice } from '@/components/notice'
import { Passbook, PassbookLine } from '@/components/passbook'
import { QrCode } from '@/components/qr-code'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Segments } from '@/components/segments'
import { Tag } from '@/components/tag'
import { Tiles } from '@/components/tiles'
import { WishNote, WishWall } from '@/components/wish-note'

export type Scene = () => ReactElement

export const nothing = () => undefined

const tiles = [
  { icon: 'service', text: '点单', onTap: nothing },
  { icon: 'flag', text: '报诉求', onTap: nothing },
  { icon: 'gift', text: '积分超市', onTap: nothing },
  { icon: 'room', text: '功能室', badge: '2 间空着', onTap: nothing },
] as const

export const home: Scene = () => (
  <Screen title="邻里文明实践" tab="home">
    <Stack>
      <Card>
        <Stack>
          <Beside lead={<CalendarLeaf head="周五" day={27} foot="9:00" />}>
            <Caption text="您接下来的安排" />
            <Title text="周五卫生大扫除 · 北区" />
            <TagLine>
              <Tag tone="jade" text="已报名" />
              <Caption text="北区广场集合 · 带手套" />
            </TagLine>
          </Beside>
          <Button text="到了，签到" onTap={nothing} />
        </Stack>
      </Card>
      <Notice
        text="3 号楼明天 9–12 点停水检修，请提前接水"
        caption="网格员周姐，今天 9:00，还有 1 条"
        unread
        onTap={nothing}
      />
      <Tiles items={tiles} />
    </Stack>
    <Section title="这周在楼下" more="全部" onMore={nothing}>
      <Card onTap={nothing} label="剪窗花，迎新春，周日 14:30">
        <Beside lead={<CalendarLeaf head="周日" day={29} foot="14:30" />}>
          <Strong text="剪窗花，迎新春" />
          <Caption text="社区培训室 · 适合亲子" />
          <TagLine>
            <Tag tone="jade" text="还有 6 个名额" />
            <Tag text="手工" />
          </TagLine>
        </Beside>
      </Card>
      <Card onTap={nothing} label="健康讲堂，周一 19:00">
        <Beside lead={<CalendarLeaf head="周一" day={30} foot="19:00" />}>
          <Strong text="健康讲堂：冬天怎么护心" />
          <Caption text="图书室 · 市医院医生主讲" />
          <TagLine>
            <Tag tone="amber" text="已满 · 候补 4 人" />
          </TagLine>
        </Beside>
      </Card>
    </Section>
  </Screen>
)

export const detail: Scene = () => (
  <Screen title="活动详情" action={<Button text="报名 2 人" onTap={nothing} />}>
    <Stack>
      <Beside lead={<CalendarLeaf head="周日" day={29} foot="14:30" />}>
        <Title text="剪窗花，迎新春" />
        <TagLine>
          <Tag text="手工" />
          <Tag tone="sky" text="亲子" />
          <Tag text="计 2 小时" />
        </TagLine>
      </Beside>
      <Card>
        <Figure value={6} unit="个名额还空着" caption="共 30 人" tone="jade" />
        <Meter value={24} max={30} label="30 个名额报了 24 个" />
      </Card>
      <RowGroup>
        <Row icon="clock" title="11 月 29 日 周日 14:30–16:30" caption="13:30 前可以取消" />
        <Row icon="pin" title="社区培训室" caption="党群服务中心二楼，有电梯" onTap={nothing} />
        <Row icon="bag" title="剪刀社区准备，孩子请带画笔" />
        <Row icon="person" title="王* · 文明传承服务队" caption="组织过 12 场，平均 4.8 分" />
      </RowGroup>
    </Stack>
    <Section title="谁来参加">
      <RowGroup>
        <Row title="我自己" end={<Tag tone="jade" text="选中" />} onTap={nothing} />
        <Row title="李小满" caption="女儿" value="未选" onTap={nothing} />
      </RowGroup>
    </Section>
  </Screen>
)

export const door: Scene = () => (
  <Screen title="签到码" action={<Button text="扫居民卡" kind="second" onTap={nothing} />}>
    <Stack>
      <QrCode text="linli:door:407182:k3Jd93kq0" label="签到码，六位数字 407182" />
      <Figures
        items={[
          { value: 42, caption: '已签到' },
          { value: 5, caption: '还没到' },
          { value: 3, caption: '现场候补', tone: 'amber' },
        ]}
      />
    </Stack>
    <Section title="还没到的人" more="共 5 人">
      <RowGroup>
        <Row
          title="李*"
          caption="6 号楼"
          end={<Button text="签到" kind="second" small label="给李*签到" />}
        />
        <Row
          title="赵*"
          caption="由女儿代报"
          end={<Button text="签到" kind="second" small label="给赵*签到" />}
        />
      </RowGroup>
    </Section>
  </Screen>
)

const views = [
  { value: 'open', text: '待认领' },
  { value: 'granted', text: '已圆' },
  { value: 'mine', text: '我的' },
] as const

export const wall: Scene = function Wall() {
  const [view, setView] = useState<(typeof views)[number]['value']>('open')
  return (
    <Screen title="微心愿" tab="wish">
      <Stack>
        <Segments options={views} value={view} onChange={setView} />
        <WishWall>
          <WishNote
            text="想有人每周陪我下一盘象棋"
            caption="老人 · 北区 · 等了 3 天"
            stage="open"
            action="我来认领"
            onAction={nothing}
            onTap={nothing}
          />
          <WishNote
            text="一本新的小学四年级字典"
            caption="儿童 · 2 网格"
            stage="waiting"
            status="有人认领，剩 2 天 6 小时"
            onTap={nothing}
          />
          <WishNote
            text="厨房的灯坏了，够不着"
            caption="独居老人 · 5 网格 · 今天"
            stage="open"
            action="我来认领"
            onAction={nothing}
            onTap={nothing}
          />
          <WishNote
            text="给夜班的环卫师傅一个能热饭的地方"
            caption="劳动者 · 3 人愿意帮"
            stage="open"
            action="一起圆"
            onAction={nothing}
            onTap={nothing}
          />
          <WishNote
            text="轮椅想换一对轮子"
            caption="一位街坊 · 9 网格"
            stage="granted"
            status="送达，等对方确认"
            onTap={nothing}
          />
        </WishWall>
      </Stack>
    </Screen>
  )
}

export const passbook: Scene = () => (
  <Screen title="我的时长和积分">
    <Stack>
      <MonthBar text="2026 年 10 月" onBefore={nothing} />
      <Passbook
        figures={[
          { label: '服务时长', value: '96.5', unit: '小时' },
          { label: '积分', value: 128 },
        ]}
      >
        <PassbookLine
          title="周五大扫除"
          caption="11-20 · 扫码签到 · 2 小时"
          amount="+2.0 时 / +2 分"
          onTap={nothing}
        />
        <PassbookLine title="兑换：洗衣液一瓶" caption="11-18 · 社区服务台核销" amount="−30 分" kind="out" />
        <PassbookLine
          title="健康讲堂志愿服务"
          caption="11-12 · 忘了签退，按计划结束时间算"
          amount="+1.5 时 / +1 分"
          onTap={nothing}
        />
        <PassbookLine
          title="陪张奶奶下棋"
          caption="11-09 · 等两人核定"
          amount="+1.0 时"
          kind="held"
          onTap={nothing}
        />
      </Passbook>
      <Card>
        <Strong text="还差 3.5 小时到一星志愿者" />
        <Meter value={96.5} max={100} label="100 小时里已有 96.5 小时" />
        <View style={{ height: '8px' }} />
        <Caption text="这两场合适你：周五 9:00 大扫除（2 时）、周日 14:30 剪窗花（2 时）" />
      </Card>
      <RowGroup>
        <Row icon="receipt" title="有一笔不对？" value="申诉" onTap={nothing} />
      </RowGroup>
    </Stack>
  </Screen>
)
