/** How scores are reckoned: what holds since when, who changed it; the head of the station may. */
import { ScoreRuleForm } from '@/features/campaign/score-rule-form'
import { openScoreRules, useScoreRules } from '@/features/campaign/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { RulePage } from '@/features/screens/rule-page'
import { wholePage } from '@/features/whole-page'

const note =
  '时长和次数：和这段时间所有服务过的人比，十个人里做得多的那一位算满。评价：帮过的人打的，不到 5 个不算，它的分摊给别的几样。评议：至少 3 位，取平均。每样算到一位小数，四舍五入，加起来就是总分。'

const ScoreRulesPage = () => (
  <LoadedScreen
    title="分怎么算"
    resource={useScoreRules()}
    open={openScoreRules}
    screen={(rules, stale) => (
      <RulePage
        title="分怎么算"
        edits="改算法"
        says={({ text }) => [text]}
        note={note}
        form={(then) => <ScoreRuleForm rules={rules} {...then} />}
        {...{ rules, stale }}
      />
    )}
  />
)

export default wholePage(ScoreRulesPage)
