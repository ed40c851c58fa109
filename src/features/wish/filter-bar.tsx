/** Which notes are looked at, in a line, and the sheet to choose others. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { Sheet } from '@/components/sheet'
import { wishGroupNames, wishGroups, type WishGroup } from '@/domain/wish/vocabulary'
import { anything, countChoices, type Filter, type Grids } from './wall-store'
import styles from './filter-bar.module.scss'

const any = 'any'
const groups = [
  { value: any, text: '都看' },
  ...wishGroups.map((value) => ({ value, text: wishGroupNames[value] })),
]

interface FilterSheetProps {
  filter: Filter
  grids: Grids
  /** Whether a near day is of interest: not for what has been granted. */
  hasDays: boolean
  onChoose: (filter: Filter) => void
  onClose: () => void
}

function FilterSheet({ filter, grids, hasDays, onChoose, onClose }: FilterSheetProps) {
  const [shown, setShown] = useState(filter)
  const edit = (some: Partial<Filter>) => setShown({ ...shown, ...some })
  const confirm = () => {
    onChoose(shown)
    onClose()
  }
  return (
    <Sheet open title="想看哪些心愿" confirm="就看这些" onConfirm={confirm} cancel="不改了" onClose={onClose}>
      {grids.length > 0 && (
        <PickField
          label="哪个网格的"
          options={[
            { value: any, text: '都看' },
            ...grids.map(({ gridId, name }) => ({ value: gridId, text: name })),
          ]}
          value={shown.gridId ?? any}
          onChange={(value) => edit({ gridId: value === any ? null : value })}
        />
      )}
      <Field label="为谁">
        <Choice
          label="为谁"
          options={groups}
          value={shown.group ?? any}
          onChange={(value) => edit({ group: value === any ? null : (value as WishGroup) })}
        />
      </Field>
      {hasDays && (
        <SwitchRow
          label="只看快到日子的"
          hint="七天之内盼着圆的"
          on={shown.nearlyDue}
          onChange={(nearlyDue) => edit({ nearlyDue })}
        />
      )}
    </Sheet>
  )
}

interface FilterBarProps {
  filter: Filter
  grids: Grids
  hasDays: boolean
  onChoose: (filter: Filter) => void
}

export function FilterBar({ filter, grids, hasDays, onChoose }: FilterBarProps) {
  const [open, setOpen] = useState(false)
  const grid = grids.find(({ gridId }) => gridId === filter.gridId)?.name
  const chosen = [
    grid,
    filter.group !== null && wishGroupNames[filter.group],
    hasDays && filter.nearlyDue && '快到日子的',
  ].filter(Boolean)
  const count = countChoices(hasDays ? filter : { ...filter, nearlyDue: false })
  return (
    <View className={styles.bar}>
      <View className={styles.words}>
        {chosen.length > 0
          ? `只看 ${chosen.join(' · ')}`
          : hasDays
            ? '挑一个，替邻居圆了它'
            : '圆了的心愿，和他们的话'}
      </View>
      {count > 0 && <Button small kind="text" text="看全部" onTap={() => onChoose(anything)} />}
      <Button
        small
        kind="outline"
        text={count > 0 ? `筛选 ${count}` : '筛选'}
        label="筛选心愿"
        onTap={() => setOpen(true)}
      />
      {open && (
        <FilterSheet
          filter={filter}
          grids={grids}
          hasDays={hasDays}
          onChoose={onChoose}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  )
}
