/** What became of a thing, as everybody sees it: how it is now, and in which activity that came about. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Pictures } from '@/features/screens/pictures'
import { openPage } from '@/platform/navigate'
import type { CaseDetail } from './store'

export function Result({ result }: { result: NonNullable<CaseDetail['result']> }) {
  const { lines, photo, gathered } = result
  if (lines.length === 0 && photo === null && !gathered) return null
  return (
    <Card>
      <Stack>
        {lines.map(({ label, text }) => (
          <View key={label}>
            <Caption text={label} />
            <Strong text={text} />
          </View>
        ))}
        {photo !== null && <Pictures fileIds={[photo]} label="现在的样子" />}
        {gathered && (
          <View>
            <Caption text={gathered.label} />
            <Button small kind="second" text={gathered.title} onTap={() => openPage(gathered.page)} />
          </View>
        )}
      </Stack>
    </Card>
  )
}
