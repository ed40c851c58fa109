/** Asked once of somebody whom nobody knows yet: a name to be called by and the building, or later. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { readItem, writeItem } from '@/platform/storage'

const place = 'welcome-later'

export function Welcome() {
  const [later, setLater] = useState(() => readItem(place) !== null)
  if (later) return null
  const wait = () => {
    writeItem(place, 'later')
    setLater(true)
  }
  return (
    <Card>
      <Stack>
        <View>
          <Title text="邻居好，怎么称呼您？" />
          <Caption text="写下称呼和楼栋，停水停电的通知就能送到您这栋楼" />
        </View>
        <Button kind="second" text="写一下" onTap={() => openPage(appPages.profile)} />
        <Button kind="quiet" text="先随便看看" onTap={wait} />
      </Stack>
    </Card>
  )
}
