/** What was written without a signal and waits on this phone, above what the station has. */
import { useEffect, useRef } from 'react'
import { dropWritten, sendAgain, useWritten } from '@/api/written'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Tag, TagLine } from '@/components/tag'
import type { CaseKind } from '@/domain/case/define-case'
import { Moves } from '@/features/screens/moves'

interface WrittenCardsProps {
  kind: CaseKind
  /** One of them is waiting no longer. */
  onSent: () => void
}

export function WrittenCards({ kind, onSent }: WrittenCardsProps) {
  const written = useWritten((all) => all.written)
  const mine = written.filter(({ action }) => action === `${kind.name}.begin`)
  const before = useRef(mine.length)
  useEffect(() => {
    if (mine.length < before.current) onSent()
    before.current = mine.length
  })
  if (mine.length === 0) return null
  return (
    <Stack>
      {mine.map(({ requestKey, input, refused }) => (
        <Card key={requestKey}>
          <TagLine>
            <Tag
              {...(refused === null ? { tone: 'amber', text: '等信号' } : { tone: 'seal', text: '没有交上' })}
            />
          </TagLine>
          <Strong text={kind.headline(input.form)} />
          <Caption text={refused ?? '写在手机里，连上网络就交，不会交两次'} />
          {refused !== null && (
            <Moves>
              <Button small kind="second" text="再交一次" onTap={() => sendAgain(requestKey)} />
              <Button small kind="danger" text="不要了" onTap={() => dropWritten(requestKey)} />
            </Moves>
          )}
        </Card>
      ))}
    </Stack>
  )
}
