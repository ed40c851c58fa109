/** The figures of a month in their groups, each opening the rows that it counts. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import type { Figure, FigureGroup, StationFigures } from './store'

function FigureRow({ figure, month, mayOpen }: { figure: Figure; month: string; mayOpen: boolean }) {
  const { word, register, values } = figure
  const value = values[values.length - 1]?.said ?? (register === 'points' ? '月底算' : '还没有数')
  const onTap = () => openPage(deskPages.binderRows(month, register))
  return <Row title={word} value={value} {...(mayOpen && { onTap })} />
}

function Group({ group, month, mayOpen }: { group: FigureGroup; month: string; mayOpen: boolean }) {
  return (
    <Section title={group.title}>
      <RowGroup>
        {group.figures.map((figure) => (
          <FigureRow key={figure.key} figure={figure} month={month} mayOpen={mayOpen} />
        ))}
      </RowGroup>
    </Section>
  )
}

export function Groups({ data: { groups, month, mayOpen } }: { data: StationFigures }) {
  return groups.map((group) => <Group key={group.title} group={group} month={month} mayOpen={mayOpen} />)
}
