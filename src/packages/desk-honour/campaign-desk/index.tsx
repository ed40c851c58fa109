/** A campaign for those who mark and decide: who stands in it, what is next. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import type { Output } from '@/contract'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { EntrantCard } from '@/features/campaign/entrant-card'
import { nextWord } from '@/features/campaign/parts'
import { RowsSheet } from '@/features/campaign/rows-sheet'
import {
  type CampaignEvent,
  decideEntrant,
  type Entrant,
  entrants,
  moveCampaign,
  noticeFile,
  type WorkView,
} from '@/features/campaign/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { FileButton } from '@/features/screens/file-button'
import { ListScreen } from '@/features/screens/loaded-list'
import { OpenMoves } from '@/features/screens/moves'
import { SaidNote, useSaid } from '@/features/screens/said'
import { TeamChoice } from '@/features/screens/team-choice'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const options = [
  { value: 'entered', text: '在评的' },
  { value: 'named', text: '推荐来的' },
  { value: 'gone', text: '不在评的' },
] as const

const questions: Record<CampaignEvent, Question> = {
  publish: { title: '发布？', text: '到了开始的日子，居民就能报名、推荐。', confirm: '发布' },
  propose: {
    title: '定下来，去公示？',
    text: '按分数从服务记录里重新算一遍，公示 5 个工作日。最后的名额分数一样，先在下面写明选谁、为什么。',
    confirm: '去公示',
    ask: '分数一样时，为什么选这几位',
    optional: true,
  },
  award: { title: '表彰过了？', confirm: '表彰过了' },
  stop: { title: '不办了？', text: '报了名的会收到消息。', confirm: '不办了', ask: '为什么', danger: true },
}
const isMove = (event: string): event is CampaignEvent => event in questions

type Asked =
  | { what: 'move'; event: CampaignEvent; version: number }
  | { what: 'entry'; event: 'dismiss' | 'exclude'; entrant: Entrant }
  | { what: 'team'; entrant: Entrant }
  | { what: 'found'; entryId: string; version: number; who: string; name: string }

const toggled = (some: readonly string[], id: string): readonly string[] =>
  some.includes(id) ? some.filter((one) => one !== id) : [...some, id]

/** Of those who stand alike on the last places, whom the panel has chosen. */
const Pick = ({ on, onTap }: { on: boolean; onTap: () => void }) => (
  <Button small kind="quiet" text={on ? '同分时选这位：选了' : '同分时选这位'} onTap={onTap} />
)

interface HeadProps {
  page: Output<'campaign.work'>
  now: number
  view: WorkView
  onView: (view: WorkView) => void
  onAsk: (asked: Asked) => void
}

/** What it is, how far it is, and what is next. */
function Head({ page: { campaign, moves, isStaff }, now, view, onView, onAsk }: HeadProps) {
  return (
    <>
      <Card>
        <Stack>
          <Title text={campaign.title} />
          <Caption text={[campaign.stateText, nextWord(campaign, now)].filter(Boolean).join('，')} />
          <Caption text={`怎么算：${campaign.rule}`} />
          <Caption text={`评议：${campaign.panel.join('、') || '还没有选'}`} />
          <OpenMoves
            moves={moves.filter(({ event }) => isMove(event))}
            main={['publish', 'propose', 'award']}
            name={campaign.title}
            onAsk={(event) => isMove(event) && onAsk({ what: 'move', event, version: campaign.version })}
          >
            {isStaff && ['draft', 'published', 'nominating', 'reviewing'].includes(campaign.state) && (
              <Button
                small
                kind="quiet"
                text={campaign.state === 'draft' ? '改一改' : '加评议的人'}
                onTap={() => openPage(honourPages.campaignForm(campaign.campaignId))}
              />
            )}
          </OpenMoves>
          {isStaff && campaign.state === 'noticing' && (
            <FileButton text="公示做成 Word，印出来张贴" ask={() => noticeFile(campaign.campaignId)} />
          )}
        </Stack>
      </Card>
      {isStaff && <Segments options={options} value={view} onChange={onView} label="看哪些人" />}
    </>
  )
}

