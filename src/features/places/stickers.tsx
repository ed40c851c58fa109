/** Stickers of places: a code to scan, with the name beside it, many on one sheet of paper, to be cut apart. */
import { View } from '@tarojs/components'
import { QrCode } from '@/components/qr-code'
import { placeText } from '@/domain/attendance/scan-text'
import { STICKER_HINT } from '@/domain/attendance/code-papers'
import { floorWord } from '@/domain/station/place-words'
import { shortName } from '@/domain/station/units'
import type { DeskPlace, Places } from './desk-store'
import styles from './paper.module.scss'

export const stickersId = 'place-stickers'

interface StickersProps extends Pick<Places, 'stationId' | 'stationName'> {
  places: readonly DeskPlace[]
  /** How many of each. */
  copies: number
}

export function Stickers({ places, copies, stationId, stationName }: StickersProps) {
  const each = Array.from({ length: copies }, (_, copy) => copy)
  return (
    <View id={stickersId} className={styles.stickers}>
      {places.map(({ placeCode, form }) =>
        each.map((copy) => (
          <View key={`${placeCode} ${copy}`} className={styles.sticker}>
            <View className={styles.square}>
              <QrCode text={placeText({ stationId, placeCode })} size={160} label={`${form.name}的码`} />
            </View>
            <View className={styles.words}>
              <View className={styles.small}>{shortName(stationName)}</View>
              <View className={styles.name}>{form.name}</View>
              <View className={styles.small}>{floorWord(form)}</View>
              <View className={styles.small}>{STICKER_HINT}</View>
            </View>
          </View>
        )),
      )}
    </View>
  )
}
