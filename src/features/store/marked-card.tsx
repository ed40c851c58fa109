/** What I save for: how far I am, and the way to it. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Meter } from '@/components/meter'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import type { PrizeCard } from './store'

export function MarkedCard({ prize }: { prize: PrizeCard }) {
  const { prizeId, title, points, missing, soldOut, stockText } = prize
  const have = points - missing
  const text = missing > 0 ? `还差 ${missing} 分换${title}` : `积分够换${title}了`
  const caption = soldOut ? '现在兑完了，补了货会在这里看到' : `要 ${points} 分 · ${stockText}`
  return (
    <Card onTap={() => openPage(appPages.prize(prizeId))} label={`想要的：${text}，${caption}`}>
      <Stack>
        <Strong text={text} />
        <Meter value={have} max={points} label={`${points} 分里已有 ${have} 分`} />
        <Caption text={caption} />
      </Stack>
    </Card>
  )
}
