/** The attendance sheet of a session, asked for and as it goes on paper: who is expected, and room to sign in and out by hand. */
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import { scrollRegion } from '@/components/accessible'
import { spanWord } from '@/domain/words/moments'
import type { Output } from '@/contract'
import styles from './roster-table.module.scss'

type RosterSheet = Output<'desk.printRoster'>

const sheet = createResource<string, RosterSheet>({
  name: 'roster-sheet',
  load: (sessionId) => call('desk.printRoster', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openSheet = (sessionId: string): Promise<void> => sheet.open(sessionId)
export const useSheet = (sessionId: string) => sheet.use(sheet.select(sessionId))

export const rosterSheetId = 'roster-sheet'

const heads = ['', '姓名', '网格', '电话', '签到', '签退'] as const
/** Empty lines at the end, for people who join at the door. */
const spare = 5

export function RosterTable({ sheet, now }: { sheet: RosterSheet; now: number }) {
  const { title, stationName, startAt, endAt, placeName, rows } = sheet
  const lines = [
    ...rows.map(({ name, grid, maskedPhone, withAdult }) => ({
      name: withAdult === '' ? name : `${name}（${withAdult}带）`,
      grid,
      phone: maskedPhone,
    })),
    ...Array.from({ length: spare }, () => ({ name: '', grid: '', phone: '' })),
  ]
  return (
    <View id={rosterSheetId} className={styles.sheet} {...scrollRegion('签到表')}>
      <View className={styles.title}>{`${title} · 签到表`}</View>
      <View className={styles.facts}>
        {[stationName, spanWord(startAt, endAt, now), placeName, `${rows.length} 人`].join(' · ')}
      </View>
      <View className={styles.table}>
        <View className={styles.line}>
          {heads.map((head) => (
            <View key={head} className={`${styles.cell} ${styles.head}`}>
              {head}
            </View>
          ))}
        </View>
        {lines.map(({ name, grid, phone }, index) => (
          <View key={index} className={styles.line}>
            <View className={`${styles.cell} ${styles.number}`}>{index + 1}</View>
            <View className={styles.cell}>{name}</View>
            <View className={styles.cell}>{grid}</View>
            <View className={styles.cell}>{phone}</View>
            <View className={`${styles.cell} ${styles.sign}`} />
            <View className={`${styles.cell} ${styles.sign}`} />
          </View>
        ))}
      </View>
    </View>
  )
}
