/** What lies on the counter: the digits to type, whose it is, what is handed over, and what has been. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { Button } from '@/components/button'
import { Beside, Caption, Card, Stack, Strong, TagLine, Title } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Photo } from '@/components/photo'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { Tag, type Tone } from '@/components/tag'
import { leftWord, momentWord } from '@/domain/words/moments'
import { pickUpDigits } from './read-pick-up'
import type { Found, CounterRedemption } from './store'

const tones: Record<CounterRedemption['state'], Tone> = {
  reserved: 'amber',
  redeemed: 'jade',
  cancelled: 'plain',
  expired: 'seal',
  refunded: 'plain',
}

/** The digits below the code, for a screen that does not scan; they go as soon as the last stands there, and stay to be mended when they are wrong. */
export function PickUpDigits({ onDone }: { onDone: (code: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('')
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, pickUpDigits)
    setTyped(digits)
    if (digits.length === pickUpDigits && digits !== typed)
      void onDone(digits).then((found) => found && setTyped(''))
  }
  return (
    <Card>
      <TextField
        label="扫不了？输领取码下面的数字"
        type="number"
        value={typed}
        onChange={type}
        maxLength={pickUpDigits + 2}
        placeholder={`${pickUpDigits} 位数字`}
      />
    </Card>
  )
}

interface HandedCardProps {
  item: CounterRedemption
  now: number
  /** The one thing to do about it. */
  children?: ReactNode
}

export function HandedCard({ item, now, children }: HandedCardProps) {
  const { title, name, photo, points, partnerName, place, state, stateText, expiresAt, endedAt, reservedAt } =
    item
  const when =
    state === 'reserved' ? `领取还剩 ${leftWord(expiresAt, now)}` : momentWord(endedAt ?? reservedAt, now)
  return (
    <Card>
      <Stack>
        <Beside lead={<Photo shape="thumb" icon="gift" {...(photo !== null && { src: fileSrc(photo) })} />}>
          <Strong text={title} />
          <TagLine>
            <Tag tone={tones[state]} text={stateText} />
            <Caption text={`${points} 分 · ${when}`} />
          </TagLine>
          <Caption text={[name, partnerName, place].filter(Boolean).join(' · ')} />
        </Beside>
        <Slot>{children}</Slot>
      </Stack>
    </Card>
  )
}

interface FoundItemsProps {
  found: Found
  /** Chooses a prize for whoever stands there with a card; left out where a code was scanned. */
  onChoose?: (person: NonNullable<Found['person']>) => void
  onHand: (item: CounterRedemption) => Promise<void>
}

export function FoundItems({ found, onHand, onChoose }: FoundItemsProps) {
  const { person, items, serverNow: now } = found
  const purse = person?.purse ?? null
  return (
    <>
      {person && (
        <Card>
          <Stack>
            <View>
              <Title text={person.name} />
              {purse && <Caption text={`${purse.name}还有 ${purse.free} 分`} />}
            </View>
            {purse && onChoose && (
              <Button small kind="quiet" text="代选一件" onTap={() => onChoose(person)} />
            )}
          </Stack>
        </Card>
      )}
      {items.length === 0 && <Empty title="没有等着领的东西" text="在积分超市里订好，再到柜台来领" />}
      {items.map((item) => (
        <HandedCard key={item.redemptionId} item={item} now={now}>
          {item.mayRedeem && (
            <Button text="已交给本人" label={`${item.title}已交给本人`} onTap={() => onHand(item)} />
          )}
          {!item.mayRedeem && item.obstacle && (
            <Note tone="amber" text={`${item.obstacle.text}，${item.obstacle.next}`} />
          )}
        </HandedCard>
      ))}
    </>
  )
}
