/** One campaign: how it is scored, who was chosen, and what one is in it oneself. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { HowScored, ScoreSheet } from '@/features/campaign/parts'
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
                  appPages.beginCaseAbout('objection', {
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

function Own({ data, onAsk, onRows }: { data: Campaign; onAsk: (event: Event) => void; onRows: () => void }) {
  const { own } = data
  if (own === null || own.state === 'none') return null
  const { state, stateText, reasons, reason, sheet, won } = own
  return (
    <>
      <Card>
        <Stack>
          <Strong text={won ? '评上的有您' : `您：${stateText}`} />
          {reason !== '' && <Caption text={reason} />}
          {reasons.map((one) => (
            <Caption key={one} text={`邻居说：${one}`} />
          ))}
          <Moves>
            {state === 'asked' && <Button small text="我愿意" onTap={() => onAsk('enter')} />}
            {state === 'asked' && <Button small kind="quiet" text="不参加" onTap={() => onAsk('decline')} />}
            {state === 'entered' && ['nominating', 'reviewing'].includes(data.campaign.state) && (
              <Button small kind="quiet" text="退出" onTap={() => onAsk('withdraw')} />
            )}
          </Moves>
        </Stack>
      </Card>
      {sheet !== null && <ScoreSheet sheet={sheet} onRows={onRows} />}
    </>
  )
}

function Ways({ data }: { data: Campaign }) {
  const { campaignId } = data.campaign
  if (!data.mayNominate && !data.mayWork) return null
  return (
    <RowGroup>
      {data.mayNominate && (
        <Row
          icon="heart"
          title="推荐一位邻居"
          caption="写写为什么，本人愿意才算数"
          onTap={() => openPage(appPages.nominate(campaignId))}
        />
      )}
      {data.mayWork && (
        <Row
          icon="list"
          title="参评的人"
          caption="看推荐的话和服务，评议的在这里打分"
          onTap={() => openPage(appPages.campaignDesk(campaignId))}
        />
      )}
    </RowGroup>
  )
}

function CampaignPage() {
  const { campaignId = '' } = usePageParams('campaignId')
  const [asked, setAsked] = useState<Event | null>(null)
  const [rows, setRows] = useState(false)
  const saying = useSaid()
  const now = serverNow()
  const send = (event: Event, consent: number) => answerCampaign({ campaignId, event, consent })
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
          <Button text="我要报名" onTap={() => setAsked('enter')} />
        ) : null
      }
    >
      {(data) => (
        <>
          <SaidNote saying={saying} />
          <HowScored campaign={data.campaign} now={now} />
          <Own data={data} onAsk={setAsked} onRows={() => setRows(true)} />
          <Chosen data={data} />
          <Ways data={data} />
          {rows && <RowsSheet name="我" {...{ campaignId, now }} onClose={() => setRows(false)} />}
          {asked && (
            <ActionSheet
              {...questions[asked]}
              draft={`campaign-${asked}:${campaignId}`}
              onConfirm={() => send(asked, asked === 'enter' ? data.consentVersion : 0)}
              onDone={() => {
                saying.say(said[asked])
                setAsked(null)
              }}
              onClose={() => setAsked(null)}
            >
              {asked === 'enter' && (
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
