/** The figures that come from elsewhere, each with its source and its time, apart from what is counted here. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { honourKinds, kindsOn } from '@/domain/honour/kinds'
import type { Saying } from '@/features/screens/said'
import { openPage } from '@/platform/navigate'
import { OutsideSheet } from './outside-sheet'
import type { Outside, OutsideItem, OutsideOf } from './outside-store'

/** Whether a figure counts people of whom a board tells. */
const isOnBoard = (what: string): boolean =>
  kindsOn('deeds').some((kind) => what.includes(honourKinds[kind].title))

interface OutsideProps {
  outside: Outside
  of: OutsideOf
  saying: Saying
  /** Told of what stands now. */
  onWritten: (outside: Outside) => void
}

export function OutsideFigures({ outside, of, saying, onWritten }: OutsideProps) {
  const [writing, setWriting] = useState<OutsideItem | 'new' | null>(null)
  const { items, mayEdit } = outside
  if (items.length === 0 && !mayEdit) return null
  return (
    <Section title="外面来的数字">
      <Caption text="别处公布的，照抄在这里，不和站里数的加在一起。" />
      {items.length > 0 && (
        <RowGroup>
          {items.map((item) => (
            <Row
              key={item.form.what}
              title={item.form.what}
              caption={`${item.form.source}，${item.when}`}
              value={`${item.form.amount} ${item.form.unit}`}
              {...(mayEdit && { onTap: () => setWriting(item) })}
            />
          ))}
        </RowGroup>
      )}
      {items.some(({ form }) => isOnBoard(form.what)) && (
        <RowGroup>
          <Row
            icon="medal"
            title="善行义举榜"
            caption="里面的人和事，本人同意公开的"
            onTap={() => openPage(appPages.honourBoard('deeds'))}
          />
        </RowGroup>
      )}
      {mayEdit && <Button kind="second" text="加一个外面的数" onTap={() => setWriting('new')} />}
      <Slot>
        {writing !== null && (
          <OutsideSheet
            item={writing === 'new' ? null : writing}
            {...{ of, saying, onWritten }}
            version={outside.version}
            onClose={() => setWriting(null)}
          />
        )}
      </Slot>
    </Section>
  )
}
