/** Where something is, chosen of what the station knows: at home, in a grid and one of its buildings, at a place. */
import { PickField } from '@/components/field/pick-field'
import type { Output } from '@/contract'
import type { CaseAction } from '@/contract/case'

export type Spots = NonNullable<Output<CaseAction<'form'>>['spots']>

interface SpotFieldProps {
  label: string
  hint?: string
  error?: string
  spots: Spots | null
  value: string
  onChange: (spot: string) => void
}

type Grid = Spots['grids'][number]

/** The grid that a spot is, or in which its building stands. */
const gridOf = ({ grids }: Spots, value: string): Grid | undefined =>
  grids.find(({ spot, buildings }) => spot === value || buildings.some((one) => one.spot === value))

/** What the home of whoever writes is called: the grid with the building. */
function homeText(spots: Spots): string {
  const { home } = spots
  const grid = home === null ? undefined : gridOf(spots, home)
  const building = grid?.buildings.find(({ spot }) => spot === home)
  return building ? `我家这栋：${building.name}` : '我家附近'
}

/** The home first, then the grids, then the places; which building only where the grid has any. */
export function SpotField({ spots, value, onChange, ...field }: SpotFieldProps) {
  const known: Spots = spots ?? { places: [], grids: [], home: null }
  const { home, grids, places } = known
  const atHome = home !== null && value === home
  const grid = atHome ? undefined : gridOf(known, value)
  const options = [
    ...(home === null ? [] : [{ value: home, text: homeText(known) }]),
    ...grids.flatMap(({ spot, name }) => (spot === home ? [] : [{ value: spot, text: name }])),
    ...places.map(({ spot, name }) => ({ value: spot, text: name })),
  ]
  return (
    <>
      <PickField
        {...field}
        options={options}
        value={grid ? grid.spot : value}
        onChange={onChange}
        placeholder="选在哪里"
      />
      {grid && grid.buildings.length > 0 && (
        <PickField
          label="哪栋楼"
          options={[
            { value: grid.spot, text: '不在楼里' },
            ...grid.buildings.map(({ spot, name }) => ({ value: spot, text: name })),
          ]}
          value={value}
          onChange={onChange}
        />
      )}
    </>
  )
}
