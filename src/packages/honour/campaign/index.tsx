/** One campaign: how it is scored, who was chosen, and what one is in it oneself. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { casePages } from '@/domain/case-pages'
import { HowScored, nominateWords, ScoreSheet } from '@/features/campaign/parts'
import { RowsSheet } from '@/features/campaign/rows-sheet'
import { answerCampaign, type Campaign, openCampaign, useCampaign } from '@/features/campaign/store'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { Moves } from '@/features/screens/moves'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

type Event = 'enter' | 'decline' | 'withdraw'
const said: Record<Event, string> = {
  enter: '报上了，谢谢您',
  decline: '好，不参加，没有人知道',
  withdraw: '退出了',
}

/** Those who were chosen; while they are on notice, whoever knows better says so. */
function Chosen({ data: { chosen, phone, campaign } }: { data: Campaign }) {
  if (chosen.length === 0) return null
  const { campaignId: id, state, title } = campaign
  const onNotice = ['noticing', 'frozen'].includes(state)
  return (
    <Section title={onNotice ? '公示的名单' : '评出来的'}>
      <RowGroup>
        {chosen.map(({ entryId, name }) => (
          <Row
            key={entryId}
            icon="medal"
            title={name}
            {...(onNotice && {
              caption: '有不同意见，点这里，可以不写名字',
              onTap: () =>
                openPage(
                  casePages.beginCaseAbout('objection', {
                    ...{ kind: 'campaign', id, part: entryId, what: `${title}：${name}` },
                  }),
                ),
            })}
          />
        ))}
      </RowGroup>
      <Caption text={`按姓氏排，不分先后。${phone === '' ? '' : `有话要说，也可以打电话 ${phone}。`}`} />
    </Section>
  )
}

type OwnEntry = NonNullable<Campaign['own']>

interface OwnCardProps {
  own: OwnEntry
  /** Whether one may still leave. */
  leaving: boolean
  onAsk: (event: Event, entryId: string) => void
}

function OwnCard({ own, leaving, onAsk }: OwnCardProps) {
  const { entryId, called, state, stateText, reasons, reason, won } = own
  const isAsked = state === 'asked'
  return (
    <Card>
      <Stack>
        <Strong text={won ? `评上的有${called || '您'}` : `${called || '您'}：${stateText}`} />
        {reason !== '' && <Caption text={reason} />}
        {reasons.map((one) => (
          <Caption key={one} text={`邻居说：${one}`} />
        ))}
        <Moves>
          {isAsked && <Button small text="我愿意" onTap={() => onAsk('enter', entryId)} />}
          {isAsked && <Button small kind="quiet" text="不参加" onTap={() => onAsk('decline', entryId)} />}
          {state === 'entered' && leaving && (
            <Button small kind="quiet" text="退出" onTap={() => onAsk('withdraw', entryId)} />
          )}
        </Moves>
      </Stack>
    </Card>
  )
}

interface OwnProps extends Pick<OwnCardProps, 'onAsk'> {
  data: Campaign
  onRows: () => void
}

function Own({ data: { own, others, campaign }, onAsk, onRows }: OwnProps) {
  const leaving = ['nominating', 'reviewing'].includes(campaign.state)
  return (
    <>
      {[own, ...others].map(
        (one) =>
          one !== null &&
          one.state !== 'none' && <OwnCard key={one.entryId} own={one} {...{ leaving, onAsk }} />,
      )}
      {own !== null && own.sheet !== null && <ScoreSheet sheet={own.sheet} onRows={onRows} />}
    </>
  )
}

function Ways({ data }: { data: Campaign }) {
  const { campaignId, entrant } = data.campaign
  if (!data.mayNominate && !data.mayWork) return null
  return (
    <RowGroup>
      {data.mayNominate && (
        <Row
          icon="heart"
          title={nominateWords[entrant] ?? ''}
          caption="写写为什么，本人愿意才算数"
          onTap={() => openPage(appPages.nominate(campaignId, entrant))}
        />
      )}
      {data.mayWork && (
        <Row
          icon="list"
          title="参评的人"
          caption="看推荐的话和服务，评议的在这里打分"
          onTap={() => openPage(honourPages.campaignDesk(campaignId))}
        />
      )}
    </RowGroup>
  )
}

function CampaignPage() {
  const { campaignId = '' } = usePageParams('campaignId')
  const [asked, setAsked] = useState<{ event: Event; entryId?: string } | null>(null)
  const [rows, setRows] = useState(false)
  const saying = useSaid()
  const now = serverNow()
  const ask = (event: Event, entryId?: string) => setAsked({ event, ...(entryId && { entryId }) })
  const questions = {
    enter: { title: '报名参评？', confirm: '我同意，报名' },
    decline: { title: '不参加？', confirm: '不参加', text: '推荐您的人不会知道，什么都不影响。' },
    withdraw: { title: '退出？', confirm: '退出', text: '不用说为什么，截止以前还能再报。', danger: true },
  } as const
  return (
    <LoadedScreen
      title="评选"
      resource={useCampaign(campaignId)}
      open={() => openCampaign(campaignId)}
      action={(data) =>
        data.mayEnter && data.own?.state !== 'asked' ? (
          <Button text="我要报名" onTap={() => ask('enter')} />
        ) : null
      }
    >
      {(data) => (
        <>
          <SaidNote saying={saying} />
          <HowScored campaign={data.campaign} now={now} />
          <Own data={data} onAsk={ask} onRows={() => setRows(true)} />
          <Chosen data={data} />
          <Ways data={data} />
          {rows && <RowsSheet name="我" {...{ campaignId, now }} onClose={() => setRows(false)} />}
          {asked && (
            <ActionSheet
              {...questions[asked.event]}
              draft={`campaign-${asked.event}:${campaignId}`}
              onConfirm={() =>
                answerCampaign({
                  ...{ campaignId, ...asked },
                  consent: asked.event === 'enter' ? data.consentVersion : 0,
                })
              }
              onDone={() => {
                saying.say(said[asked.event])
                setAsked(null)
              }}
              onClose={() => setAsked(null)}
            >
              {asked.event === 'enter' && (
                <Stack>
                  {data.consent.map(({ title, text }) => (
                    <Caption key={title} text={`${title}：${text}`} />
                  ))}
                </Stack>
              )}
            </ActionSheet>
          )}
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(CampaignPage)
