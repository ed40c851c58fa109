/** Cards that were scanned without a signal: how many wait on this phone, what was not taken and why, and the way on. */
import { useEffect, useRef } from 'react'
import { serverNow } from '@/api/server-clock'
import { cardScans, type QueuedScan } from '@/api/sort-queue'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { momentWord } from '@/domain/words/moments'
import { Moves } from '@/features/screens/moves'

const idOf = ({ pointId, cardToken, at }: QueuedScan): string => `${pointId} ${cardToken} ${at}`

function Refused({ scan }: { scan: QueuedScan }) {
  const { state, at, title } = scan
  if (state.status !== 'refused') return null
  const when = momentWord(at, serverNow())
  const again = () => {
    cardScans.again(idOf(scan))
    return cardScans.upload()
  }
  return (
    <Card>
      <Stack>
        <Strong text={`${when} 扫的「${title}」没有记上`} />
        <Caption text={`${state.text}，${state.next}`} />
        <Moves>
          <Button small kind="second" text="再送一次" label={`再送一次：${when} 扫的`} onTap={again} />
          <Button
            small
            kind="danger"
            text="不要了"
            label={`不要了：${when} 扫的`}
            onTap={() => cardScans.takeOff(idOf(scan))}
          />
        </Moves>
      </Stack>
    </Card>
  )
}

/** @param onSent fewer are on this phone than before */
export function WaitingScans({ onSent }: { onSent: () => void }) {
  const items = cardScans.use((queue) => queue.items)
  const before = useRef(items.length)
  const latest = useRef(onSent)
  latest.current = onSent
  useEffect(() => {
    if (items.length < before.current) latest.current()
    before.current = items.length
  }, [items.length])
  const waiting = items.filter(({ state }) => state.status === 'waiting').length
  return (
    <>
      {waiting > 0 && (
        <Card>
          <Stack>
            <Strong text={`手机里有 ${waiting} 次等着送`} />
            <Caption text="存在手机里，关掉也不会丢；连上网络自己送，每户每个时段只记一次" />
            <Button small kind="second" text="现在送出" busyText="正在送…" onTap={() => cardScans.upload()} />
          </Stack>
        </Card>
      )}
      {items.map((scan) => (
        <Refused key={idOf(scan)} scan={scan} />
      ))}
    </>
  )
}
