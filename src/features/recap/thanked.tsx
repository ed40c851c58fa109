/** What those who came said to the organiser: numbers from five answers on, sentences without names. */
import { Caption } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import type { DeskRecap } from './store'

export function Thanked({ thanks }: Pick<DeskRecap, 'thanks'>) {
  if (thanks === null)
    return <Caption text="来过的人可以在活动页上打分、说一句；满 5 个人说了，这里就有平均分，不写名字。" />
  const { answers, average, sentences } = thanks
  return (
    <Section title="大家的感谢">
      <Figures
        items={[
          { value: average, caption: '平均分，满分 5 分' },
          { value: answers, caption: '人打了分' },
        ]}
      />
      <Caption text="每满 5 个人算一次，只有组织的人看得到。" />
      {sentences.length > 0 && (
        <RowGroup>
          {sentences.map((sentence, index) => (
            <Row key={`${index} ${sentence}`} icon="heart" title={sentence} />
          ))}
        </RowGroup>
      )}
    </Section>
  )
}
