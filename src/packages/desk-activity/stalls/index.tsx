/** The stalls of a fair at the desk: laid out, given to partners and teams, and who came. */
import { type ReactNode, useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { Tag, type Tone } from '@/components/tag'
import { stallPages } from '@/domain/stall-pages'
import { stallRules, stallSorts } from '@/domain/stalls/rules'
import { givenWord, largeWords, stallWord } from '@/domain/stalls/words'
import { spanWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ContactRow } from '@/features/screens/contact-row'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { AddSheet, ChangeSheet, ExpectSheet } from '@/features/stalls/lay-sheets'
import { GiveSheet, HeldSheet } from '@/features/stalls/stall-sheets'
import { type Fair, openFair, type Stall, useFair } from '@/features/stalls/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

/** How one stands, in a word. */
function standOf({ holder }: Stall): { tone: Tone; text: string } {
  if (holder === null) return { tone: 'amber', text: '空着' }
  if (holder.came !== null)
    return holder.came ? { tone: 'jade', text: '来了' } : { tone: 'seal', text: '没来' }
  return holder.lapsed ? { tone: 'seal', text: '看协议' } : { tone: 'sky', text: '给了' }
}

type Doing = 'add' | 'expect' | { number: number; change: boolean }

interface DoingProps {
  fair: Fair
  doing: Doing
  saying: Saying
  setDoing: (doing: Doing | null) => void
}

function DoingSheet({ fair, doing, saying, setDoing }: DoingProps) {
  const onClose = () => setDoing(null)
  const shared = { fair, saying, onClose }
  if (doing === 'add') return <AddSheet {...shared} />
  if (doing === 'expect') return <ExpectSheet {...shared} />
  const { number, change } = doing
  if (change) return <ChangeSheet {...shared} number={number} />
  const holder = fair.stalls[number - 1]?.holder ?? null
  const one = { ...shared, number, onChange: () => setDoing({ number, change: true }) }
  return holder ? <HeldSheet {...one} holder={holder} /> : <GiveSheet {...one} />
}

/** What is to be looked at before anything else. */
function Warnings({ fair }: { fair: Fair }) {
  const { cancelled, large, stalls } = fair
  const lapsed = cancelled ? [] : stalls.filter(({ holder }) => holder?.lapsed && holder.came === null)
  return (
    <>
      {cancelled && (
        <Note tone="amber" text="这场取消了，居民看不到摊位了。给过摊位的，请照下面一家一家告诉。" />
      )}
      {large && !cancelled && <Note tone="amber" text={largeWords(large, serverNow())} />}
      {lapsed.length > 0 && fair.mayGive && (
        <Note
          tone="seal"
          text={`${lapsed.map(({ number }) => `${number} 号`).join('、')}那家，大集那天没有有效的协议，或者队伍停了。请续签，或者收回摊位。`}
        />
      )}
    </>
  )
}

/** Whom to tell that it is off. */
function ToTell({ stalls }: Pick<Fair, 'stalls'>) {
  const held = stalls.flatMap(({ number, holder }) => (holder ? [{ number, ...holder }] : []))
  if (held.length === 0) return <Caption text="摊位还没有给过谁，不用告诉。" />
  return (
    <Section title="要告诉的">
      {held.map(({ number, name, contact }) => (
        <RowGroup key={number}>
          <Row title={name} caption={`${number} 号摊位${contact === '' ? '，没有写找谁' : ''}`} />
          {contact !== '' && <ContactRow text={contact} />}
        </RowGroup>
      ))}
    </Section>
  )
}

function Stalls({ fair, onTap }: { fair: Fair; onTap: (number: number) => void }) {
  const { stalls, mayGive, mayMark } = fair
  if (stalls.length === 0)
    return <Empty title="还没有摆摊位" text="点「加摊位」：义诊几个、理发几个、磨刀几个，再给到各家" />
  return (
    <Section title={givenWord(stalls)}>
      <RowGroup>
        {stalls.map((stall) => {
          const { number, sort, offer, holder } = stall
          const stand = standOf(stall)
          const title = stallWord(number, stallSorts[sort], offer)
          const taps = mayGive || (mayMark && holder !== null)
          return (
            <Row
              key={number}
              title={title}
              caption={holder ? holder.name : '还没有给谁'}
              end={<Tag {...stand} />}
              {...(taps && {
                label: [title, holder?.name, stand.text].filter(Boolean).join('，'),
                onTap: () => onTap(number),
              })}
            />
          )
        })}
      </RowGroup>
    </Section>
  )
}

function Ready({ fair, stale }: { fair: Fair; stale: ReactNode }) {
  const saying = useSaid()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { sessionId, title, startAt, endAt, placeName, stalls, expected, mayGive, cancelled } = fair
  const begin = (next: Doing) => {
    saying.say(null)
    setDoing(next)
  }
  const mayAdd = mayGive && stalls.length < stallRules.stalls
  return (
    <Screen title="摊位" action={mayAdd && <Button text="加摊位" onTap={() => begin('add')} />}>
      <Stack>
        {stale}
        <SaidNote saying={saying} />
        <Caption text={[title, spanWord(startAt, endAt, serverNow()), placeName].join(' · ')} />
        <Warnings fair={fair} />
        {cancelled ? (
          <ToTell stalls={stalls} />
        ) : (
          <Stalls fair={fair} onTap={(number) => begin({ number, change: false })} />
        )}
        <RowGroup>
          {mayGive && (
            <Row
              icon="people"
              title="预计来多少人"
              caption={expected === null ? '还没有写' : `大约 ${expected} 人`}
              onTap={() => begin('expect')}
            />
          )}
          {stalls.length > 0 && (
            <Row
              icon="list"
              title="打印摊位表"
              caption="几号、做什么、谁来、找谁，到场照着勾"
              onTap={() => openPage(stallPages.sheet(sessionId))}
            />
          )}
        </RowGroup>
      </Stack>
      <Slot>{doing && <DoingSheet {...{ fair, doing, saying, setDoing }} />}</Slot>
    </Screen>
  )
}

function StallsPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="摊位"
      resource={useFair(sessionId)}
      open={() => openFair(sessionId)}
      count={6}
      screen={(fair, stale) => <Ready fair={fair} stale={stale} />}
    />
  )
}

export default wholePage(StallsPage, DeskFrame)
