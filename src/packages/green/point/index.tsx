/** The page of whoever stands at a point: a card is scanned, one tap says how the waste was sorted. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { cardScans } from '@/api/sort-queue'
import { Button } from '@/components/button'
import { Caption, Stack, Strong } from '@/components/card'
import { Figures } from '@/components/figure'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { sortingRules } from '@/domain/sorting/rules'
import type { Scanned } from '@/domain/sorting/decide-sorting'
import { timeWord } from '@/domain/words/moments'
import { openPoint, type SortingPoint, takeBack, usePoint } from '@/features/green/sort-store'
import { WaitingScans } from '@/features/green/waiting-scans'
import { outcomeWords, stateWord } from '@/features/green/words'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { scanPerson } from '@/platform/scan-person'
import { usePageParams } from '@/platform/page-params'

/** A card that was read, and when; how the waste was sorted is still to be said. */
interface Read {
  token: string
  at: number
}

const titles: Record<Scanned, string> = { right: '对', again: '再分一下' }

function useScanning(pointId: string, saying: Saying) {
  const [read, setRead] = useState<Read | null>(null)
  const scan = async () => {
    saying.say(null)
    const found = await scanPerson()
    if ('token' in found) setRead({ token: found.token, at: serverNow() })
    else if (found.problem !== null) saying.sayProblem(found.problem)
  }
  const mark = async (result: Scanned) => {
    if (read === null) return
    if (cardScans.items().length >= sortingRules.mostWaiting) {
      saying.sayProblem('手机里等着送的太多了，请连上网络送出去再扫')
      return
    }
    const state = await cardScans.add({ pointId, cardToken: read.token, result, at: read.at }, titles[result])
    setRead(null)
    if (state.status === 'uploaded') {
      const { outcome, name, points } = state.result
      saying.say(outcomeWords[outcome](name, points))
      await openPoint(pointId)
    } else if (state.status === 'refused') saying.sayProblem(`${state.text}，${state.next}`)
    else saying.say('存在手机里了，连上网络自己送')
  }
  return { read, scan, mark, drop: () => setRead(null) }
}

function Foot({ read, scan, mark, drop }: ReturnType<typeof useScanning>) {
  if (read === null) return <Button text="扫居民卡" onTap={scan} />
  return (
    <Stack>
      <Strong text="扫到了，分得怎么样？" />
      <Button text="对" onTap={() => mark('right')} />
      <Button kind="second" text="再分一下" onTap={() => mark('again')} />
      <Button kind="quiet" text="不记这一次" onTap={drop} />
    </Stack>
  )
}

type Scan = SortingPoint['items'][number]

const isBack = ({ backUntil }: Scan): boolean => serverNow() < backUntil

function Today({ items, onBack }: Pick<SortingPoint, 'items'> & { onBack: (scan: Scan) => void }) {
  if (items.length === 0) return <Caption text="今天还没有扫过。邻居来了，扫手机上或纸上的居民卡。" />
  return (
    <Section title="今天您扫的">
      <RowGroup>
        {items.map((scan) => {
          const { sortingId, at, name, state, points } = scan
          const what = `${name}，${stateWord(state)}`
          const back = (
            <Button small kind="quiet" text="收回" label={`收回：${what}`} onTap={() => onBack(scan)} />
          )
          return (
            <Row
              key={sortingId}
              icon={state === 'right' ? 'check' : 'info'}
              title={what}
              caption={timeWord(at)}
              {...(points > 0 && { value: `+${points} 分` })}
              {...(isBack(scan) && { end: back })}
            />
          )
        })}
      </RowGroup>
    </Section>
  )
}

interface Backing {
  pointId: string
  scan: Scan
  saying: Saying
  onClose: () => void
}

/** Asks before a scan of a few minutes ago is taken back. */
function BackSheet({ pointId, scan, saying, onClose }: Backing) {
  const { sortingId, version, name, points } = scan
  return (
    <ActionSheet
      draft={`sort-back:${sortingId}`}
      title={`收回给${name}记的这一次？`}
      text={points > 0 ? `记的 ${points} 分退回去，这家可以再扫。` : '收回以后，这家可以再扫。'}
      confirm="收回"
      danger
      onConfirm={() => takeBack(pointId, { sortingId, version })}
      onDone={() => saying.say(`收回了，${name}可以再扫`)}
      onClose={onClose}
    />
  )
}

function Ready({ point }: { point: SortingPoint }) {
  const saying = useSaid()
  const { pointId, name, hours, openNow, items, counts } = point
  const scanning = useScanning(pointId, saying)
  const [backing, setBacking] = useState<Scan | null>(null)
  return (
    <Screen title={name} action={<Foot {...scanning} />}>
      <Stack>
        <SaidNote saying={saying} />
        {!openNow && <Note tone="amber" text={`现在不是投放时间：${hours}`} />}
        <WaitingScans onSent={() => void openPoint(pointId)} />
        <Stack>
          <Figures
            items={[
              { value: counts.right, unit: '户次', caption: '今天分对' },
              { value: counts.again, unit: '户次', caption: '再分一下' },
              ...(counts.held > 0 ? [{ value: counts.held, unit: '户次', caption: '等站里看一眼' }] : []),
            ]}
          />
          <Caption text="一户一个时段只记一次。自己家的卡请另一位帮手扫。" />
        </Stack>
        <Today items={items} onBack={setBacking} />
        {backing && <BackSheet {...{ pointId, saying }} scan={backing} onClose={() => setBacking(null)} />}
      </Stack>
    </Screen>
  )
}

function PointPage() {
  const { pointId = '' } = usePageParams('pointId')
  return (
    <LoadedScreen
      title="投放点"
      resource={usePoint(pointId)}
      open={() => openPoint(pointId)}
      screen={(point) => <Ready point={point} />}
    />
  )
}

export default wholePage(PointPage)
