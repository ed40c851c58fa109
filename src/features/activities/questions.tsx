/** The questions of the detail page: a name before the first sign-up, whether the risk notice was read, whether to cancel. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Choices } from '@/components/choices'
import { Sheet } from '@/components/sheet'
import { Slot } from '@/components/slot'
import { momentWord } from '@/domain/words/moments'
import type { SessionDetail, Standing } from './detail-store'
import { NameSheet } from './name-sheet'
import type { Places } from './use-places'

interface RiskSheetProps {
  open: boolean
  notice: string
  count: number
  onConfirm: () => Promise<void>
  onClose: () => void
}

const read = [{ value: 'read', text: '我看过了，会照着做' }] as const

function RiskSheet({ open, notice, count, onConfirm, onClose }: RiskSheetProps) {
  const [ticked, setTicked] = useState<'read'[]>([])
  const close = () => {
    setTicked([])
    onClose()
  }
  const confirm = async () => {
    await onConfirm()
    setTicked([])
  }
  return (
    <Sheet
      open={open}
      title="先看一遍安全提醒"
      confirm={`报名 ${count} 人`}
      confirmDisabled={ticked.length === 0}
      onConfirm={confirm}
      onClose={close}
    >
      <View>{notice || '请听从现场组织者安排，注意安全。'}</View>
      <Choices options={read} values={ticked} onChange={setTicked} label="看过安全提醒了吗" />
    </Sheet>
  )
}

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
  const who = standing.isSelf ? '' : standing.name
  const late = !waiting && now >= session.freeCancelUntil
  const confirm = async () => {
    await onConfirm(standing)
    onClose()
  }
  return (
    <Sheet
      open
      title={waiting ? `${who}退出候补？` : `${who}取消报名？`}
      danger
      confirm={waiting ? '退出候补' : late ? '还是要取消' : '取消报名'}
      onConfirm={confirm}
      cancel="不取消"
      onClose={onClose}
    >
      {waiting && <View>退出后再排要从队尾开始。</View>}
      {!waiting && !late && <View>{freed(session)}</View>}
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
  const { askedRisk, signUpKnowingRisk, closeRisk, move } = places
  return (
    <Slot>
      {places.askedName && (
        <NameSheet
          onNamed={() => places.afterName(true)}
          onSkip={() => places.afterName(false)}
          onClose={places.closeName}
        />
      )}
      <RiskSheet
        open={askedRisk.length > 0}
        notice={session.riskNotice}
        count={askedRisk.length}
        onConfirm={signUpKnowingRisk}
        onClose={closeRisk}
      />
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
