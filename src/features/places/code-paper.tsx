/** The station's own code on a sheet of paper: whoever comes new scans it with WeChat and is at the right station. */
import { Image, View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { spoken } from '@/components/accessible'
import { phoneWord } from '@/domain/person/phone'
import type { StationCode } from './code-store'
import styles from './paper.module.scss'

export const codePaperId = 'station-code'

export function CodePaper({ station }: { station: StationCode }) {
  const { code, name, address, hours, phone } = station
  return (
    <View id={codePaperId} className={styles.door}>
      <View className={styles.station}>{name}</View>
      <View className={styles.large}>
        <View>微信扫一扫</View>
        <View>进我们社区</View>
      </View>
      <View {...spoken({ role: 'img', label: '站的小程序码' })}>
        <Image
          className={styles.picture}
          src={fileSrc(code)}
          mode="widthFix"
          lazyLoad={false}
          aria-hidden="true"
        />
      </View>
      <View className={styles.hint}>看通知、报活动、说心愿</View>
      {[address, hours, phoneWord(phone)].filter(Boolean).map((fact) => (
        <View key={fact} className={styles.hint}>
          {fact}
        </View>
      ))}
    </View>
  )
}
