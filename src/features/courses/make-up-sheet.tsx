/** Choosing a lesson of another class of the same, instead of one that was left. */
import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Note } from '@/components/note'
import { momentWord, spanWord } from '@/domain/words/moments'
import { askMakeUps, type CourseStanding, makeUp, type MakeUps, type Told } from './store'

interface MakeUpSheetProps {
  lesson: { courseId: string; sessionId: string; who: CourseStanding }
  now: number
  onSaid: (told: Told) => void
  onClose: () => void
}

type Offered = { is: 'asking' } | { is: 'there'; items: MakeUps } | { is: 'failed'; text: string }

function Items({
  offered,
  now,
  onChoose,
}: {
  offered: Offered
  now: number
  onChoose: (sessionId: string) => void
}) {
  if (offered.is === 'asking') return <View>正在找…</View>
  if (offered.is === 'failed') return <Note tone="seal" text={offered.text} />
  if (offered.items.length === 0) return <View>别的班这阵子没有空位子，过几天再来看看。</View>
  return (
    <RowGroup>
      {offered.items.map(({ sessionId, title, placeName, startAt, endAt, free }) => (
        <Row
          key={sessionId}
          title={spanWord(startAt, endAt, now)}
          caption={`${title}，${placeName}，还有 ${free} 个位子`}
          onTap={() => onChoose(sessionId)}
        />
      ))}
    </RowGroup>
  )
}

export function MakeUpSheet({ lesson, now, onSaid, onClose }: MakeUpSheetProps) {
  const [offered, setOffered] = useState<Offered>({ is: 'asking' })
  const [busy, setBusy] = useState(false)
  const { sessionId } = lesson
  useEffect(() => {
    let gone = false
    void askMakeUps(sessionId).then((answer) => {
      if (gone) return
      setOffered(
        answer.ok
          ? { is: 'there', items: answer.data.items }
          : { is: 'failed', text: failureText(answer.failure) },
      )
    })
    return () => {
      gone = true
    }
  }, [sessionId])
  const choose = async (inSessionId: string) => {
    if (busy) return
    setBusy(true)
    const answer = await makeUp(lesson, inSessionId)
    setBusy(false)
    onSaid(
      answer.ok
        ? { ok: true, text: `约好了，${momentWord(answer.data.startAt, now)} 去补` }
        : { ok: false, text: failureText(answer.failure) },
    )
  }
  return (
    <Sheet open title="去哪一课补？" cancel="不补了" onClose={onClose}>
      <Items offered={offered} now={now} onChoose={(one) => void choose(one)} />
    </Sheet>
  )
}
