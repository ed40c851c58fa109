/** Writing a new sheet of scores: it is tried on the last campaign. */
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { scoreNumbers } from '@/domain/score/form'
import { RuleFrame } from '@/features/screens/rule-frame'
import type { RuleWritten } from '@/features/screens/rule-page'
import { saveScoreRules, type ScoreRules, type ScoreTrial, tryScoreRules } from './store'

const placeWord = (was: boolean, would: boolean): string =>
  was === would ? '' : would ? '，会评上' : '，不会评上'

function Trial({ trial: { title, changed } }: { trial: ScoreTrial }) {
  return (
    <Section title="试算">
      {title === null || changed.length === 0 ? (
        <Caption
          text={title === null ? '还没有哪个评选评完，等有了就能拿来试。' : `「${title}」照新算法没有变化。`}
        />
      ) : (
        <RowGroup>
          {changed.map(({ name, before, after, was, would }, index) => (
            <Row
              key={`${name} ${index}`}
              title={name}
              caption={`「${title}」${placeWord(was, would)}`}
              value={`${before} → ${after} 分`}
            />
          ))}
        </RowGroup>
      )}
    </Section>
  )
}

interface ScoreRuleFormProps extends RuleWritten {
  rules: ScoreRules
}

export const ScoreRuleForm = ({ rules, ...then }: ScoreRuleFormProps) => (
  <RuleFrame
    title="改算法"
    name="score-rule"
    numbers={scoreNumbers}
    now={
      rules.rules.find(({ state }) => state === 'now')?.weights ?? {
        ...{ hours: 40, times: 20, rating: 20, panel: 20 },
      }
    }
    rules={rules}
    before="发布过的评选照旧算法"
    tries="先拿上一个评选试算"
    onTry={tryScoreRules}
    onSave={saveScoreRules}
    trial={(trial) => <Trial trial={trial} />}
    says={({ text }) => `${text}。发布过的评选照旧算法，改动和原因会公开。`}
    saved="新算法"
    {...then}
  />
)
