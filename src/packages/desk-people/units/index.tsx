/** The units below one's own: institutes with their stations, who heads each, their points and bases, and opening another one. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { isPlaceOnly, shortName } from '@/domain/station/units'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Moves } from '@/features/screens/moves'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openTree, useTree, type Unit, type UnitTree } from '@/features/units/tree'
import { placeIcons } from '@/features/units/place-icons'
import { added, UnitSheet, type Writing } from '@/features/units/unit-sheet'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

interface PartProps {
  mayEdit: boolean
  onWrite: (writing: Writing) => void
}

const headsWord = ({ heads }: Unit): string => (heads.length > 0 ? `站长 ${heads.join('、')}` : '')

interface StationProps extends PartProps {
  station: Unit
  /** All of the district, the points and bases of this one among them. */
  units: Unit[]
}

const Tags = (tag: Parameters<typeof Tag>[0]) => (
  <TagLine>
    <Tag {...tag} />
  </TagLine>
)

/** The points and bases of a station; each is changed where it stands, and another one is added below them. */
function Places({ station, places, mayEdit, onWrite }: PartProps & { station: Unit; places: Unit[] }) {
  const called = shortName(station.name)
  const adding = (type: 'point' | 'base') => (
    <Button
      small
      kind="second"
      text={added[type]}
      label={`${called}：${added[type]}`}
      onTap={() => onWrite({ type, above: station })}
    />
  )
  return (
    <Stack>
      {places.length > 0 && (
        <RowGroup>
          {places.map((unit) => (
            <Row
              key={unit.unitId}
              icon={placeIcons[unit.type === 'base' ? 'base' : 'point']}
              title={unit.name}
              caption={[unit.active ? '' : '已关', unit.address].filter(Boolean).join(' · ')}
              {...(mayEdit && { label: `${unit.name}：改名字、地址`, onTap: () => onWrite({ unit }) })}
            />
          ))}
        </RowGroup>
      )}
      {mayEdit && station.active && (
        <Moves>
          {adding('point')}
          {adding('base')}
        </Moves>
      )}
    </Stack>
  )
}

function Station({ station, units, mayEdit, onWrite }: StationProps) {
  const places = units.filter((one) => one.parentId === station.unitId && isPlaceOnly(one))
  const [open, setOpen] = useState(false)
  const { unitId, name, address, heads, active } = station
  const called = shortName(name)
  return (
    <>
      <Card>
        <Stack>
          <View>
            <Title text={called} />
            <Caption text={[headsWord(station), address].filter(Boolean).join(' · ')} />
          </View>
          {!active && <Tags text="已关" />}
          {active && heads.length === 0 && <Tags tone="amber" text="还没有站长" />}
          <Moves>
            <Button
              small
              kind="second"
              text="站里的同事"
              label={`${called}：站里的同事`}
              onTap={() => openPage(deskPages.colleaguesAt(unitId))}
            />
            <Button
              small
              kind="second"
              text="导入表格"
              label={`${called}：导入表格`}
              onTap={() => openPage(deskPages.importsAt(unitId))}
            />
            {mayEdit && (
              <Button
                small
                kind="second"
                text="改名字、地址"
                label={`${called}：改名字、地址`}
                onTap={() => onWrite({ unit: station })}
              />
            )}
            {(mayEdit || places.length > 0) && (
              <Button
                small
                kind="second"
                text={open ? '收起点和基地' : places.length > 0 ? `点和基地 ${places.length} 个` : '点和基地'}
                label={`${called}：${open ? '收起' : ''}点和基地`}
                onTap={() => setOpen(!open)}
              />
            )}
          </Moves>
        </Stack>
      </Card>
      {open && <Places {...{ station, places, mayEdit, onWrite }} />}
    </>
  )
}

const stationsOf = (units: readonly Unit[], above: Unit): Unit[] =>
  units.filter(({ type, parentId }) => type === 'station' && parentId === above.unitId)

/** A unit that stations belong to, with those. */
function Above({ unit, units, mayEdit, onWrite }: PartProps & { unit: Unit; units: Unit[] }) {
  const stations = stationsOf(units, unit)
  return (
    <Section
      title={`${shortName(unit.name)}${unit.active ? '' : '（已关）'}`}
      {...(mayEdit && unit.type === 'institute' && { more: '改', onMore: () => onWrite({ unit }) })}
    >
      <Stack>
        {stations.length === 0 && <Caption text="下面还没有站" />}
        {stations.map((station) => (
          <Station key={station.unitId} {...{ station, units, mayEdit, onWrite }} />
        ))}
        {mayEdit && unit.active && (
          <Button
            kind="second"
            text="开一个站"
            label={`${shortName(unit.name)}：开一个站`}
            onTap={() => onWrite({ type: 'station', above: unit })}
          />
        )}
      </Stack>
    </Section>
  )
}

/** The departments that stations can turn to; whom to ask there is named at the station where that person is at home. */
function Departments({ top, units, mayEdit, onWrite }: PartProps & { top: Unit; units: Unit[] }) {
  const departments = units.filter(({ type }) => type === 'department')
  if (departments.length === 0 && !mayEdit) return null
  return (
    <Section title="部门">
      <Stack>
        {departments.length === 0 ? (
          <Caption text="还没有写部门" />
        ) : (
          <RowGroup>
            {departments.map((unit) => (
              <Row
                key={unit.unitId}
                icon="people"
                title={unit.name}
                caption={[unit.active ? '' : '已关', unit.address].filter(Boolean).join(' · ')}
                {...(mayEdit && { label: `${unit.name}：改名字、地址`, onTap: () => onWrite({ unit }) })}
              />
            ))}
          </RowGroup>
        )}
        {mayEdit && (
          <Button
            kind="second"
            text={added.department}
            onTap={() => onWrite({ type: 'department', above: top })}
          />
        )}
      </Stack>
    </Section>
  )
}

function Ready({ tree, onWrite }: { tree: UnitTree; onWrite: PartProps['onWrite'] }) {
  const { units, unitId, mayEdit } = tree
  const above = units.filter(({ type }) => type === 'institute' || type === 'center')
  const top = units.find((unit) => unit.unitId === unitId)
  return (
    <>
      {above.map((unit) => {
        // The centre itself has stations seldom; without any it is the title alone.
        if (unit.unitId === unitId && stationsOf(units, unit).length === 0 && above.length > 1) return null
        return <Above key={unit.unitId} {...{ unit, units, mayEdit, onWrite }} />
      })}
      {top && <Departments {...{ top, units, mayEdit, onWrite }} />}
    </>
  )
}

function UnitsPage() {
  const tree = useTree()
  const saying = useSaid()
  const [writing, setWriting] = useState<Writing | null>(null)
  return (
    <LoadedScreen
      title="区里的站"
      resource={tree}
      open={openTree}
      count={4}
      action={({ units, unitId, mayEdit }) => {
        const top = units.find((unit) => unit.unitId === unitId)
        return (
          <Stack>
            <SaidNote saying={saying} />
            {mayEdit && top && (
              <Button text={added.institute} onTap={() => setWriting({ type: 'institute', above: top })} />
            )}
          </Stack>
        )
      }}
    >
      {(data) => (
        <>
          <Ready tree={data} onWrite={setWriting} />
          <Slot>
            {writing !== null && (
              <UnitSheet writing={writing} onSaid={saying.say} onClose={() => setWriting(null)} />
            )}
          </Slot>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(UnitsPage, DeskFrame)
