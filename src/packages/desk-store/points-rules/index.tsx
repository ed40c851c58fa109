/** The rules by which points are earned: what holds since when; the head of the station may change them. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { RuleForm } from '@/features/points-desk/rule-form'
import { RuleList } from '@/features/points-desk/rule-list'
import { openRules, useRules, type Rules } from '@/features/points-desk/store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Ready({ rules, stale }: { rules: Rules; stale: ReactNode }) {
  const saying = useSaid()
  const [editing, setEditing] = useState(false)
  const saved = (text: string) => {
    setEditing(false)
    saying.say(text)
  }
  if (editing) return <RuleForm rules={rules} onSaved={saved} onClose={() => setEditing(false)} />
  const foot = (rules.mayEdit || saying.said !== null) && (
    <Stack>
      <SaidNote saying={saying} />
      {rules.mayEdit && <Button text="改规则" onTap={() => setEditing(true)} />}
    </Stack>
  )
  return (
    <Screen title="积分规则" action={foot}>
      <Stack>
        {stale}
        <RuleList rules={rules} />
      </Stack>
    </Screen>
  )
}

function PointsRulesPage() {
  return (
    <LoadedScreen
      title="积分规则"
      resource={useRules()}
      open={openRules}
      screen={(rules, stale) => <Ready rules={rules} stale={stale} />}
    />
  )
}

export default wholePage(PointsRulesPage, DeskFrame)
