/** Choosing where an activity is from the places of the station, so that nobody types what is known. */
import { useState } from 'react'
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import type { Output } from '@/contract'
import { isTakenByOne } from '@/domain/room/opening'
import { byKind, floorWord, holdsWord, hoursWord } from '@/domain/station/place-words'
import { Loaded } from '@/features/screens/loaded'
import { useShown } from '@/platform/use-shown'

type Place = Output<'station.open'>['places'][number]

const station = createResource<void, Output<'station.open'>>({
  name: 'places-to-choose',
  load: () => call('station.open', {}),
  keep: 1,
})

/** What is written of a chosen place: its name, and on which floor. */
interface PickedPlace {
  /** Null for a place that several things share. */
  place: { placeCode: string; name: string } | null
  placeName: string
  placeDetail: string
}

const lineOf = (place: Place, office: string): string =>
  [floorWord(place), holdsWord(place), hoursWord(place, office)].filter(Boolean).join(' · ')

function ChooseSheet({ onChoose, onClose }: { onChoose: (place: PickedPlace) => void; onClose: () => void }) {
  useShown(station.open)
  return (
    <Sheet open title="在哪个地方" cancel="不改了" onClose={onClose}>
      <Loaded resource={station.use(station.select())} open={station.open} stale={false}>
        {({ places, contact }) =>
          places.length === 0 ? (
            <Empty title="站里的地方还没有写" text="站长在工作台的「地方」里写好，这里就能选；现在先照着写" />
          ) : (
            <RowGroup>
              {byKind(places).map((place) => (
                <Row
                  key={place.placeCode}
                  icon="room"
                  title={place.name}
                  caption={lineOf(place, contact?.hours ?? '')}
                  onTap={() =>
                    onChoose({
                      place: isTakenByOne(place) ? { placeCode: place.placeCode, name: place.name } : null,
                      ...{ placeName: place.name, placeDetail: floorWord(place) },
                    })
                  }
                />
              ))}
            </RowGroup>
          )
        }
      </Loaded>
    </Sheet>
  )
}

export function PlacePick({ onChoose }: { onChoose: (place: PickedPlace) => void }) {
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Button kind="second" text="从站里的地方选" onTap={() => setChoosing(true)} />
      {choosing && (
        <ChooseSheet
          onClose={() => setChoosing(false)}
          onChoose={(place) => {
            setChoosing(false)
            onChoose(place)
          }}
        />
      )}
    </>
  )
}
