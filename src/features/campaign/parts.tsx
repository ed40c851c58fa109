/** What stands on every page of campaigns: one in a list, what it is scored by, and how a score came about. */
import { Caption, Card, Stack, Strong, TagLine, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag, type Tone } from '@/components/tag'
import { dateWord } from '@/domain/words/moments'
import type { Campaign, CampaignCard } from './store'

const tones: Record<CampaignCard['tone'], Tone> = {
  plain: 'plain',
  waiting: 'amber',
  good: 'jade',
  warn: 'seal',
  done: 'plain',
}

/** What the way to recommend says, by who stands in a campaign. */
export const nominateWords: Readonly<Record<string, string>> & { person: string } = {
  person: '推荐一位邻居',
  team: '推荐一支队伍',
  family: '推荐一家',
}

/** What is next, and when. */
export function nextWord({ state, opensAt, closesAt, dueAt }: CampaignCard, now: number): string {
  if (state === 'draft' || state === 'published') return `${dateWord(opensAt, now)}开始报名`
  if (state === 'nominating') return `报名到 ${dateWord(closesAt - 1, now)}`
  if (dueAt === null) return ''
  if (state === 'reviewing') return `${dateWord(dueAt, now)}以前评完`
  return state === 'noticing' ? `公示到 ${dateWord(dueAt, now)}` : ''
}

export function CampaignCardView({
  campaign,
  now,
  onTap,
}: {
  campaign: CampaignCard
  now: number
  onTap: () => void
}) {
  const { title, stateText, tone, placesText, theme } = campaign
  return (
    <Card onTap={onTap} label={`${title}，${stateText}`}>
      <Stack>
        <Strong text={title} />
        <TagLine>
          <Tag tone={tones[tone]} text={stateText} />
          {theme !== null && <Tag tone="kind" text={theme} />}
          <Caption text={[`评 ${placesText}`, nextWord(campaign, now)].filter(Boolean).join('，')} />
        </TagLine>
      </Stack>
    </Card>
  )
}

type Sheet = NonNullable<NonNullable<Campaign['own']>['sheet']>

/** Every part of a score, and their sum. */
export function ScoreSheet({ sheet, onRows }: { sheet: Sheet; onRows: () => void }) {
  const { lines, points, preview, measure } = sheet
  // Where the panel alone decides there is no service to look at.
  const isServed = lines.length > 1
  return (
    <Section title={preview ? '如果今天评' : '我的分怎么来的'}>
      <RowGroup>
        {lines.map(({ name, figure, full, points: got, most }) => (
          <Row
            key={name}
            title={name}
            caption={figure === '' ? `还没有评，最多 ${most} 分` : `${figure}，${full}算满 ${most} 分`}
            value={figure === '' ? '' : `${got} 分`}
          />
        ))}
        <Row title={preview ? '现在一共' : '一共'} value={`${points} 分`} />
        {isServed && <Row icon="list" title="看是哪几场、怎么证明的" onTap={onRows} />}
      </RowGroup>
      <Caption text={[measure, '这个分只有您自己和评议的人看得到。'].filter(Boolean).join('。')} />
    </Section>
  )
}

/** How it is scored, and when. */
export function HowScored({ campaign, now }: { campaign: Campaign['campaign']; now: number }) {
  const { title, stateText, tone, about, rule, theme, days, placesText, entrant } = campaign
  const counted = entrant === 'person' ? '的服务' : '做的事'
  return (
    <Card>
      <Stack>
        <Title text={title} />
        <TagLine>
          <Tag tone={tones[tone]} text={stateText} />
          <Caption text={nextWord(campaign, now)} />
        </TagLine>
        {about !== '' && <Caption text={about} />}
        <Caption text={`评 ${placesText}。算 ${days}${counted}${theme === null ? '' : `，只算${theme}`}。`} />
        <Caption text={`怎么算：${rule}。不投票，不点赞，不排名次。`} />
      </Stack>
    </Card>
  )
}
