/** The sheet for a door: what the room is, what for, when it is open, and its code, large enough to read from the stairs. */
import { View } from '@tarojs/components'
import { QrCode } from '@/components/qr-code'
import { placeText } from '@/domain/attendance/scan-text'
import { DOOR_HINT, doorFacts } from '@/domain/attendance/code-papers'
import type { DeskPlace, Places } from './desk-store'
import styles from './paper.module.scss'

export const doorPaperId = 'place-door'

export function DoorPaper({ place, places }: { place: DeskPlace; places: Places }) {
  const { form, placeCode } = place
  const { stationId, stationName } = places
  const facts = doorFacts(place, places)
  return (
    <View id={doorPaperId} className={styles.door}>
      <View className={styles.station}>{stationName}</View>
      <View className={styles.large}>{form.name}</View>
      <View className={styles.facts}>
        {facts.map(({ head, text }) => (
          <View key={head} className={styles.fact}>
            <View className={styles.head}>{head}</View>
            <View className={styles.text}>{text}</View>
          </View>
        ))}
      </View>
      <View className={styles.foot}>
        <QrCode text={placeText({ stationId, placeCode })} size={190} label={`${form.name}的码`} />
        <View className={styles.hint}>{DOOR_HINT}</View>
      </View>
    </View>
  )
}
