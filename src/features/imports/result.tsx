/** What an import comes to: its counts, columns that were of no use, how far it is, and the rows that were refused. */
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { importStates } from '@/domain/imports/documents'
import { momentWord } from '@/domain/words/moments'
import { kindName, nextWord, rowWord } from './words'
import type { Import, OneImport } from './store'

const tones = {
  previewed: 'amber',
  running: 'amber',
  done: 'jade',
  undoing: 'amber',
  undone: 'plain',
} as const

export function Head({ one, now }: { one: Import; now: number }) {
  const { kind, fileName, state, parts, written, byName, ranByName, createdAt, ranAt } = one
  const who = ranAt === null ? `${byName}选的` : `${ranByName}导入`
  return (
    <Card>
      <Stack>
        <Title text={fileName} />
        <Caption text={`${kindName(kind)} · ${who} · ${momentWord(ranAt ?? createdAt, now)}`} />
        <TagLine>
          <Tag tone={tones[state]} text={importStates[state]} />
        </TagLine>
        {(state === 'running' || state === 'undoing') && (
          <Meter value={written} max={parts} label={`一共 ${parts} 份，写着 ${written} 份`} />
        )}
      </Stack>
    </Card>
  )
}

const line = (title: string, count: number, caption = '') =>
  count > 0 ? <Row key={title} title={title} caption={caption} value={`${count} 行`} /> : null

export function Counts({ one }: { one: Import }) {
  const { counts, state, unknown, undone, kept } = one
  const before = state === 'previewed'
  const next = nextWord(one)
  return (
    <Section title={before ? '导入以后会这样' : '导入的结果'}>
      <Stack>
        <RowGroup>
          {line('新增', counts.added)}
          {line('改动', counts.changed, '同名的已经有了，改写了的几项')}
          {line('一样', counts.same, '已经有了，不用动')}
          {line(before ? '不能导入' : '没有导入', counts.refused, '原因在下面，别的行照常导入')}
          {line('撤销了', undone)}
          {line('留着没撤', kept, '导入以后有人改过或者用上了')}
        </RowGroup>
        {next !== null && <Note tone="jade" text={next} />}
        {unknown.length > 0 && <Note tone="sky" text={`这几列用不上，没有读：${unknown.join('、')}`} />}
      </Stack>
    </Section>
  )
}

type Told = OneImport['items'][number]

function Rows({ title, kind, items }: { title: string; kind: Import['kind']; items: readonly Told[] }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <RowGroup>
        {items.map(({ at, texts, problem, note }) => (
          <Row key={at} title={`第 ${at} 行 · ${rowWord(kind, texts)}`} caption={problem || note} />
        ))}
      </RowGroup>
    </Section>
  )
}

/** The rows of which something is told: those that are left out, and those of which a part is. */
export const ToldRows = ({ one: { kind, state }, items }: { one: Import } & Pick<OneImport, 'items'>) => (
  <>
    <Rows
      title={state === 'previewed' ? '不能导入的行' : '没有导入的行'}
      kind={kind}
      items={items.filter(({ problem }) => problem !== '')}
    />
    <Rows
      title={state === 'previewed' ? '能导入，有一处先空着' : '导入了，有一处空着'}
      kind={kind}
      items={items.filter(({ problem }) => problem === '')}
    />
  </>
)
