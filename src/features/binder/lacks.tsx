/** What the papers of the month lack, before they are handed on: each line leads to where it is put right. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import type { Binder } from './store'

export function Lacks({ binder: { lacks } }: { binder: Binder }) {
  if (lacks === null) return null
  if (lacks.count === 0) return <Caption text="这个月什么也不缺，可以交了。" />
  const { count, more, first } = lacks
  return (
    <Section
      title={`还缺 ${count} 样${more ? '以上' : ''}`}
      more="看全部"
      onMore={() => openPage(deskPages.gaps)}
    >
      <Stack>
        <RowGroup>
          {first.map(({ id, title, caption, page }) => (
            <Row key={id} title={title} caption={caption} onTap={() => openPage(page)} />
          ))}
        </RowGroup>
        <Caption text="补好再生成最好；不补也能先生成，以后重新生成一次。" />
      </Stack>
    </Section>
  )
}
