/** What of the station is open to residents, each with a button that asks before it turns it. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { type Feature, featureNames, features } from '@/domain/station/features'
import { SaidNote, useSaid } from '@/features/screens/said'
import { saveSwitches, type Switches } from './store'

const whatStays: Record<Feature, string> = {
  wishes: '关上以后居民看不到心愿墙，不能许新的、认领新的，已经许的、正在帮的照样办完',
  store: '关上以后不能再订，积分都在，已经订好的照样能领',
}

export function SwitchList({ switches }: { switches: Switches }) {
  const [asked, setAsked] = useState<Feature | null>(null)
  const saying = useSaid()
  const turn = async (feature: Feature) => {
    const wanted = { ...switches.features, [feature]: !switches.features[feature] }
    const answer = await saveSwitches(wanted, switches.version)
    setAsked(null)
    saying.sayAnswer(answer, `${featureNames[feature]}${wanted[feature] ? '开放了' : '关上了'}`)
  }
  return (
    <Stack>
      <SaidNote saying={saying} />
      <RowGroup>
        {features.map((feature) => {
          const on = switches.features[feature]
          const word = on ? '关上' : '开放'
          const button = (
            <Button
              small
              kind="second"
              text={word}
              label={`${word}${featureNames[feature]}`}
              onTap={() => setAsked(feature)}
            />
          )
          return (
            <Row
              key={feature}
              title={featureNames[feature]}
              caption={on ? '开放着' : '没有开放'}
              {...(switches.mayEdit && { end: button })}
            />
          )
        })}
      </RowGroup>
      {asked !== null && (
        <Note
          tone="amber"
          text={`${switches.features[asked] ? '关上' : '开放'}${featureNames[asked]}？${
            switches.features[asked] ? whatStays[asked] : '居民马上就能用'
          }`}
          action={switches.features[asked] ? '确定关上' : '确定开放'}
          onAction={() => void turn(asked)}
          onClose={() => setAsked(null)}
        />
      )}
      <Caption text={switches.mayEdit ? '马上对全站生效。' : '要站长来开关。'} />
    </Stack>
  )
}
