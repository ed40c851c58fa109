/** One's own honour: what it is, and for each board who reads it there, as what, and whether one wants that. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack, Title } from '@/components/card'
import { Section } from '@/components/section'
import { Pictures } from '@/features/screens/pictures'
import { Moves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { answerBoard, type OwnHonour, sayStory } from './store'

type Board = OwnHonour['boards'][number]

/** What is so now. */
function standing({ answer, title, shownAs }: Board): string {
  if (answer === 'agreed') return `现在「${title}」上写着“${shownAs}”。撤回当时就不写了。`
  return answer === 'refused'
    ? `「${title}」上不写您，只计个数。改主意了随时可以点。`
    : `您还没有答复，「${title}」上不写您。`
}

interface BoardProps {
  honour: OwnHonour
  board: Board
  saying: Saying
}

function OnBoard({ honour: { honourId, version }, board, saying }: BoardProps) {
  const [busy, setBusy] = useState(false)
  const say = async (agreed: boolean) => {
    if (busy) return
    setBusy(true)
    const answer = await answerBoard({ honourId, board: board.board, agreed, version })
    saying.sayAnswer(answer, agreed ? `写到「${board.title}」上了` : `「${board.title}」上不写您了`)
    setBusy(false)
  }
  return (
    <Section title={board.title}>
      <Stack>
        <Caption text={board.told} />
        <Caption text={standing(board)} />
        <Moves>
          {board.answer !== 'agreed' && (
            <Button small text="同意写上去" busy={busy} onTap={() => void say(true)} />
          )}
          {board.answer !== 'refused' && (
            <Button
              small
              kind="quiet"
              text={board.answer === 'agreed' ? '撤回，不写了' : '不写'}
              busy={busy}
              onTap={() => void say(false)}
            />
          )}
        </Moves>
      </Stack>
    </Section>
  )
}

/** What the station has written about it, for its holder to read before anybody else does. */
function OwnStory({ honour, saying }: Omit<BoardProps, 'board'>) {
  const [busy, setBusy] = useState(false)
  const { honourId, version, story, mayAgree, mayTakeDown } = honour
  if (story === null) return null
  const say = async (event: 'agree' | 'takeDown') => {
    if (busy) return
    setBusy(true)
    const answer = await sayStory({ honourId, event, version })
    saying.sayAnswer(answer, event === 'agree' ? '同意了，内容检查通过就公开' : '不公开了')
    setBusy(false)
  }
  return (
    <Section title="站里写的事迹">
      <Stack>
        <Caption text={story.words} />
        <Pictures fileIds={story.photos} label="事迹" />
        <Caption text={`现在${story.stageText}。`} />
        <Moves>
          {mayAgree && <Button small text="写得对，同意公开" busy={busy} onTap={() => void say('agree')} />}
          {mayTakeDown && (
            <Button
              small
              kind="quiet"
              text={mayAgree ? '不公开' : '撤下'}
              busy={busy}
              onTap={() => void say('takeDown')}
            />
          )}
        </Moves>
      </Stack>
    </Section>
  )
}

export function OwnHonourPart({ honour, saying }: Omit<BoardProps, 'board'>) {
  const { title, period, level, grantedBy, whose, stateText, boards } = honour
  return (
    <Stack>
      <Title text={whose === '' ? title : `${whose}：${title}`} />
      <Caption text={`${period}，${level}，${grantedBy}，${stateText}`} />
      {boards.map((board) => (
        <OnBoard key={board.board} {...{ honour, board, saying }} />
      ))}
      <OwnStory {...{ honour, saying }} />
    </Stack>
  )
}
