/** Checking out everybody who is left, after one question, with how far it has come. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Strong } from '@/components/card'
import { Meter } from '@/components/meter'
import { Sheet } from '@/components/sheet'
import type { Roster } from './store'
import type { DoorDesk } from './use-door-desk'

interface LeaveCardProps {
  roster: Roster
  now: number
  desk: Pick<DoorDesk, 'leaving' | 'endAll'>
}

export function LeaveCard({ roster, now, desk }: LeaveCardProps) {
  const [asked, setAsked] = useState(false)
  const { present } = roster.counts
  if (desk.leaving) {
    const { left, all } = desk.leaving
    const words = `正在签退，${all} 人还剩 ${left} 人`
    return (
      <Card>
        <Strong text={words} />
        <Meter value={all - left} max={all} label={words} />
      </Card>
    )
  }
  if (present === 0 || now < roster.startAt) return null
  const leave = () => {
    setAsked(false)
    void desk.endAll(present)
  }
  return (
    <>
      <Button kind="second" text={`给在场的 ${present} 人一起签退`} onTap={() => setAsked(true)} />
      <Sheet
        open={asked}
        title={`给在场的 ${present} 人签退？`}
        confirm="一起签退"
        onConfirm={leave}
        onClose={() => setAsked(false)}
      >
        <View>时长马上算好，最晚算到计划结束的时间。这样签退的要队长再看一眼才到账。</View>
      </Sheet>
    </>
  )
}
