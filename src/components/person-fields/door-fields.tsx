/** The question behind which door somebody lives: entrance and flat, for whoever has to call or to come by. */
import { TextField } from '../field/text-field'

interface DoorFieldsProps {
  unit: string
  room: string
  onChange: (door: { unit?: string; room?: string }) => void
}

export const DoorFields = ({ unit, room, onChange }: DoorFieldsProps) => (
  <>
    <TextField
      label="几单元"
      value={unit}
      onChange={(written) => onChange({ unit: written })}
      maxLength={10}
      hint="比如：2。没有单元的不用写"
      optional
    />
    <TextField
      label="几室"
      value={room}
      onChange={(written) => onChange({ room: written })}
      maxLength={10}
      hint="比如：301。只有社区工作人员和管这栋楼的网格员看得到"
      optional
    />
  </>
)
