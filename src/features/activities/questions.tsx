/** The questions of the detail page: a name before the first sign-up, what a sign-up needs to know, whether to cancel. */
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import { Slot } from '@/components/slot'
import { momentWord } from '@/domain/words/moments'
import type { SessionDetail, Standing } from './detail-store'
import { NameSheet } from './name-sheet'
import { SignUpSheet } from './sign-up-sheet'
import type { Places } from './use-places'

interface CancelSheetProps {
  standing: Standing | null
  session: SessionDetail
  now: number
  onConfirm: (standing: Standing) => Promise<void>
  onClose: () => void
}

/** What becomes of the place: nobody waits while others are free. */
const freed = ({ free, waiting }: SessionDetail): string =>
  free > 0 || waiting === 0 ? '您的位子空出来，别的邻居可以报。' : '空出的位子会马上给候补的邻居。'

function CancelSheet({ standing, session, now, onConfirm, onClose }: CancelSheetProps) {
  if (standing === null) return null
  const waiting = standing.state === 'waiting'
  const asks = standing.state === 'applied'
  const who = standing.isSelf ? '' : standing.name
  const late = !waiting && !asks && now >= session.freeCancelUntil
  const confirm = async () => {
    await onConfirm(standing)
    onClose()
  }
  return (
    <Sheet
      open
      title={waiting ? `${who}退出候补？` : asks ? `${who}撤回申请？` : `${who}取消报名？`}
      danger
      confirm={waiting ? '退出候补' : asks ? '撤回' : late ? '还是要取消' : '取消报名'}
      onConfirm={confirm}
      cancel="不取消"
      onClose={onClose}
    >
      {waiting && <View>退出后再排要从队尾开始。</View>}
      {asks && <View>撤回以后，社区就不再看这次申请；想来还可以再报。</View>}
      {!waiting && !asks && !late && <View>{freed(session)}</View>}
      {late && (
        <View>
          {momentWord(session.freeCancelUntil, now)} 之后取消算临时取消，会记下一次。{freed(session)}
        </View>
      )}
    </Sheet>
  )
}

interface QuestionsProps {
  places: Places
  session: SessionDetail
  now: number
  /** Whose place is about to be given up, if any. */
  cancelling: Standing | null
  onClose: () => void
}

export function Questions({ places, session, now, cancelling, onClose }: QuestionsProps) {
  const { asked, signUpWith, closeAsked, move } = places
  return (
    <Slot>
      {places.askedName && (
        <NameSheet
          onNamed={() => places.afterName(true)}
          onSkip={() => places.afterName(false)}
          onClose={places.closeName}
        />
      )}
      {asked.length > 0 && (
        <SignUpSheet session={session} people={asked} onConfirm={signUpWith} onClose={closeAsked} />
      )}
      <CancelSheet
        standing={cancelling}
        session={session}
        now={now}
        onConfirm={(standing) => move('cancel', standing)}
        onClose={onClose}
      />
    </Slot>
  )
}
