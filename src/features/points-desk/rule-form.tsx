/** Writing a new rule of points: it is tried on last month. */
import { ruleNumbers } from '@/domain/points/rule-form'
import { RuleFrame } from '@/features/screens/rule-frame'
import type { RuleWritten } from '@/features/screens/rule-page'
import { type Rules, saveRule, tryRule } from './store'
import { Trial } from './trial'

interface RuleFormProps extends RuleWritten {
  rules: Rules
}

/** What holds now. */
const numbersNow = ({ rules }: Rules) =>
  (rules.find(({ state }) => state === 'now') ?? rules[0])?.numbers ?? {
    ...{ minutesPerPoint: 60, wishPoints: 0, sortingPoints: 0, reusePoints: 0 },
  }

export const RuleForm = ({ rules, ...then }: RuleFormProps) => (
  <RuleFrame
    title="改积分规则"
    name="points-rule"
    numbers={ruleNumbers}
    now={numbersNow(rules)}
    rules={rules}
    before="那天以前的照旧规则"
    tries="先拿上个月试算"
    onTry={tryRule}
    onSave={saveRule}
    trial={(trial) => <Trial trial={trial} />}
    says={({ says }) => `${says.join('；')}。以前得的积分不变，改动和原因会公开。`}
    saved="新规则"
    {...then}
  />
)
