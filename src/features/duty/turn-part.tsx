/** What stands on the page of a turn of duty beside the session: what the turn before has left, and the own note. */
import { useEffect, useRef } from 'react'
import { dutyNotes } from '@/api/duty-queue'
import { serverNow } from '@/api/server-clock'
import { Card, Stack, Strong } from '@/components/card'
import { useShown } from '@/platform/use-shown'
import { HandOver } from './hand-over'
import { Notes } from './notes'
import { Swaps } from './swaps'
import { openTurn, takeTurn, type Turn, useTurn } from './store'

interface TurnPartProps {
  sessionId: string
  title: string
  /** As it was read along with the session; without it the part asks by itself. */
  read?: Turn | null
  /** Whether somebody has just left and is asked, whatever the cloud can say. */
  leaving?: boolean
}

export function TurnPart({ sessionId, title, read = null, leaving = false }: TurnPartProps) {
  const found = useTurn(sessionId)
  useShown(() => (read ? Promise.resolve() : openTurn(sessionId)))
  useEffect(() => {
    if (read) takeTurn(read)
  }, [read])
  // A part that comes while the page is in sight has missed its being shown.
  const { status } = found
  useEffect(() => {
    if (status === 'idle' && !read) void openTurn(sessionId)
  }, [sessionId, status, read])
  const turn = found.status === 'ready' ? found.data : null
  const kept = dutyNotes.use(({ items }) => items.some((one) => one.sessionId === sessionId))
  // What was kept without signal may go through while the page is in sight.
  const waited = useRef(kept)
  useEffect(() => {
    if (waited.current && !kept) void openTurn(sessionId)
    waited.current = kept
  }, [sessionId, kept])
  const asked = leaving || kept || turn?.asked === true || turn?.own != null
  return (
    <>
      {!leaving && turn !== null && turn.before.length > 0 && (
        <Card>
          <Stack>
            <Strong text="上一班交接" />
            <Notes notes={turn.before} now={serverNow()} />
          </Stack>
        </Card>
      )}
      {!leaving && turn !== null && <Swaps turn={turn} />}
      {asked && <HandOver {...{ sessionId, title, turn }} />}
    </>
  )
}
