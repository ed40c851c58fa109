/** Which station is home: that of the code that was scanned, or one of the list. A wrong tap is asked about first. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Slot } from '@/components/slot'
import { shortName } from '@/domain/station/units'
import {
  joinStation,
  openStations,
  useStations,
  type Station,
  type Stations,
} from '@/features/units/home-station'
import { AtHome } from '@/features/units/at-home'
import { StationList } from '@/features/units/station-list'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

/** The station of the code, which one tap makes the own. */
function Scanned({ station, onChoose }: { station: Station; onChoose: (station: Station) => void }) {
  return (
    <Card>
      <Stack>
        <Title text={shortName(station.name)} />
        {station.address !== '' && <Caption text={station.address} />}
        <Button text="这是我家的社区" onTap={() => onChoose(station)} />
      </Stack>
    </Card>
  )
}

function Choosing({ scanned, groups }: Stations) {
  const [chosen, setChosen] = useState<Station | null>(null)
  const [other, setOther] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const isListed = scanned === null || other
  const joinAtOnce = async (station: Station) => {
    const answer = await joinStation(station.stationId)
    if (answer.ok) goBack()
    else setFailed(failureText(answer.failure))
  }
  return (
    <>
      <Slot>{failed !== null && <Note tone="amber" text={failed} />}</Slot>
      <View>
        <Title text="邻居好，您家在哪个社区？" />
        <Caption text="选好以后，就能报名、看这里的通知" />
      </View>
      {!isListed && <Scanned station={scanned} onChoose={joinAtOnce} />}
      {!isListed && <Button kind="quiet" text="不是这里，看别的社区" onTap={() => setOther(true)} />}
      {isListed && <StationList groups={groups} onChoose={setChosen} />}
      <Slot>
        {chosen && (
          <ActionSheet
            title={`您家在${shortName(chosen.name)}？`}
            text="选好以后，报名、通知、积分都在这个站"
            confirm="是我家的社区"
            draft={`join-${chosen.stationId}`}
            onConfirm={() => joinStation(chosen.stationId)}
            onDone={() => goBack()}
            onClose={() => setChosen(null)}
          />
        )}
      </Slot>
    </>
  )
}

function HomeStationPage() {
  // A code of a station says its id and nothing else, under the name that WeChat gives it.
  const { scene = '', station: at = scene } = usePageParams('scene', 'station')
  return (
    <LoadedScreen title="您家的社区" resource={useStations(at)} open={() => openStations(at)} count={4}>
      {(stations) =>
        stations.home ? <AtHome {...{ stations, at }} home={stations.home} /> : <Choosing {...stations} />
      }
    </LoadedScreen>
  )
}

export default wholePage(HomeStationPage)
