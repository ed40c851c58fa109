/** What a question came to, as bars; what fewer than five chose is hidden, and said to be. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Road } from '@/components/chart'
import type { SurveyReport } from './store'

type Reported = NonNullable<SurveyReport['questions']>[number]

export function ReportCard({ title, asked, cells, texts }: Reported) {
  const hidden = cells.some(({ count }) => count === null)
  return (
    <Card>
      <Stack>
        <Strong text={title} />
        <Caption text={asked === null ? '问到的人太少，不显示' : `问到 ${asked} 人`} />
        {asked !== null && (
          <Road
            stretches={cells.map(({ text, count }) => ({
              ...{ word: text, value: count ?? 0, said: count === null ? '不显示' : `${count} 人` },
            }))}
          />
        )}
        {asked !== null && hidden && <Caption text="少于 5 人选的不显示；能倒推出来的也不显示" />}
        {texts.length > 0 && <Caption text={`写的话，按字母排：${texts.join('；')}`} />}
      </Stack>
    </Card>
  )
}
