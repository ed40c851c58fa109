/** The households of a building: those to be called on first, and those that were called on lately. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { useHomeVisits } from './queue'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { householdTags, inWalkingOrder, isDue } from '@/domain/visit/households'
import { visitRules } from '@/domain/visit/rules'
import { openPage } from '@/platform/navigate'
import type { Household } from './store'
import { householdWord, paceWord } from './words'

/** So many rows are drawn at first, and more by a tap: all of them are here already. */
const STEP = 30

interface RowsProps {
  title: string
  items: readonly Household[]
  /** Of those whose visit waits on this phone. */
  written: ReadonlySet<string>
}

function HouseholdRow({ item, isWritten }: { item: Household; isWritten: boolean }) {
  const name = householdWord(item)
  const { personId, gridId, building, shown, tags } = item
  const pace = isWritten ? '今天记过，在手机里等着送' : paceWord(item, serverNow())
  return (
    <Row
      title={name}
      caption={[...tags.map((tag) => householdTags[tag]), pace].join('，')}
      {...(isWritten && { end: <Tag tone="amber" text="等着送" /> })}
      onTap={() => openPage(deskPages.visitedHome({ personId, gridId, building, shown, name }))}
    />
  )
}

function Rows({ title, items, written }: RowsProps) {
  const [most, setMost] = useState(STEP)
  if (items.length === 0) return null
  return (
    <Section title={title} more={`${items.length} 户`}>
      <Stack>
        <RowGroup>
          {items.slice(0, most).map((item) => (
            <HouseholdRow key={item.personId} item={item} isWritten={written.has(item.personId)} />
          ))}
        </RowGroup>
        {items.length > most && (
          <Button kind="quiet" text="接着看" onTap={() => setMost(most + STEP)} label={`${title}：接着看`} />
        )}
      </Stack>
    </Section>
  )
}

export function Households({ items, cut }: { items: readonly Household[]; cut: boolean }) {
  const visits = useHomeVisits((queue) => queue.items)
  const written = new Set(
    visits.flatMap(({ action, input, state }) =>
      action === 'visit.save' && state.status === 'waiting' ? [input.personId] : [],
    ),
  )
  if (items.length === 0)
    return <Empty title="这栋楼还没有登记的住户" text="居民在「我的」里写好楼栋，或者由您建档，这里就有了" />
  const now = serverNow()
  const rows = inWalkingOrder(items, now)
  const isNext = (item: Household) => isDue(item, now) && !written.has(item.personId)
  return (
    <>
      <Rows title="该去看看的" items={rows.filter(isNext)} written={written} />
      <Rows title="近期去过的" items={rows.filter((item) => !isNext(item))} written={written} />
      {cut && <Caption text={`这栋楼人多，先列出 ${visitRules.mostRecords} 位的家`} />}
    </>
  )
}
