/** The positions of the station, each with a button that switches it; for the head. */
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { SaidNote, useSaid } from '@/features/screens/said'
import { turnPosition, type DeskProjects } from './desk-store'

interface PositionsSheetProps extends Pick<DeskProjects, 'positions' | 'version' | 'mayTurn'> {
  onClose: () => void
}

export function PositionsSheet({ positions, version, mayTurn, onClose }: PositionsSheetProps) {
  const saying = useSaid()
  const turn = async ({ positionId, name, active }: DeskProjects['positions'][number]) => {
    const answer = await turnPosition({ positionId, active: !active, version })
    saying.sayAnswer(answer, `${name}${active ? '关上了' : '打开了'}`)
  }
  return (
    <Sheet open title="岗位" cancel="好了" onClose={onClose}>
      <Stack>
        <SaidNote saying={saying} />
        <RowGroup>
          {positions.map((position) => {
            const { positionId, name, active } = position
            const word = active ? '关上' : '打开'
            return (
              <Row
                key={positionId}
                title={name}
                caption={active ? '开着' : '关着，它的项目都停着'}
                {...(mayTurn && {
                  end: (
                    <Button
                      small
                      kind="second"
                      text={word}
                      label={`${word}${name}`}
                      onTap={() => turn(position)}
                    />
                  ),
                })}
              />
            )
          })}
        </RowGroup>
        <Caption text={mayTurn ? '关上以后不办新活动，办过的都在；打开就接着办。' : '要站长来开关。'} />
      </Stack>
    </Sheet>
  )
}
