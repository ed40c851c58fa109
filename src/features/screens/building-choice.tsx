/** The buildings that one may choose from, below the grid in which each stands. */
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Section } from '@/components/section'
import { Moves } from './moves'

interface BuildingChoiceProps {
  grids: readonly { gridId: string; name: string; buildings: readonly string[] }[]
  onChoose: (home: { gridId: string; building: string }) => void
}

export function BuildingChoice({ grids, onChoose }: BuildingChoiceProps) {
  return grids.map(({ gridId, name, buildings }) => (
    <Section key={gridId} title={name}>
      <Card>
        <Moves>
          {buildings.map((building) => (
            <Button
              key={building}
              small
              kind="second"
              text={building}
              label={`${name} ${building}`}
              onTap={() => onChoose({ gridId, building })}
            />
          ))}
        </Moves>
      </Card>
    </Section>
  ))
}
