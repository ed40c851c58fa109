/** The sheet for the door of one place, as it goes on paper. */
import { Empty } from '@/components/states/empty'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { openPlaces, type Places, usePlaces } from '@/features/places/desk-store'
import { DoorPaper, doorPaperId } from '@/features/places/door-paper'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { doorFile } from '@/features/screens/paper-files'
import { PrintFoot } from '@/features/screens/paper-sheet'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function PlaceDoorPage() {
  const { place: placeCode } = usePageParams('place')
  const of = ({ places }: Places) => places.find((place) => place.placeCode === placeCode)
  return (
    <LoadedScreen
      title="门牌"
      resource={usePlaces()}
      open={openPlaces}
      count={3}
      action={(places) => {
        const place = of(places)
        return (
          place && (
            <PrintFoot
              sheetId={doorPaperId}
              text="打印门牌"
              take={doorFile({ placeCode: place.placeCode })}
              kinds={['word']}
            />
          )
        )
      }}
    >
      {(places) => {
        const place = of(places)
        if (!place) return <Empty title="没有这个地方" text="可能刚刚去掉了，看看别的" />
        return <DoorPaper place={place} places={places} />
      }}
    </LoadedScreen>
  )
}

export default wholePage(PlaceDoorPage, DeskFrame)
