/** A room or another place of a station, as a sticker on it opens it: where it is, when it is open, and the ways on. */
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { placeScene, readPlaceScene } from '@/domain/attendance/scan-text'
import { floorWord, holdsWord, hoursWord, placeKinds, placePurposes } from '@/domain/station/place-words'
import { placeSpot } from '@/domain/station/spots'
import { shortName } from '@/domain/station/units'
import { openPlace, type ShownPlace, takeRoom, usePlace } from '@/features/places/place-store'
import { RoomHere } from '@/features/rooms/room-here'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function Head({ place }: ShownPlace) {
  const { name, kind, purposes, about } = place
  return (
    <Card>
      <Stack>
        <Title text={name} />
        <TagLine>
          <Tag tone="kind" text={placeKinds[kind]} />
          {purposes.map((purpose) => (
            <Tag key={purpose} tone="plain" text={placePurposes[purpose]} />
          ))}
        </TagLine>
        {about !== '' && <Caption text={`里面有：${about}`} />}
      </Stack>
    </Card>
  )
}

function Facts({ place, office, address }: ShownPlace) {
  const facts = [
    { icon: 'pin' as const, title: floorWord(place), caption: address },
    { icon: 'clock' as const, title: hoursWord(place, office), caption: '开放时间' },
    { icon: 'people' as const, title: holdsWord(place), caption: '' },
  ].filter(({ title }) => title !== '')
  if (facts.length === 0) return null
  return (
    <RowGroup>
      {facts.map(({ icon, title, caption }) => (
        <Row key={icon} {...{ icon, title, caption }} />
      ))}
    </RowGroup>
  )
}

function Ways({ stationId, stationName, own, place, reports }: ShownPlace) {
  const scene = placeScene({ stationId, placeCode: place.placeCode })
  return (
    <RowGroup>
      <Row
        icon="check"
        title="来参加活动，签到"
        caption="位置记下了，再扫组织者屏幕上的码"
        onTap={() => openPage(appPages.door({ as: 'in', place: scene }))}
      />
      {own && (
        <Row
          icon="calendar"
          title="看近期的活动"
          caption="哪天有什么，报不报得上"
          onTap={() => openPage(appPages.activities)}
        />
      )}
      {reports.map(({ kind, title, service }) => (
        <Row
          key={kind}
          icon="warn"
          title={title}
          caption={service}
          onTap={() => openPage(casePages.beginCaseAt(kind, placeSpot(place.placeCode)))}
        />
      ))}
      <Row
        icon="home"
        title={shortName(stationName)}
        caption={own ? '电话、怎么走、别的地方' : '这是另一个站的地方'}
        onTap={() => openPage(own ? appPages.station : appPages.homeStation(stationId))}
      />
    </RowGroup>
  )
}

function PlacePage() {
  const { scene = '', place = '', station } = usePageParams('scene', 'place', 'station')
  const at = readPlaceScene(scene) ?? { placeCode: place, ...(station && { stationId: station }) }
  const resource = usePlace(at)
  return (
    <LoadedScreen
      title={resource.status === 'ready' ? resource.data.place.name : '地方'}
      resource={resource}
      open={() => openPlace(at)}
      count={3}
    >
      {(shown) => (
        <>
          <Head {...shown} />
          {shown.room && (
            <RoomHere
              placeCode={shown.place.placeCode}
              bookable={shown.place.bookable}
              room={shown.room}
              onRoom={(room) => takeRoom(at, room)}
            />
          )}
          <Facts {...shown} />
          <Ways {...shown} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(PlacePage)