function CampaignDeskPage() {
  const params = usePageParams('campaignId', 'entryId', 'version', 'who', 'name', 'view')
  const { campaignId = '', entryId, version, who, name } = params
  const found = entryId !== undefined && who !== undefined
  const [view, setView] = useState<WorkView>(found || params.view === 'named' ? 'named' : 'entered')
  const [asked, setAsked] = useState<Asked | null>(
    found ? { what: 'found', entryId, version: Number(version), who, name: name ?? '' } : null,
  )
  const [rows, setRows] = useState<Entrant | null>(null)
  const [picked, setPicked] = useState<readonly string[]>([])
  const saying = useSaid()
  const now = serverNow()
  const of = { campaignId, view }
  const list = entrants.of(of)
  const say = (text: string) => {
    saying.say(text)
    setAsked(null)
  }
  const find = (entrant: Entrant, as: Output<'campaign.work'>['campaign']['entrant']) => {
    const { entryId, version: seen } = entrant
    if (as === 'team') setAsked({ what: 'team', entrant })
    else openPage(deskPages.findNominee({ campaignId, entryId, version: String(seen) }))
  }
  const sheet = asked && (
    <AskedSheet {...{ asked, of, picked }} onAsk={setAsked} onSaid={say} onClose={() => setAsked(null)} />
  )
  return (
    <ListScreen
      title="评选"
      list={list}
      above={<SaidNote saying={saying} />}
      head={(page) => <Head page={page} now={now} view={view} onView={setView} onAsk={setAsked} />}
      sheet={
        sheet ??
        (rows && (
          <RowsSheet
            {...{ campaignId, now, entryId: rows.entryId, name: rows.name }}
            onClose={() => setRows(null)}
          />
        ))
      }
      empty={<Empty drawing="empty-list" title="这里没有人" text="报名的、推荐来的，会出现在这里" />}
    >
      {(items, { campaign }) =>
        items.map((entrant) => (
          <Stack key={entrant.entryId}>
            <EntrantCard
              {...{ entrant, of, saying }}
              onRows={() => setRows(entrant)}
              onDecide={(event) => setAsked({ what: 'entry', event, entrant })}
              onFind={() => find(entrant, campaign.entrant)}
            />
            {campaign.state === 'reviewing' && entrant.state === 'entered' && (
              <Pick
                on={picked.includes(entrant.entryId)}
                onTap={() => setPicked(toggled(picked, entrant.entryId))}
              />
            )}
          </Stack>
        ))
      }
    </ListScreen>
  )
}

interface AskedSheetProps {
  asked: Asked
  of: { campaignId: string; view: WorkView }
  picked: readonly string[]
  onAsk: (asked: Asked) => void
  onSaid: (text: string) => void
  onClose: () => void
}

/** What is asked before something is done to others. */
function AskedSheet({ asked, of, picked, onAsk, onSaid, onClose }: AskedSheetProps) {
  const { campaignId } = of
  if (asked.what === 'move') {
    const { event, version } = asked
    return (
      <ActionSheet
        {...questions[event]}
        draft={`campaign-${event}:${campaignId}`}
        onConfirm={({ words }) =>
          moveCampaign(of, {
            ...{ campaignId, version, event },
            ...(words !== '' && { reason: words }),
            ...(event === 'propose' && words !== '' && { chosen: [...picked] }),
          })
        }
        onDone={() => onSaid('办好了')}
        onClose={onClose}
      />
    )
  }
  if (asked.what === 'entry') {
    const { event, entrant } = asked
    const { entryId, version } = entrant
    return (
      <ActionSheet
        title={event === 'dismiss' ? '没有用上？' : '不符合条件？'}
        text={event === 'dismiss' ? '推荐的人不会收到消息。' : '本人看得到为什么。'}
        confirm={event === 'dismiss' ? '没有用上' : '不符合条件'}
        ask="为什么"
        maxLength={100}
        draft={`campaign-${event}:${entryId}`}
        onConfirm={({ words }) => decideEntrant(of, { campaignId, entryId, version, event, reason: words })}
        onDone={() => onSaid('记下了')}
        onClose={onClose}
      />
    )
  }
  if (asked.what === 'team') {
    const { entryId, version, sought } = asked.entrant
    return (
      <TeamChoice
        title={`「${sought?.who ?? ''}」是哪支队伍`}
        onChoose={({ teamId, name }) => onAsk({ what: 'found', entryId, version, who: teamId, name })}
        onClose={onClose}
      />
    )
  }
  const { entryId, version, who, name } = asked
  return (
    <ActionSheet
      title={`就是${name}？`}
      text="会问本人愿不愿意参评。不愿意，推荐的人不会知道。"
      confirm="就是这位，问本人"
      draft={`campaign-find:${entryId}`}
      onConfirm={() => decideEntrant(of, { campaignId, entryId, version, event: 'find', who })}
      onDone={() => onSaid('问过本人了')}
      onClose={onClose}
    />
  )
}

export default wholePage(CampaignDeskPage, DeskFrame)
