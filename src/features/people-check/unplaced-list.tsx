/** Residents whose written building the list does not have: what they wrote, and the buildings to choose from. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { BuildingField, GridField } from '@/components/person-fields'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { listedBuilding } from '@/domain/station/building'
import { LoadedList } from '@/features/screens/loaded-list'
import type { Saying } from '@/features/screens/said'
import { placeResident, unplaced, type PlaceGrid, type UnplacedResident } from './store'

const wroteWords = ({ gridName, building }: UnplacedResident): string =>
  `${gridName === '' ? '没选网格' : gridName}，写的是「${building}」`

/** Which building is meant; nothing is written before it is chosen. */
function PlaceSheet(props: {
  person: UnplacedResident
  grids: readonly PlaceGrid[]
  saying: Saying
  onClose: () => void
}) {
  const { person, grids, saying, onClose } = props
  const [gridId, setGridId] = useState(person.gridId)
  const [building, setBuilding] = useState('')
  const grid = grids.find((each) => each.gridId === gridId)
  const listed = grid ? listedBuilding(building, grid) : null
  const save = async () => {
    if (gridId === null || listed === null) return
    const before = { gridId: person.gridId, building: person.building.trim() }
    const answer = await placeResident({ personId: person.personId, gridId, building: listed, before })
    saying.sayAnswer(answer, `${person.name} 改成 ${listed} 了`)
    onClose()
  }
  return (
    <Sheet
      open
      title={`${person.name} 住哪栋？`}
      confirm="改成这一栋"
      confirmDisabled={listed === null}
      onConfirm={save}
      cancel="先不改"
      onClose={onClose}
    >
      <View>{wroteWords(person)}。拿不准先打电话问一下。</View>
      <GridField
        grids={grids}
        value={gridId}
        onChange={(chosen) => {
          setGridId(chosen)
          setBuilding('')
        }}
      />
      <BuildingField grids={grids} gridId={gridId} value={building} onChange={setBuilding} listedOnly />
    </Sheet>
  )
}

export function UnplacedList({ saying }: { saying: Saying }) {
  const [asked, setAsked] = useState<UnplacedResident | null>(null)
  return (
    <LoadedList
      list={unplaced}
      stale={false}
      head={({ grids }) =>
        asked && (
          <PlaceSheet
            key={asked.personId}
            person={asked}
            grids={grids}
            saying={saying}
            onClose={() => setAsked(null)}
          />
        )
      }
      empty={<Empty title="楼栋都对上了" text="按楼发的通知都能发到" />}
    >
      {(items) =>
        items.map((person) => (
          <Card key={person.personId}>
            <Stack>
              <View>
                <Strong text={person.name} />
                <Caption text={wroteWords(person)} />
              </View>
              <Button
                kind="second"
                text="选对的楼栋"
                label={`给${person.name}选对的楼栋`}
                onTap={() => setAsked(person)}
              />
            </Stack>
          </Card>
        ))
      }
    </LoadedList>
  )
}
