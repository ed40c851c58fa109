/** The grids of the station: their buildings and who looks after them, each opened to be written on. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { GridSheet } from '@/features/station/grid-sheet'
import { openGrids, useGrids, type Grid, type Grids } from '@/features/station/grids-store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

const captionOf = ({ form: { buildings, steward } }: Grid): string =>
  [buildings || '还没有写楼栋', steward && `小管家 ${steward}`].filter(Boolean).join(' · ')

function List({ data, onOpen }: { data: Grids; onOpen: (grid: Grid) => void }) {
  if (data.grids.length === 0) return <Empty title="还没有网格" text="加上网格和楼栋，居民才选得到住在哪里" />
  return (
    <RowGroup>
      {data.grids.map((grid) => (
        <Row
          key={grid.gridId}
          icon="home"
          title={grid.form.name}
          caption={captionOf(grid)}
          {...(data.mayEdit && { onTap: () => onOpen(grid) })}
        />
      ))}
    </RowGroup>
  )
}

function GridsPage() {
  const grids = useGrids()
  const saying = useSaid()
  const [writing, setWriting] = useState<Grid | 'new' | null>(null)
  return (
    <LoadedScreen
      title="网格和楼栋"
      resource={grids}
      open={openGrids}
      count={5}
      action={({ mayEdit }) => (
        <Stack>
          <SaidNote saying={saying} />
          {mayEdit ? (
            <Button text="加一个网格" onTap={() => setWriting('new')} />
          ) : (
            <Caption text="要站长来改。" />
          )}
        </Stack>
      )}
    >
      {(data) => (
        <>
          <List data={data} onOpen={setWriting} />
          <Slot>
            {writing !== null && (
              <GridSheet
                grid={writing === 'new' ? null : writing}
                version={data.version}
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

export default wholePage(GridsPage, DeskFrame)
