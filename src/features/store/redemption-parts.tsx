/** Around the pick-up code: where and when, who pays, what became of it, and the way out. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { AskNote } from '@/components/ask-note'
import { askFor } from '@/api/consent'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Moment } from '@/components/moment'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Slot } from '@/components/slot'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { purseNames } from '@/domain/store/vocabulary'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { ActionSheet } from '../screens/action-sheet'
import { cancelRedemption, type Redemption } from './store'
import { stateTones } from './words'

export function RedemptionFacts({ redemption }: { redemption: Redemption }) {
  const { place, hoursText, openNow, points, purse, partnerName, state } = redemption
  const waits = state === 'reserved'
  return (
    <RowGroup>
      {place !== '' && <Row icon="pin" title={place} caption={partnerName} />}
      {hoursText !== '' && waits && (
        <Row icon="clock" title={hoursText} end={<Tag text={openNow ? '现在可以领' : '现在没开'} />} />
      )}
      <Row
        icon="gift"
        title={`${points} 分`}
        caption={waits ? `从${purseNames[purse]}里留出来了，领走才扣` : purseNames[purse]}
      />
    </RowGroup>
  )
}

/** What stands where the code stood, once there is nothing to fetch any more. */
export function RedemptionEnd({ redemption }: { redemption: Redemption }) {
  const { title, state, stateText, endedAt, handedOutBy, reason, points } = redemption
  const now = serverNow()
  const back = state !== 'redeemed' && state !== 'reserved'
  if (state === 'redeemed')
    return (
      <Moment
        of="taken"
        sentence={handedOutBy === '' ? stateText : `${handedOutBy}交给您的`}
        next={{ text: '看看还有什么', onTap: () => openPage(appPages.store) }}
      >
        <Title text={title} />
        <TagLine>
          <Tag tone={stateTones[state]} text={stateText} />
          {endedAt !== null && <Caption text={momentWord(endedAt, now)} />}
        </TagLine>
      </Moment>
    )
  return (
    <Card>
      <Stack>
        <Title text={title} />
        <TagLine>
          <Tag tone={stateTones[state]} text={stateText} />
          {endedAt !== null && <Caption text={momentWord(endedAt, now)} />}
        </TagLine>
        {reason !== '' && <Caption text={`原因：${reason}`} />}
        {back && <Caption text={`${points} 分退回来了`} />}
      </Stack>
    </Card>
  )
}

export function RedemptionSteps({ redemption }: { redemption: Redemption }) {
  const now = serverNow()
  if (redemption.history.length === 0) return null
  return (
    <Section title="经过">
      <Timeline
        steps={redemption.history.map(({ at, text, by, note }) => ({
          at: momentWord(at, now),
          text,
          caption: [by, note].filter(Boolean).join('：'),
        }))}
      />
    </Section>
  )
}

/** Asks, at the one moment when it pays, for a message before the code falls due. */
export const Reminder = () => (
  <AskNote
    text="怕忘了？快到期时提醒您一声"
    action="提醒我"
    done="快到期时会在微信里提醒您"
    ask={() => askFor('prizeReserved')}
  />
)

export function CancelRedemption({ redemption }: { redemption: Redemption }) {
  const [asking, setAsking] = useState(false)
  const { redemptionId, points, title, moves, lapses } = redemption
  const back = Math.max(0, points - lapses)
  const move = moves.find(({ event }) => event === 'cancel')
  if (!move?.allowed) return null
  return (
    <>
      <Button kind="danger" text="不要了，退回积分" onTap={() => setAsking(true)} />
      <Slot>
        {asking && (
          <ActionSheet
            draft={`reason:cancel:${redemptionId}`}
            title={`不要${title}了？`}
            danger
            confirm={back > 0 ? `退回 ${back} 分` : '还是不要了'}
            cancel="留着"
            onConfirm={() => cancelRedemption(redemptionId)}
            onClose={() => setAsking(false)}
          >
            <Stack>
              {lapses > 0 && (
                <Note
                  tone="amber"
                  text={`其中 ${lapses} 分的有效期已经过了，退回来当场到期，不能再用；留着可以照样领`}
                />
              )}
              <View>
                {back > 0
                  ? `${back} 分马上退回来，这一份让给别人。领取码就不能用了。`
                  : '没有能用的积分退回来，这一份让给别人。领取码就不能用了。'}
              </View>
            </Stack>
          </ActionSheet>
        )}
      </Slot>
    </>
  )
}
