/** The numbers that are called before anything is written. */
import { Card, Stack, Strong } from '@/components/card'
import { Button } from '@/components/button'
import type { CaseKind } from '@/domain/case/define-case'
import { Moves } from '@/features/screens/moves'
import { dial } from '@/platform/dial'

export function CallFirst({ text, numbers }: NonNullable<CaseKind['begin']['callFirst']>) {
  return (
    <Card>
      <Stack>
        <Strong text={text} />
        <Moves>
          {numbers.map(({ number, what }) => (
            <Button key={number} small kind="second" text={`${what} ${number}`} onTap={() => dial(number)} />
          ))}
        </Moves>
      </Stack>
    </Card>
  )
}
