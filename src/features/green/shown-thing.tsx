/** One old thing on show: how it was beside how it is, what it became, who gave it. */
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Photo } from '@/components/photo'
import type { Shown } from './show-store'
import styles from './shown-thing.module.scss'

const Half = ({ fileId, label }: { fileId: string; label: string }) => (
  <View className={styles.half}>
    <Photo src={fileSrc(fileId)} label={label} shape="square" />
    <Caption text={label} />
  </View>
)

export function ShownThing({ one, onOpen }: { one: Shown; onOpen: () => void }) {
  const { headline, by, photo, result } = one
  const [became, ...others] = result?.lines ?? []
  const after = result?.photo ?? null
  const facts = [
    // Whoever has closed the account is nobody any more.
    by === '' ? '' : `${by}给的`,
    ...others.map(({ label, text }) => `${label}：${text}`),
    result?.gathered ? `在这次活动上做的：${result.gathered.title}` : '',
  ].filter(Boolean)
  return (
    <Card onTap={onOpen} label={[headline, became?.text, ...facts].filter(Boolean).join('，')}>
      <Stack>
        {(photo !== null || after !== null) && (
          <View className={styles.pair}>
            {photo !== null && <Half fileId={photo} label="原来" />}
            {after !== null && <Half fileId={after} label="现在" />}
          </View>
        )}
        <View>
          <Strong text={became?.text ?? headline} />
          {became && <Caption text={`原来是${headline.replace(' · ', '，')}`} />}
          {facts.map((fact) => (
            <Caption key={fact} text={fact} />
          ))}
        </View>
      </Stack>
    </Card>
  )
}
