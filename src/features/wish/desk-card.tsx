/** One wish at the desk: whose it is, how long there is, and the step that waits; it is taken on the wish's own page. */
import { fileSrc } from '@/api/files'
import { Button } from '@/components/button'
import { Beside, Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Photo } from '@/components/photo'
import { Tag, type Tone } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { dayWord } from '@/domain/words/moments'
import { wishGroupNames, wishKindNames } from '@/domain/wish/vocabulary'
import { openPage } from '@/platform/navigate'
import { dueTag } from '../screens/due'
import type { DeskWish } from './store'

const verdicts: Record<DeskWish['verdict'], { tone: Tone; text: string } | null> = {
  pending: { tone: 'amber', text: '内容检查中' },
  inReview: { tone: 'amber', text: '内容等人看' },
  blocked: { tone: 'seal', text: '内容没通过' },
  passed: null,
}

/** What one goes to the wish for. */
const waiting: Partial<Record<DeskWish['stage'], string>> = {
  submitted: '去核实',
  verified: '看过再上墙',
  delivered: '打电话问问',
  stationFulfil: '社区来办',
}

export function DeskCard({ wish, now }: { wish: DeskWish; now: number }) {
  const { title, group, kind, gridName, wisher, recorder, createdAt, photo, stage } = wish
  const open = () => openPage(appPages.wish(wish.wishId))
  const due = dueTag(wish.dueAt, now)
  const verdict = verdicts[wish.verdict]
  const step = waiting[stage] ?? '看一看'
  const facts = (
    <>
      <Strong text={title} />
      <Caption
        text={[
          wisher,
          recorder !== null && `由${recorder}代写`,
          wishGroupNames[group],
          wishKindNames[kind],
          gridName,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <TagLine>
        {due && <Tag {...due} />}
        {verdict && <Tag {...verdict} />}
        {wish.doubts.length > 0 && <Caption text={`请留意：${wish.doubts.join('、')}`} />}
        <Caption text={`${dayWord(createdAt, now)}写的`} />
      </TagLine>
    </>
  )
  return (
    <Card>
      <Stack>
        {photo === null ? (
          facts
        ) : (
          <Beside lead={<Photo src={fileSrc(photo)} shape="thumb" icon="heart" />}>{facts}</Beside>
        )}
        <Button kind="second" small text={step} label={`${step}：${title}`} onTap={open} />
      </Stack>
    </Card>
  )
}
