/** Somebody who stands in a campaign, for those who mark and decide: what was said, what was given, the own mark. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Choice } from '@/components/choices'
import { Tag } from '@/components/tag'
import { panelRules } from '@/domain/campaign/panel'
import { Moves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { type Entrant, markEntrant, type WorkView } from './store'

const marks = Array.from({ length: panelRules.best + 1 }, (_, mark) => ({
  value: String(mark),
  text: String(mark),
}))

/** How many marks there are, and once it was put up what they come to. */
const marksWord = ({ marks: { count, mean } }: Entrant): string =>
  count === 0
    ? '还没有人打分'
    : mean === ''
      ? `${count} 位打了分，公示以后才看得到平均几分`
      : `${count} 位打了分，平均 ${mean}`

interface EntrantCardProps {
  entrant: Entrant
  of: { campaignId: string; view: WorkView }
  saying: Saying
  onRows: () => void
  onDecide: (event: 'dismiss' | 'exclude') => void
  onFind: () => void
}

export function EntrantCard({ entrant, of, saying, onRows, onDecide, onFind }: EntrantCardProps) {
  const [busy, setBusy] = useState(false)
  const { entryId, name, stateText, sought, reasons, lines, mark, mayMark, points, chosen, moves } = entrant
  const may = (event: string): boolean => moves.some((one) => one.event === event && one.allowed)
  const give = async (value: string) => {
    if (busy) return
    setBusy(true)
    const answer = await markEntrant(of, { campaignId: of.campaignId, entryId, mark: Number(value) })
    saying.sayAnswer(answer, `给${name}打了 ${value} 分`)
    setBusy(false)
  }
  return (
    <Card>
      <Stack>
        <Strong text={name} />
        <TagLine>
          <Tag tone={chosen ? 'jade' : 'plain'} text={chosen ? '评上了' : stateText} />
          {points !== null && <Caption text={`${points} 分`} />}
        </TagLine>
        {sought !== null && sought.where !== '' && <Caption text={`住在：${sought.where}`} />}
        {reasons.map(({ relation, reason }) => (
          <Caption key={reason} text={`${relation}推荐：${reason}`} />
        ))}
        {lines.map(({ name: part, figure, full }) => (
          <Caption key={part} text={`${part}：${figure}（${full}算满）`} />
        ))}
        {entrant.state === 'entered' && <Caption text={marksWord(entrant)} />}
        {mayMark && (
          <Choice
            label={`给${name}打几分，${panelRules.best} 分最好`}
            options={marks}
            value={mark === null ? null : String(mark)}
            onChange={(value) => void give(value)}
          />
        )}
        <Moves>
          {lines.length > 0 && <Button small kind="quiet" text="是哪几场" onTap={onRows} />}
          {may('find') && <Button small text="找到这位" onTap={onFind} />}
          {may('dismiss') && <Button small kind="quiet" text="没有用上" onTap={() => onDecide('dismiss')} />}
          {may('exclude') && (
            <Button small kind="quiet" text="不符合条件" onTap={() => onDecide('exclude')} />
          )}
        </Moves>
      </Stack>
    </Card>
  )
}
