/** Who asks for a place in a session to which somebody has to agree: seen with what is known, and answered, one or several. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { About, AnswerFoot, Asking, Declined, DeclineSheet } from '@/features/applicants/parts'
import { type Applicants, openApplicants, useApplicants } from '@/features/applicants/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function Ready({ asked, stale }: { asked: Applicants; stale: ReactNode }) {
  const { sessionId, applicants } = asked
  const [ids, setIds] = useState<string[]>([])
  const [declining, setDeclining] = useState(false)
  const saying = useSaid()
  const waiting = applicants.filter(({ state }) => state === 'applied')
  const chosen = waiting.filter(({ personId }) => ids.includes(personId))
  const answering = { sessionId, people: chosen, saying, onDone: () => setIds([]) }
  const bar = (saying.said !== null || chosen.length > 0) && (
    <Stack>
      <SaidNote saying={saying} />
      {chosen.length > 0 && <AnswerFoot {...answering} onDecline={() => setDeclining(true)} />}
    </Stack>
  )
  return (
    <Screen title="等确认的报名" action={bar}>
      <Stack>
        {stale}
        <About asked={asked} now={serverNow()} />
        {waiting.length === 0 ? (
          <Empty title="没有等确认的" text="有人报名，会出现在这里" />
        ) : (
          <>
            <Caption text={`${waiting.length} 人等确认，先来的在前。点上要答复的，可以点几位。`} />
            <Asking people={waiting} chosen={chosen.map(({ personId }) => personId)} onChange={setIds} />
          </>
        )}
        <Declined asked={asked} saying={saying} />
      </Stack>
      {declining && <DeclineSheet {...answering} onClose={() => setDeclining(false)} />}
    </Screen>
  )
}

function ApplicantsPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="等确认的报名"
      resource={useApplicants(sessionId)}
      open={() => openApplicants(sessionId)}
      count={4}
      screen={(asked, stale) => <Ready asked={asked} stale={stale} />}
    />
  )
}

export default wholePage(ApplicantsPage, DeskFrame)
