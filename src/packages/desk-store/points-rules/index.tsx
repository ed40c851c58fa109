/** The rules by which points are earned: what holds since when; the head of the station may change them. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { RuleForm } from '@/features/points-desk/rule-form'
import { openRules, useRules } from '@/features/points-desk/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { RulePage } from '@/features/screens/rule-page'
import { wholePage } from '@/features/whole-page'

const PointsRulesPage = () => (
  <LoadedScreen
    title="积分规则"
    resource={useRules()}
    open={openRules}
    screen={(rules, stale) => (
      <RulePage
        title="积分规则"
        edits="改规则"
        says={({ says }) => says}
        note={rules.expiry}
        form={(then) => <RuleForm rules={rules} {...then} />}
        {...{ rules, stale }}
      />
    )}
  />
)

export default wholePage(PointsRulesPage, DeskFrame)
