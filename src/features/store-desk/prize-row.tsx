/** One prize in the desk's list: what is left of it, and whether it runs low. */
import { fileSrc } from '@/api/files'
import { Beside, Caption, Card, Strong, TagLine } from '@/components/card'
import { Photo } from '@/components/photo'
import { Tag } from '@/components/tag'
import type { PrizeRow as Prize } from './store'
import { prizeTones, stockWord } from './words'

export function PrizeRow({ prize, onTap }: { prize: Prize; onTap?: () => void }) {
  const { title, photo, points, state, stateText, partnerName, low } = prize
  const said = [title, stateText, low ? '快没了' : '', stockWord(prize)].filter(Boolean).join('，')
  return (
    <Card {...(onTap && { onTap, label: said })}>
      <Beside lead={<Photo shape="thumb" icon="gift" {...(photo !== null && { src: fileSrc(photo) })} />}>
        <Strong text={title} />
        <TagLine>
          {low && <Tag tone="seal" text="快没了" />}
          <Tag tone={prizeTones[state]} text={stateText} />
          <Caption text={`${points} 分`} />
        </TagLine>
        <Caption text={stockWord(prize)} />
        {partnerName !== '' && <Caption text={partnerName} />}
      </Beside>
    </Card>
  )
}
