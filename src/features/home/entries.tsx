/** The ways from the home page to what a resident has here. */
import type { Profile } from '@/api/me'
import { Stack } from '@/components/card'
import { Section } from '@/components/section'
import { Tiles } from '@/components/tiles'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { type Features, isOn } from '@/domain/station/features'
import { dial } from '@/platform/dial'
import { openPage } from '@/platform/navigate'

const entries = [
  { icon: 'list', text: '我报的', onTap: () => openPage(appPages.mine) },
  { icon: 'code', text: '居民卡', onTap: () => openPage(appPages.card()) },
  { icon: 'book', text: '时长存折', onTap: () => openPage(appPages.hours) },
] as const

const store = { icon: 'gift', text: '积分超市', onTap: () => openPage(appPages.store) } as const
/** Where the store is closed, what was reserved can still be fetched. */
const reserved = { icon: 'gift', text: '我的兑换', onTap: () => openPage(appPages.myRedemptions) } as const

export const Entries = ({ open }: { open?: Features }) => (
  <Tiles items={[...entries, isOn(open, 'store') ? store : reserved]} />
)

const DeskRow = () => (
  <Row icon="tools" title="工作台" caption="今天的场次、待办、核时长" onTap={() => openPage(appPages.desk)} />
)

const CounterRow = () => (
  <Row
    icon="scan"
    title="兑换柜台"
    caption="扫领取码，把东西交给邻居"
    onTap={() => openPage(appPages.counter)}
  />
)

/** The way to the counter, for a merchant. */
export const CounterEntry = () => (
  <RowGroup>
    <CounterRow />
  </RowGroup>
)

interface ServiceEntriesProps {
  /** What the station has open; everything until it is known. */
  open?: Features
  /** Whether this person hands out prizes. */
  counter: boolean
  /** Whether this person works at the desk. */
  desk: boolean
}

/** What everybody has here: the card, the household's points, notices, the store, a wish. */
const EverybodyRows = ({ open }: { open?: Features }) => (
  <RowGroup>
    <Row icon="code" title="居民卡" caption="签到、领东西时出示" onTap={() => openPage(appPages.card())} />
    <Row
      icon="bell"
      title="我这栋楼的通知"
      caption="停水停电、活动改期都在这里"
      onTap={() => openPage(appPages.messages)}
    />
    <Row
      icon="people"
      title="家庭积分"
      caption="和家人的积分放在一起用"
      onTap={() => openPage(appPages.household)}
    />
    {isOn(open, 'store') ? (
      <Row icon="gift" title="积分超市" caption="积分换东西、换服务" onTap={() => openPage(appPages.store)} />
    ) : (
      <Row
        icon="gift"
        title="我的兑换"
        caption="积分超市暂时没有开放，订好的照样能领"
        onTap={() => openPage(appPages.myRedemptions)}
      />
    )}
    {isOn(open, 'wishes') && (
      <Row
        icon="heart"
        title="许个心愿"
        caption="想要一样东西、一次帮忙"
        onTap={() => openPage(appPages.makeWish())}
      />
    )}
  </RowGroup>
)

/** The ways from the service tab: what everybody has, then the counter and the desk for those who have them. */
export const ServiceEntries = ({ open, counter, desk }: ServiceEntriesProps) => (
  <Stack>
    {(counter || desk) && (
      <RowGroup>
        {counter && <CounterRow />}
        {desk && <DeskRow />}
      </RowGroup>
    )}
    <EverybodyRows {...(open && { open })} />
  </Stack>
)

/** Where the station is, when it is open, and its number. */
export const StationRows = ({ profile }: { profile: Pick<Profile, 'stationName' | 'stationContact'> }) => {
  const { stationName, stationContact: contact } = profile
  if (stationName === '') return null
  return (
    <Section title="实践站">
      <RowGroup>
        <Row icon="pin" title={stationName} {...(contact && { caption: contact.address })} />
        {contact && contact.hours !== '' && <Row icon="clock" title={contact.hours} caption="开放时间" />}
        {contact && contact.phone !== '' && (
          <Row
            icon="phone"
            title={contact.phone}
            caption="有事打这个电话"
            label={`打实践站的电话 ${contact.phone}`}
            onTap={() => void dial(contact.phone)}
          />
        )}
      </RowGroup>
    </Section>
  )
}

export const HelpRows = () => (
  <Section title="帮助">
    <RowGroup>
      <Row icon="type" title="字号" caption="看不清楚，把字调大" onTap={() => openPage(appPages.typeSize)} />
      <Row
        icon="info"
        title="隐私和个人信息"
        caption="用了哪些信息，怎么收回"
        onTap={() => openPage(appPages.privacy)}
      />
    </RowGroup>
  </Section>
)
