/** The questions about a person that several forms ask: asked once here, in the same words and with the same limits. */
import { useState } from 'react'
import { listedBuilding } from '@/domain/station/building'
import { relationNames, relations, type Relation } from '@/domain/person/vocabulary'
import type { FieldProps } from '../field'
import { MomentField, PickField } from '../field/pick-field'
import { TextField } from '../field/text-field'

interface Question<Value> extends Partial<FieldProps> {
  value: Value
  onChange: (value: Value) => void
}

/** A question that may still be open. */
interface OpenQuestion<Value> extends Partial<FieldProps> {
  value: Value | null
  onChange: (value: Value) => void
}

/** Nobody alive was born earlier. */
const earliestBirth = '1905-01-01'

export const NameField = ({
  label = '姓名',
  placeholder,
  ...question
}: Question<string> & { placeholder?: string }) => (
  <TextField label={label} maxLength={20} placeholder={placeholder} {...question} />
)

export const PhoneField = ({
  label = '电话',
  placeholder,
  ...question
}: Question<string> & { placeholder?: string }) => (
  <TextField label={label} type="phone" maxLength={20} placeholder={placeholder} {...question} />
)

/** 1961 年 3 月 12 日，65 岁: the age shows at once that the wheel stood on the wrong year. */
function birthWord(day: string, today: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const whole = Number(today.slice(0, 4)) - (year ?? 0) - (today.slice(5) < day.slice(5) ? 1 : 0)
  return `${year} 年 ${month} 月 ${date} 日，${whole} 岁`
}

interface BirthFieldProps extends OpenQuestion<string> {
  /** The last day that can be picked, YYYY-MM-DD. */
  today: string
  /** The year the wheel stands at while nothing is picked: that of an older neighbour when left out. */
  likelyYear?: number
}

export const BirthField = ({
  label = '出生日期',
  today,
  likelyYear = 1960,
  ...question
}: BirthFieldProps) => (
  <MomentField
    label={label}
    mode="date"
    start={earliestBirth}
    end={today}
    opensAt={`${likelyYear}-01-01`}
    {...(question.value !== null && { shown: birthWord(question.value, today) })}
    {...question}
  />
)

const sexesOrNone = [
  { value: 'woman', text: '女' },
  { value: 'man', text: '男' },
  { value: 'unknown', text: '不说' },
] as const

/** For those who may leave it open. */
export const SexOrNoneField = ({
  label = '性别',
  ...question
}: OpenQuestion<'woman' | 'man' | 'unknown'>) => (
  <PickField label={label} options={sexesOrNone} {...question} />
)

const relationOptions = relations.map((value) => ({ value, text: relationNames[value] }))

export const RelationField = ({ label = '是您的什么人', ...question }: OpenQuestion<Relation>) => (
  <PickField label={label} options={relationOptions} {...question} />
)

interface Grid {
  gridId: string
  name: string
}

export const GridField = ({
  label = '住在哪个网格',
  grids,
  ...question
}: OpenQuestion<string> & { grids: readonly Grid[] }) => (
  <PickField
    label={label}
    options={grids.map(({ gridId, name }) => ({ value: gridId, text: name }))}
    {...question}
  />
)

interface BuildingFieldProps extends Question<string> {
  grids: readonly (Grid & { buildings: readonly string[] })[]
  gridId: string | null
  /** Whether nothing but the list will do. */
  listedOnly?: boolean
}

const unlisted = '\0'

/** One of the grid's own buildings; whoever lives in none of them writes where. */
export function BuildingField({
  label = '几号楼',
  grids,
  gridId,
  listedOnly,
  ...question
}: BuildingFieldProps) {
  const { value, onChange, ...field } = question
  const [writing, setWriting] = useState(false)
  const grid = grids.find((each) => each.gridId === gridId)
  const listed = grid ? (listedBuilding(value, grid) ?? null) : null
  const written = value !== '' && listed === null
  // Before a grid is chosen there is no list to choose from.
  if (!grid || grid.buildings.length === 0)
    return (
      <TextField
        {...{ label, value, onChange }}
        maxLength={20}
        hint={grid ? '比如：8 号楼' : '先选网格，再从里面选楼'}
        optional
        {...field}
      />
    )
  const pick = (choice: string) => {
    setWriting(choice === unlisted)
    onChange(choice === unlisted ? (written ? value : '') : choice)
  }
  const options = [
    ...grid.buildings.map((building) => ({ value: building, text: building })),
    ...(listedOnly ? [] : [{ value: unlisted, text: '不在里面，自己写' }]),
  ]
  const free = writing || written
  return (
    <>
      <PickField
        label={label}
        options={options}
        value={free ? unlisted : listed}
        onChange={pick}
        optional={!listedOnly}
        {...(!free && field)}
      />
      {free && (
        <TextField
          label="写下住在哪栋"
          value={value}
          onChange={onChange}
          maxLength={20}
          hint="站里的楼栋表里没有这一栋，社区会来核对"
          {...field}
        />
      )}
    </>
  )
}
