/** What an organiser told of a session that is over: the figures that were counted, the words, and who was helped. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack } from '@/components/card'
import { Figures } from '@/components/figure'
import type { Recap } from './store'
import { figuresIn } from './words'
import styles from './told.module.scss'

export function Told({ recap }: { recap: Recap }) {
  const items = figuresIn(recap.figures)
  return (
    <>
      {items.length > 0 && <Figures items={items} />}
      <Card>
        <Stack>
          <View className={styles.words}>{recap.words}</View>
          {recap.helped !== '' && <Caption text={recap.helped} />}
          <Caption text={recap.by} />
        </Stack>
      </Card>
    </>
  )
}
