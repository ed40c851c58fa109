/** What was written without a signal and waits on this phone, above what the station has. */
import { useEffect, useRef } from 'react'
import { dropWritten, sendAgain, useWritten } from '@/api/written'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { casePages } from '@/domain/case-pages'
import type { CaseKind } from '@/domain/case/define-case'
import { Moves } from '@/features/screens/moves'
import { openPage } from '@/platform/navigate'

interface WrittenCardsProps {
  kind: CaseKind
  /** One of them is waiting no longer. */
  onSent: () => void
}

const waitingWords = '写在手机里，连上网络就交，不会交两次'

export function WrittenCards({ kind, onSent }: WrittenCardsProps) {
  const written = useWritten(({ items }) => items)
  const mine = written.filter(({ action }) => action === `${kind.name}.begin`)
  const before = useRef(mine.length)
  useEffect(() => {
    if (mine.length < before.current) onSent()
    before.current = mine.length
  })
  if (mine.length === 0) return null
  return (
    <Stack>
      {mine.map(({ requestKey, input, state }) => (
        <Card key={requestKey}>
          <TagLine>
            <Tag
              {...(state.status === 'refused'
                ? { tone: 'seal', text: '没有交上' }
                : { tone: 'amber', text: '等信号' })}
            />
          </TagLine>
          <Strong text={kind.headline(input.form)} />
          <Caption text={state.status === 'refused' ? `${state.text}，${state.next}` : waitingWords} />
          {state.status === 'refused' && (
            <Moves>
              <Button
                small
                kind="second"
                text="改一改"
                onTap={() => openPage(casePages.beginCaseAgain(kind.name, requestKey))}
              />
              <Button small kind="second" text="再交一次" onTap={() => sendAgain(requestKey)} />
              <Button small kind="danger" text="不要了" onTap={() => dropWritten(requestKey)} />
            </Moves>
          )}
        </Card>
      ))}
    </Stack>
  )
}
