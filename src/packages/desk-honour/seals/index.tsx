/** Certificates whose seal the station answers for; one of any number can be found here, and annulled by the head. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { SearchBox } from '@/components/search-box'
import { Empty } from '@/components/states/empty'
import { shownNumber } from '@/domain/certificate/number'
import { periodWord } from '@/domain/certificate/rules'
import { durationWord } from '@/domain/words/amounts'
import { StateTag } from '@/features/certificate/parts'
import {
  annulCertificate,
  answerSeal,
  type AskedCertificate,
  askedCertificates,
} from '@/features/certificate/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { ListScreen } from '@/features/screens/loaded-list'
import { Moves } from '@/features/screens/moves'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

type Event = 'seal' | 'refuseSeal' | 'annul'

const questions: Record<Event, Question & { said: string }> = {
  seal: {
    ...{ title: '章盖好了？', confirm: '盖好了', said: '本人会收到消息' },
    text: '核对过证明上的每一笔，在打印的证明上盖好章，再点这里。',
    ...{ ask: '告诉本人什么时候来取', optional: true, maxLength: 100 },
    placeholder: '比如：周一到周五 9:00–17:00 到站里取',
  },
  refuseSeal: {
    ...{ title: '不盖，写明为什么', confirm: '不盖', said: '本人会收到消息' },
    ...{ ask: '为什么', maxLength: 100, placeholder: '比如：请先重开一份，里面有一笔改过' },
  },
  annul: {
    ...{ title: '作废这份证明？', confirm: '作废', danger: true, said: '作废了，本人会收到消息' },
    text: '查验的人会看到“已作废”，恢复不了。',
    ...{ ask: '为什么', maxLength: 100, placeholder: '比如：开错了人' },
  },
}

const isEvent = (event: string): event is Event => event in questions

interface OneProps {
  one: AskedCertificate
  onAsk: (one: AskedCertificate, event: Event) => void
}

const One = ({ one, onAsk }: OneProps) => (
  <Card>
    <Stack>
      <TagLine>
        <Strong text={one.name} />
        <StateTag {...one} />
      </TagLine>
      <Caption text={`${periodWord(one.from, one.to)} · ${one.lines} 笔 · ${durationWord(one.total)}`} />
      <Caption text={`证明号码：${shownNumber(one.no)}`} />
      <Moves>
        {one.moves
          .filter(({ allowed }) => allowed)
          .map(({ event, label }) =>
            isEvent(event) ? (
              <Button
                key={event}
                small
                kind={event === 'seal' ? 'primary' : event === 'annul' ? 'danger' : 'second'}
                text={label}
                onTap={() => onAsk(one, event)}
              />
            ) : null,
          )}
      </Moves>
    </Stack>
  </Card>
)

function SealsPage() {
  const { no = '' } = usePageParams('no')
  const [typed, setTyped] = useState(no)
  const [asking, setAsking] = useState<{ one: AskedCertificate; event: Event } | null>(null)
  const saying = useSaid()
  const send = ({ one, event }: { one: AskedCertificate; event: Event }, reason: string) => {
    const moving = { no: one.no, version: one.version, reason }
    return event === 'annul' ? annulCertificate(moving, typed) : answerSeal({ ...moving, event }, typed)
  }
  return (
    <ListScreen
      title="证明和盖章"
      list={askedCertificates(typed)}
      above={
        <Stack>
          <SearchBox label="按号码找" placeholder="证明号码" text={typed} onText={setTyped} maxLength={40} />
          <SaidNote saying={saying} />
        </Stack>
      }
      stale={false}
      empty={
        typed === '' ? (
          <Empty title="没有等盖章的证明" text="居民要盖章，会排在这里；别的证明，输入号码找" />
        ) : (
          <Empty title="没有找到" text="照着证明一位一位核对号码；别的站开的，请那个站来办" />
        )
      }
      sheet={
        asking && (
          <ActionSheet
            {...questions[asking.event]}
            draft={`certificate:${asking.event}:${asking.one.no}`}
            onConfirm={({ words }) => send(asking, words)}
            onDone={() => saying.say(questions[asking.event].said)}
            onClose={() => setAsking(null)}
          />
        )
      }
    >
      {(items) =>
        items.map((one) => (
          <One key={one.no} one={one} onAsk={(asked, event) => setAsking({ one: asked, event })} />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(SealsPage, DeskFrame)
