/** The rules by which points are earned: what holds since when; the head of the station may change them. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { RuleForm } from '@/features/desk/points-rules/rule-form'
import { RuleList } from '@/features/desk/points-rules/rule-list'
import { openRules, useRules } from '@/features/desk/points-rules/store'
import { SaidNote, useSaid } from '@/features/desk/said'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function PointsRulesPage() {
  const rules = useRules()
  const saying = useSaid()
  const [editing, setEditing] = useState(false)
  useShown(openRules)
  if (editing && rules.status === 'ready')
    return (
      <RuleForm
        rules={rules.data}
        onSaved={(text) => {
          setEditing(false)
          saying.say(text)
        }}
        onClose={() => setEditing(false)}
      />
    )
  const mayEdit = rules.status === 'ready' && rules.data.mayEdit
  return (
    <Screen
      title="积分规则"
      action={
        (mayEdit || saying.said !== null) && (
          <Stack>
            <SaidNote saying={saying} />
            {mayEdit && <Button text="改规则" onTap={() => setEditing(true)} />}
          </Stack>
        )
      }
    >
      <Stack>
        {rules.status === 'failed' && <Failed failure={rules.failure} onRetry={openRules} />}
        {(rules.status === 'idle' || rules.status === 'loading') && <Loading />}
        {rules.status === 'ready' && rules.failure && (
          <Note tone="amber" text="没有连上网络，下面是上次看到的" />
        )}
        {rules.status === 'ready' && <RuleList rules={rules.data} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(PointsRulesPage)
