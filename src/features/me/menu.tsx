/** The ways from 我的 to everything that is mine. */
import { hasCounter, hasDesk, isAbove, type Me } from '@/api/me'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { isOn } from '@/domain/station/features'
import {
  ColleaguesRow,
  CounterRow,
  DeskRow,
  FiguresBelowRow,
  HelpRow,
  KindRows,
  UnitsRow,
} from '@/features/screens/ways'
import { openPage } from '@/platform/navigate'
import { volunteerWords } from './words'

interface MenuProps {
  me: Me
  /** To the wishes that are mine, on the tab of wishes. */
  onWishes: () => void
}

/** What one has been given and has done, and the paper that says so. */
const Earned = () => (
  <>
    <Row
      icon="medal"
      title="我的荣誉"
      caption="写不写到榜上由您定"
      onTap={() => openPage(appPages.myHonours)}
    />
    <Row icon="book" title="积分" caption="每一笔的来历" onTap={() => openPage(appPages.points)} />
    <Row
      icon="receipt"
      title="开证明"
      caption="核定过的开成一份，谁都查得到"
      onTap={() => openPage(appPages.certificates)}
    />
  </>
)

export function Menu({ me, onWishes }: MenuProps) {
  const { profile, unread, features } = me
  return (
    <>
      <RowGroup>
        <Row icon="calendar" title="我报的" caption="要去的和去过的" onTap={() => openPage(appPages.mine)} />
        {isOn(features, 'wishes') && (
          <Row icon="heart" title="我的心愿" caption="我许的，我在帮的" onTap={onWishes} />
        )}
        <Row
          icon="gift"
          title="我的奖品"
          caption="订好的和领过的"
          onTap={() => openPage(appPages.myRedemptions)}
        />
        <Earned />
        <Row
          icon="bell"
          title="消息"
          value={unread > 0 ? `${unread} 条未读` : ''}
          onTap={() => openPage(appPages.messages)}
        />
        {hasCounter(profile) && <CounterRow />}
        {hasDesk(profile) && <DeskRow />}
        {profile.roles.includes('station_admin') && <ColleaguesRow />}
        {isAbove(profile) && <UnitsRow />}
        {isAbove(profile) && <FiguresBelowRow />}
      </RowGroup>
      <OwnTeams teams={me.teams} />
      <Section title="我和家人">
        <RowGroup>
          <Row
            icon="heart"
            title="志愿者"
            value={profile.volunteer.state === 'active' ? '已通过' : volunteerWords[profile.volunteer.state]}
            onTap={() => openPage(appPages.volunteer)}
          />
          <Row
            icon="people"
            title="家人"
            value={profile.family.length > 0 ? `${profile.family.length} 位` : '还没有添加'}
            onTap={() => openPage(appPages.family)}
          />
          <Row
            icon="gift"
            title="家庭积分"
            caption="和家人放在一起用"
            onTap={() => openPage(appPages.household)}
          />
          <Row icon="person" title="我的资料" onTap={() => openPage(appPages.profile)} />
          <Row
            icon="home"
            title="您家的社区"
            caption="搬了家，在这里换站"
            onTap={() => openPage(appPages.homeStation())}
          />
        </RowGroup>
      </Section>
      <Settings services={me.services} />
    </>
  )
}

/** The teams that are mine; nothing where there are none. An answer of an earlier version names none. */
const OwnTeams = ({ teams = [] }: { teams?: Me['teams'] }) =>
  teams.length === 0 ? null : (
    <Section title="我的队伍">
      <RowGroup>
        {teams.map(({ teamId, name, isMember }) => (
          <Row
            key={teamId}
            icon="people"
            title={name}
            {...(!isMember && { value: '等答复' })}
            onTap={() => openPage(appPages.team(teamId))}
          />
        ))}
      </RowGroup>
    </Section>
  )

function Settings({ services }: Pick<Me, 'services'>) {
  return (
    <Section title="设置和公示">
      <RowGroup>
        <HelpRow />
        <Row icon="type" title="字号" caption="标准、大、特大" onTap={() => openPage(appPages.typeSize)} />
        <KindRows services={services} />
        <Row
          icon="info"
          title="隐私"
          caption="同意了什么，随时可以撤回"
          onTap={() => openPage(appPages.privacy)}
        />
        <Row
          icon="receipt"
          title="存着的资料"
          caption="站里存着我的什么，导出一份"
          onTap={() => openPage(appPages.myData)}
        />
        <Row
          icon="receipt"
          title="补录公示"
          caption="补录的时长，人人可查"
          onTap={() => openPage(appPages.added)}
        />
      </RowGroup>
    </Section>
  )
}
