/** The places of the station, each opened to be written on or printed; and the paper that hangs on them. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { deskPages } from '@/domain/desk-pages'
import { placeKinds, placeLine, type PlaceKind } from '@/domain/station/place-words'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type DeskPlace, openPlaces, type Places, usePlaces } from '@/features/places/desk-store'
import { PlaceSheet } from '@/features/places/place-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

interface ListProps {
  data: Places
  onOpen: (place: DeskPlace) => void
}

function List({ data, onOpen }: ListProps) {
  const { places, office, mayEdit } = data
  if (places.length === 0)
    return <Empty title="还没有地方" text="加上功能室、长廊，就能印贴纸和门牌，居民扫得到" />
  return (Object.keys(placeKinds) as PlaceKind[]).map((kind) => {
    const of = places.filter(({ form }) => form.kind === kind)
    if (of.length === 0) return null
    return (
      <Section key={kind} title={placeKinds[kind]}>
        <RowGroup>
          {of.map((place) => (
            <Row
              key={place.placeCode}
              icon="room"
              title={place.form.name}
              caption={placeLine(place.form, office) || '还没有写几楼、几点开'}
              onTap={() => (mayEdit ? onOpen(place) : openPage(deskPages.placeDoor(place.placeCode)))}
            />
          ))}
        </RowGroup>
      </Section>
    )
  })
}

/** What is printed, and hangs on walls and doors. */
const Papers = ({ some }: { some: boolean }) => (
  <Section title="印出来贴上">
    <RowGroup>
      {some && (
        <Row
          icon="code"
          title="贴纸"
          caption="一张纸印很多个，剪开贴在墙上、柜子上"
          onTap={() => openPage(deskPages.placeStickers)}
        />
      )}
      <Row
        icon="home"
        title="站的码"
        caption="新来的居民用微信扫一下，就进本站"
        onTap={() => openPage(deskPages.stationCode)}
      />
    </RowGroup>
  </Section>
)

function PlacesPage() {
  const places = usePlaces()
  const saying = useSaid()
  const [writing, setWriting] = useState<DeskPlace | 'new' | null>(null)
  return (
    <LoadedScreen
      title="地方"
      resource={places}
      open={openPlaces}
      count={5}
      action={({ mayEdit }) => (
        <Stack>
          <SaidNote saying={saying} />
          {mayEdit ? (
            <Button text="加一个地方" onTap={() => setWriting('new')} />
          ) : (
            <Caption text="要站长来改；点一个，看它的门牌。" />
          )}
        </Stack>
      )}
    >
      {(data) => (
        <>
          <Papers some={data.places.length > 0} />
          <List data={data} onOpen={setWriting} />
          <Slot>
            {writing !== null && (
              <PlaceSheet
                place={writing === 'new' ? null : writing}
                places={data}
                onSaid={saying.say}
                onClose={() => setWriting(null)}
              />
            )}
          </Slot>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(PlacesPage, DeskFrame)
