/** Going from door to door: a building at a time, those to be called on first; opens without signal where it was opened before. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Slot } from '@/components/slot'
import { BuildingChoice } from '@/features/screens/building-choice'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { Households } from '@/features/visits/households'
import {
  type Building,
  lastBuilding,
  openBuilding,
  rememberBuilding,
  useBuilding,
} from '@/features/visits/store'
import { WaitingHomeVisits } from '@/features/visits/waiting'
import { wholePage } from '@/features/whole-page'

type Grids = readonly { gridId: string; name: string; buildings: readonly string[] }[]

function VisitsPage() {
  const [home, setHome] = useState(lastBuilding)
  const [choosing, setChoosing] = useState(false)
  const list = useBuilding(home)
  const open = () => openBuilding(home)
  const [grids, setGrids] = useState<Grids>([])
  if (list.status === 'ready' && list.data.grids !== grids) setGrids(list.data.grids)
  const gridName = grids.find(({ gridId }) => gridId === home?.gridId)?.name ?? ''
  const choose = (next: Building) => {
    rememberBuilding(next)
    setHome(next)
    setChoosing(false)
    void openBuilding(next)
  }
  return (
    <LoadedScreen
      title="走访"
      resource={list}
      open={open}
      // A building that is there no longer, or in the own grids, is no dead end.
      elsewhere={home === null ? undefined : { text: '选另一栋楼', onTap: () => setHome(null) }}
      head={
        <>
          <WaitingHomeVisits onSent={() => void open()} />
          <Slot>
            {home !== null && (
              <RowGroup>
                <Row
                  icon="pin"
                  title={[gridName, home.building].filter(Boolean).join(' ')}
                  value="换一栋"
                  onTap={() => setChoosing(true)}
                />
              </RowGroup>
            )}
          </Slot>
          <Sheet open={choosing} title="去哪栋楼" cancel="不换" onClose={() => setChoosing(false)}>
            <BuildingChoice grids={grids} onChoose={choose} />
          </Sheet>
        </>
      }
    >
      {({ items, cut }) =>
        home === null ? (
          <BuildingChoice grids={grids} onChoose={choose} />
        ) : (
          <Households key={home.building} items={items} cut={cut} />
        )
      }
    </LoadedScreen>
  )
}

export default wholePage(VisitsPage, DeskFrame)
