/** Contents that wait for a person's look, the most urgent first; what was decided can be looked up. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Caption } from '@/components/card'
import { CheckCard } from '@/features/moderation/check-card'
import { blockMany, checks, type CheckView, isListed } from '@/features/moderation/store'
import { decidedTag, subjectWords } from '@/features/moderation/words'
import { DeskQueue, withFirst } from '@/features/screens/desk-queue'
import { dueTag } from '@/features/screens/due'
import { isAllowed } from '@/features/screens/moves'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

const views: { value: CheckView; text: string }[] = [
  { value: 'waiting', text: '等人看' },
  { value: 'passed', text: '通过的' },
  { value: 'blocked', text: '没通过的' },
]

const empties: Record<CheckView, { title: string; text: string }> = {
  waiting: { title: '都看完了', text: '机器拿不准的、本人申诉的会出现在这里' },
  passed: { title: '还没有通过的', text: '通过的内容会出现在这里' },
  blocked: { title: '没有拦下的', text: '没有通过的内容会出现在这里' },
}

function ChecksPage() {
  const { checkId: asked = '' } = usePageParams('checkId')
  return (
    <DeskQueue
      title="审核"
      search={{ label: '找内容', placeholder: '内容、作者的姓' }}
      list={checks}
      start="waiting"
      views={views}
      label="哪些内容"
      order={(items) => withFirst(items, ({ checkId }) => checkId === asked)}
      faces={(items, now, view) =>
        items.map((check) => ({
          key: check.checkId,
          title: check.title,
          caption: [subjectWords[check.subjectKind], check.author].join(' · '),
          tag: isListed(check, view) ? dueTag(check.dueAt, now) : decidedTag(check),
          items: [check],
        }))
      }
      empty={(view) => empties[view]}
      head={({ view, page }) =>
        view === 'waiting' && page.items.length > 0 && <Caption text="没有看过之前，别人看不到这些内容。" />
      }
      refuseMany={{
        views: ['waiting'],
        draft: () => 'checks',
        verb: '不通过',
        text: '别人看不到；本人会收到消息，里面有您写的理由，可以改，也可以申诉。',
        placeholder: '比如：都是广告',
        of: (check) =>
          isListed(check, 'waiting') &&
          isAllowed(check, 'block') && {
            ...{ id: check.checkId, version: check.version, title: check.title, who: check.author },
          },
        refuse: (_, seen, reason) => blockMany(seen, reason),
      }}
    >
      {(items, { view, now, saying }) =>
        items.map((check) => <CheckCard key={check.checkId} {...{ check, now, saying }} listed={view} />)
      }
    </DeskQueue>
  )
}

export default wholePage(ChecksPage, DeskFrame)
