/** The draw of a course, as anybody may read it and do it again. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { digestOfSeed, drawnOrder, type LotOutcome, outcomesOf } from '@/domain/course/lot'
import { momentWord } from '@/domain/words/moments'
import { type Lots, openLots, useLots } from '@/features/courses/store'
import { inGroups, ticketWord } from '@/features/courses/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

type Drawn = NonNullable<Lots['drawn']>

/** What doing it again comes to: in words, and whether all agrees. */
function recomputed({ digest, day }: Lots, { seed, lots }: Drawn): { ok: boolean; text: string } {
  const published = lots.map(({ ticket }) => ticket)
  const order = drawnOrder(seed, day, [...published].sort())
  if (digestOfSeed(seed) !== digest)
    return { ok: false, text: '种子和事先公布的指纹对不上，请告诉站里和区里' }
  const same = order.every((ticket, i) => ticket === published[i])
  return same
    ? { ok: true, text: `算过了：种子和指纹对得上，${published.length} 个票号的先后和公布的一样` }
    : { ok: false, text: '先后和公布的对不上，请告诉站里和区里' }
}

function outcomeTag({ people, seated, inLine }: LotOutcome) {
  const all = people > 1 ? ` ${seated > 0 ? seated : inLine} 人` : ''
  if (seated > 0) return <Tag tone="jade" text={`抽中${all}`} />
  return inLine > 0 ? <Tag tone="amber" text={`候补${all}`} /> : <Tag tone="plain" text="没抽中" />
}

function Result({ lots, drawn }: { lots: Lots; drawn: Drawn }) {
  const [checked, setChecked] = useState<ReturnType<typeof recomputed> | null>(null)
  return (
    <>
      <Card>
        <Strong text="种子" />
        <View>{inGroups(drawn.seed, 4)}</View>
        <Caption text="它的指纹，就是登记以前公布的那一串。" />
      </Card>
      <Button text="在我手机上算一遍" onTap={() => setChecked(recomputed(lots, drawn))} />
      {checked && <Note tone={checked.ok ? 'jade' : 'seal'} text={checked.text} />}
      <Section title="抽出来的先后">
        <RowGroup>
          {outcomesOf(drawn.lots, drawn).map((one, i) => (
            <Row
              key={one.ticket}
              title={`${i + 1}. ${ticketWord(one.ticket)}`}
              {...(one.ticket === lots.ticket && { caption: '我家的票号' })}
              end={outcomeTag(one)}
            />
          ))}
        </RowGroup>
      </Section>
    </>
  )
}

function Draw({ lots }: { lots: Lots }) {
  const now = serverNow()
  const { title, digest, day, drawAt, ticket, drawn, asking } = lots
  return (
    <Stack>
      <Card>
        <Strong text={title} />
        <View>
          {drawn === null
            ? `${momentWord(drawAt, now)} 抽签，已经有 ${asking} 人登记`
            : `${momentWord(drawn.at, now)} 抽的签`}
        </View>
        {ticket !== null && drawn === null && <View>{`我家的票号 ${ticketWord(ticket)}`}</View>}
      </Card>
      <Card>
        <Strong text="指纹" />
        <View>{inGroups(digest, 4)}</View>
        <Caption text="开始登记时就公布了。种子换过一个字，指纹就完全不一样。" />
      </Card>
      {drawn && <Result lots={lots} drawn={drawn} />}
      <Caption
        text={`怎么抽：种子后面接上抽签那天的八个数字 ${day} 作钥匙，给每个票号算一个数（HMAC-SHA256），从小到大排；一家人一个票号。先有位子的抽中，再是候补。`}
      />
    </Stack>
  )
}

function LotsPage() {
  const { courseId = '' } = usePageParams('courseId')
  return (
    <LoadedScreen title="抽签" resource={useLots(courseId)} open={() => openLots(courseId)} count={4}>
      {(lots) => <Draw lots={lots} />}
    </LoadedScreen>
  )
}

export default wholePage(LotsPage)
