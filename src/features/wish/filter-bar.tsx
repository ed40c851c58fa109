/** Which notes are looked at, in a line, and the sheet to choose others. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { apart } from '@/components/apart'
import { Button } from '@/components/button'
import { publicGroups, wishGroupNames } from '@/domain/wish/vocabulary'
import { FilterSheet } from '../screens/filter-sheet'
import { anything, countChoices, look, useLooking, useWall } from './wall-store'
import styles from './filter-bar.module.scss'

const groups = publicGroups.map((value) => ({ value, text: wishGroupNames[value] }))

export function FilterBar() {
  const { view, filter } = useLooking()
  const wall = useWall()
  const [open, setOpen] = useState(false)
  const grids = wall.status === 'ready' ? wall.data.grids : []
  // A near day is of no interest where all has been granted.
  const hasDays = view === 'open'
  const chosen = [
    grids.find(({ gridId }) => gridId === filter.gridId)?.name,
    filter.group !== null && wishGroupNames[filter.group],
    hasDays && filter.nearlyDue && '快到日子的',
  ].filter(Boolean)
  const count = countChoices(hasDays ? filter : { ...filter, nearlyDue: false })
  const about = hasDays ? '挑一个，替邻居圆了它' : '圆了的心愿，和他们的话'
  return (
    <>
      <View className={styles.bar}>
        <View className={styles.words}>
          {chosen.length > 0 ? apart(`只看 ${chosen.join(' · ')}`) : about}
        </View>
        {count > 0 && <Button small kind="quiet" text="看全部" onTap={() => look({ filter: anything })} />}
        <Button
          small
          kind="second"
          text={count > 0 ? `筛选 ${count}` : '筛选'}
          label="筛选心愿"
          onTap={() => setOpen(true)}
        />
      </View>
      {open && (
        <FilterSheet
          title="想看哪些心愿"
          by={{
            gridId: grids.length > 0 && {
              ...{ is: 'wheel', label: '哪个网格的' },
              options: grids.map(({ gridId, name }) => ({ value: gridId, text: name })),
            },
            group: { is: 'choice', label: '为谁', options: groups },
            nearlyDue: hasDays && { is: 'switch', label: '只看快到日子的', hint: '七天之内盼着圆的' },
          }}
          filter={filter}
          onChoose={(next) => look({ filter: next })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
