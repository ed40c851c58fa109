/** Which station is home: that of the code that was scanned, or one of the list. A wrong tap is asked about first. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { shortName } from '@/domain/station/units'
import {
  joinStation,
  openStations,
  useStations,
  type Station,
  type Stations,
} from '@/features/units/home-station'
import { ActionSheet } from '@/features/screens/action-sheet'
import { ListSearch, NotFound } from '@/features/screens/list-search'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { goBack, openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

/** A list that fits on a screen is read, not looked through. */
const LONG = 8

const has = (text: string, { name, address }: Station): boolean => `${name} ${address}`.includes(text)

const caption = ({ address }: Station) => (address === '' ? {} : { caption: address })

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

function List({ groups, onChoose }: Pick<Stations, 'groups'> & { onChoose: (station: Station) => void }) {
  const [text, setText] = useState('')
  const count = groups.reduce((sum, { stations }) => sum + stations.length, 0)
  const shown = groups
    .map(({ name, stations }) => ({ name, stations: stations.filter((one) => has(text, one)) }))
    .filter(({ stations }) => stations.length > 0)
  if (count === 0) return <Empty title="区里还没有开站" text="请过几天再来看看，或者问问您的社区居委会" />
  return (
    <>
      {count > LONG && (
        <ListSearch label="找社区" placeholder="社区的名字或地址" text={text} onText={setText} />
      )}
      {shown.map(({ name, stations }) => (
        <Section key={name} title={shortName(name)}>
          <RowGroup>
            {stations.map((station) => (
              <Row
                key={station.stationId}
                icon="home"
                title={shortName(station.name)}
                {...caption(station)}
                onTap={() => onChoose(station)}
              />
            ))}
          </RowGroup>
        </Section>
      ))}
      {shown.length === 0 && <NotFound text={text} onText={setText} />}
    </>
  )
}

/** Whoever has a home already: it is said, and where to go. */
function AtHome({ home, scanned }: { home: Station; scanned: Station | null }) {
  const other = scanned !== null && scanned.stationId !== home.stationId
  return (
    <>
      {other && (
        <Note
          tone="sky"
          text={`您扫的是「${shortName(scanned.name)}」。搬了家要换站，请联系那边的社区工作人员`}
        />
      )}
      <RowGroup>
        <Row
          icon="home"
          title={shortName(home.name)}
          caption="您现在是这个站的居民"
          onTap={() => openPage(appPages.station)}
        />
      </RowGroup>
      <Button kind="second" text="回首页" onTap={() => openPage(appPages.home)} />
    </>
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
      {isListed && <List groups={groups} onChoose={setChosen} />}
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
        stations.home ? (
          <AtHome home={stations.home} scanned={stations.scanned} />
        ) : (
          <Choosing {...stations} />
        )
      }
    </LoadedScreen>
  )
}

export default wholePage(HomeStationPage)
