/** What was put right in a notice, the newest first, each with what stood there before. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { momentWord } from '@/domain/words/moments'
import styles from './corrections.module.scss'
import type { NoticeToRead } from './store'

type Correction = NoticeToRead['corrections'][number]

function Line({ correction, now }: { correction: Correction; now: number }) {
  const [open, setOpen] = useState(false)
  const { at, note, before } = correction
  return (
    <View>
      <Strong text={note} />
      <Caption text={`${momentWord(at, now)} 更正`} />
      {open && (
        <View className={styles.before}>
          <Strong text={before.title} />
          <View className={styles.words}>{before.text}</View>
        </View>
      )}
      <View className={styles.more}>
        <Button
          small
          kind="quiet"
          text={open ? '收起' : '看更正前写的'}
          label={open ? '收起更正前写的' : `看更正前写的：${note}`}
          onTap={() => setOpen(!open)}
        />
      </View>
    </View>
  )
}

export const Corrections = ({ corrections, now }: { corrections: readonly Correction[]; now: number }) => (
  <Card>
    <Stack>
      {[...corrections].reverse().map((correction) => (
        <Line key={correction.edition} correction={correction} now={now} />
      ))}
    </Stack>
  </Card>
)
