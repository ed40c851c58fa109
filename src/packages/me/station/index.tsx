/** The station: where it is, when it is open, its number, the way there, and who works there. */
import { serverNow } from '@/api/server-clock'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { greenPages } from '@/domain/green-pages'
import { readPages } from '@/domain/read-pages'
import { closedWord } from '@/domain/station/closed-words'
import { gridTeamRoles } from '@/domain/station/grid-team'
import { openStation, useStation, type Station } from '@/features/station/about'
import { Self, StationHonours } from '@/features/station/self'
import { PlaceRows } from '@/features/places/place-rows'
import { ScanRow } from '@/features/places/scan-row'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { StationPhoneRow } from '@/features/screens/ways'
import { placeIcons } from '@/features/units/place-icons'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { showWay } from '@/platform/way-there'

function ContactRows({ name, contact }: { name: string; contact: NonNullable<Station['contact']> }) {
  const { address, hours, phone, location } = contact
  return (
    <RowGroup>
      <Row
        icon="pin"
        title={address}
        {...(location && {
          caption: '点开看怎么走',
          label: `${address}，看怎么走`,
          onTap: () => void showWay({ name, address, ...location }),
        })}
      />
      {hours !== '' && <Row icon="clock" title={hours} caption="开放时间" />}
      <StationPhoneRow phone={phone} />
    </RowGroup>
  )
}

/** 一管五员 of the grid that somebody lives in. */
const OwnGrid = ({ name, team }: NonNullable<Station['grid']>) => (
  <Section title={`${name}，管您这一片的`}>
    <RowGroup>
      {team.map(({ role, name: who }) => (
        <Row key={role} icon="person" title={who} caption={gridTeamRoles[role]} />
      ))}
    </RowGroup>
  </Section>
)

function People({ people }: { people: Station['people'] }) {
  if (people.length === 0) return null
  return (
    <Section title="站里的人">
      <RowGroup>
        {people.map(({ title, name, looksAfter, mine }, index) => (
          <Row
            key={`${title} ${name} ${index}`}
            icon="person"
            title={`${title} ${name}`}
            {...(looksAfter.length > 0 && { caption: `管${looksAfter.join('、')}` })}
            {...(mine && { end: <Tag tone="jade" text="管您这里" /> })}
          />
        ))}
      </RowGroup>
    </Section>
  )
}

/** Where the station serves beside its own house. */
function Points({ points }: { points: Station['points'] }) {
  if (points.length === 0) return null
  return (
    <Section title="服务点和基地">
      <RowGroup>
        {points.map(({ type, name, address }, index) => (
          <Row
            key={`${index} ${name}`}
            icon={placeIcons[type]}
            title={name}
            {...(address !== '' && { caption: address })}
          />
        ))}
      </RowGroup>
    </Section>
  )
}

function StationPage() {
  const station = useStation()
  return (
    <LoadedScreen
      title={station.status === 'ready' ? station.data.name : '实践站'}
      resource={station}
      open={openStation}
      count={4}
    >
      {({ name, contact, closed, self, honours, grid, places, people, points }) => (
        <>
          {closed && <Note tone="amber" text={`${closedWord(closed, serverNow())}不办公`} />}
          {contact && <ContactRows name={name} contact={contact} />}
          {grid && <OwnGrid {...grid} />}
          <PlaceRows places={places} office={contact?.hours ?? ''} />
          <ScanRow />
          <Self {...self} />
          <StationHonours honours={honours} />
          <People people={people} />
          <Points points={points} />
          <RowGroup>
            <Row
              icon="photo"
              title="办过的活动"
              caption="来了多少人，拍了什么"
              onTap={() => openPage(appPages.recaps)}
            />
            <Row
              icon="tools"
              title="惠民工程"
              caption="给大家办的实事，花了多少、做到哪了"
              onTap={() => openPage(greenPages.works)}
            />
            <Row
              icon="bag"
              title="垃圾分类"
              caption="投放点几点有人，我家分对几次"
              onTap={() => openPage(greenPages.sorting)}
            />
            <Row
              icon="swap"
              title="变废为宝"
              caption="给一件旧物，看看改成了什么"
              onTap={() => openPage(greenPages.reuse)}
            />
            <Row
              icon="book"
              title="站里的文章"
              caption="公约、政策、五防；几个字找全部"
              onTap={() => openPage(readPages.articles)}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(StationPage)
