/** How many people a notice will go to, and how they will learn of it. */
import { View } from '@tarojs/components'
import { Card, Stack } from '@/components/card'
import { Figure } from '@/components/figure'
import { Note } from '@/components/note'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import { failureText } from '@/api/failure'
import type { AudienceCount } from './store'
import type { AudienceCounting } from './use-audience-count'
import styles from './audience-size.module.scss'

/** Who learns of it how; sentences that say nothing are left out. */
export function waysOf({ people, withPhone, withConsent }: AudienceCount): string[] {
  const without = people - withPhone
  return [
    withPhone > 0 ? `${withPhone} 位用手机的，小程序里都能看到。` : '',
    withConsent > 0 ? `其中 ${withConsent} 位同意过，会收到一条微信提醒。` : '',
    without > 0 ? `${without} 位没用小程序，列入电话、上门名单。` : '',
  ].filter(Boolean)
}

export function AudienceSize({ counting: { counting, ask } }: { counting: AudienceCounting }) {
  if (counting.status === 'none') return null
  if (counting.status === 'failed')
    return <Note tone="seal" text={failureText(counting.failure)} action="再数一次" onAction={ask} />
  if (counting.status === 'counting') return <Note tone="sky" text="正在数有多少人…" />
  const { people, words, unmatched, unwritten } = counting.count
  const unplaced = [
    unmatched > 0 ? `有 ${unmatched} 位写的楼栋没对上` : '',
    unwritten > 0 ? `有 ${unwritten} 位没写住哪栋` : '',
  ].filter(Boolean)
  return (
    <Card>
      <Stack>
        <Figure value={people} unit="位" caption={`会发给 · ${words}`} />
        <View className={styles.ways}>
          {waysOf(counting.count).map((way) => (
            <View key={way}>{way}</View>
          ))}
        </View>
        {unplaced.length > 0 && (
          <Note
            tone="amber"
            text={`${unplaced.join('，')}，按楼发不到他们。要都发到，可以发给整个网格`}
            {...(unmatched > 0 && { action: '去对楼栋', onAction: () => openPage(deskPages.peopleCheck()) })}
          />
        )}
      </Stack>
    </Card>
  )
}
