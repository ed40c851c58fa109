/** The stations of the district to choose from, below what each belongs to; a long list is looked through by words. */
import { useState } from 'react'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { shortName } from '@/domain/station/units'
import { ListSearch, NotFound } from '@/features/screens/list-search'
import { openPage } from '@/platform/navigate'
import type { Station, Stations } from './home-station'

/** A list that fits on a screen is read, not looked through. */
const LONG = 8

const has = (text: string, { name, address }: Station): boolean => `${name} ${address}`.includes(text)

const caption = ({ address }: Station) => (address === '' ? {} : { caption: address })

interface StationListProps extends Pick<Stations, 'groups'> {
  onChoose: (station: Station) => void
}

export function StationList({ groups, onChoose }: StationListProps) {
  const [text, setText] = useState('')
  const count = groups.reduce((sum, { stations }) => sum + stations.length, 0)
  const shown = groups
    .map(({ name, stations }) => ({ name, stations: stations.filter((one) => has(text, one)) }))
    .filter(({ stations }) => stations.length > 0)
  if (count === 0)
    return (
      <Empty
        title="区里还没有开站"
        text="请过几天再来看看，或者问问您的社区居委会"
        action="我有开通码"
        onAction={() => openPage(appPages.begin)}
      />
    )
  return (
    <>
      {count > LONG && <ListSearch label="找社区" placeholder="社区、地址" text={text} onText={setText} />}
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
