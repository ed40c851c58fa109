/** The ways from the home page to what a resident has here. */
import { hasCounter, hasDesk, type Me } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Tiles } from '@/components/tiles'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { clockWords } from '@/domain/case/clock-words'
import { type Features, isOn } from '@/domain/station/features'
import { CounterRow, DeskRow, HelpRow, KindRows, StationPhoneRow } from '@/features/screens/ways'
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

/** The way to the counter, for a merchant. */
export const CounterEntry = () => (
  <RowGroup>
    <CounterRow />
  </RowGroup>
)

interface ServiceEntriesProps {
  /** Nothing of one's own is known until it has been read. */
  me: Me | null
}

/** For whoever works here: the counter, the desk. */
const WorkRows = ({ profile }: Pick<Me, 'profile'>) => {
  const [counter, desk] = [hasCounter(profile), hasDesk(profile)]
  if (!counter && !desk) return null
  return (
    <RowGroup>
      {counter && <CounterRow />}
      {desk && <DeskRow />}
    </RowGroup>
  )
}

/** What a neighbour comes for: a wish, the store, and every declared kind of thing that can be begun here. */
const ServiceRows = ({ open, services }: { open?: Features; services: Me['services'] }) => (
  <RowGroup>
    {isOn(open, 'wishes') && (
      <Row
        icon="heart"
        title="许个心愿"
        caption="一样东西、一次帮忙"
        onTap={() => openPage(appPages.makeWish())}
      />
    )}
    {isOn(open, 'store') ? (
      <Row icon="gift" title="积分超市" onTap={() => openPage(appPages.store)} />
    ) : (
      <Row
        icon="gift"
        title="我的兑换"
        caption="积分超市暂时关着，订好的照样能领"
        onTap={() => openPage(appPages.myRedemptions)}
      />
    )}
    <Row
      icon="calendar"
      title="课程"
      caption="报一次，每一课都有位子"
      onTap={() => openPage(appPages.courses)}
    />
    <Row icon="room" title="功能室" caption="哪里空着，订一个时间" onTap={() => openPage(appPages.rooms)} />
    <Row icon="list" title="岗位与项目" caption="站里长年办的事" onTap={() => openPage(appPages.projects)} />
    <Row
      icon="people"
      title="找队伍"
      caption="理发、义诊，挑一支加入"
      onTap={() => openPage(appPages.teams)}
    />
    <Row icon="edit" title="问卷" onTap={() => openPage(appPages.surveys)} />
    <Row
      icon="medal"
      title="荣誉墙"
      caption="得了荣誉的街坊和集体"
      onTap={() => openPage(appPages.honourBoard('honours'))}
    />
    <KindRows services={services} />
  </RowGroup>
)

/** What everybody has here. */
const OwnRows = ({ me }: { me: Me | null }) => (
  <Section title="我的">
    <RowGroup>
      <Row
        icon="calendar"
        title="我的日程"
        caption="活动和地方，按日子排"
        onTap={() => openPage(appPages.calendar)}
      />
      <Row
        icon="bell"
        title={me?.profile.building ? `${me.profile.building}的通知` : '我这栋楼的通知'}
        caption="停水停电、活动改期"
        {...(me && me.unread > 0 && { value: `${me.unread} 条没看` })}
        onTap={() => openPage(appPages.messages)}
      />
    </RowGroup>
  </Section>
)

/** What I have going on, each with its one clock. */
const ThingRows = ({ things }: Pick<Me, 'things'>) =>
  things.length === 0 ? null : (
    <Section title="正在办的">
      <RowGroup>
        {things.map(({ page, title, headline, stateText, ...one }) => (
          <Row
            key={page}
            icon="hourglass"
            title={headline}
            caption={[title, stateText, clockWords(one, serverNow())].filter(Boolean).join(' · ')}
            onTap={() => openPage(page)}
          />
        ))}
      </RowGroup>
    </Section>
  )

/** The ways from the service tab, what a neighbour looks for first. */
export const ServiceEntries = ({ me }: ServiceEntriesProps) => (
  <>
    <Slot>
      {me && <WorkRows profile={me.profile} />}
      {me && <ThingRows things={me.things} />}
    </Slot>
    <ServiceRows {...(me && { open: me.features })} services={me?.services ?? []} />
    <OwnRows me={me} />
  </>
)

/** Where the station is, when it is open, and its number; its page tells the way there and who works there. */
export const StationRows = ({ profile }: Pick<Me, 'profile'>) => {
  const { stationName, stationContact: contact } = profile
  if (stationName === '') return null
  return (
    <Section title="站在哪里">
      <RowGroup>
        <Row
          icon="pin"
          title={stationName}
          caption={[contact?.address, contact?.hours].filter(Boolean).join('，')}
          onTap={() => openPage(appPages.station)}
        />
        {contact && <StationPhoneRow phone={contact.phone} />}
      </RowGroup>
    </Section>
  )
}

export const HelpRows = () => (
  <Section title="帮助">
    <RowGroup>
      <HelpRow />
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
