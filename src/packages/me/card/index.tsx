/** The code that stands for me, or for somebody in my family, shown large. */
import { useEffect } from 'react'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { PersonCard } from '@/components/person-card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { cardText } from '@/domain/attendance/scan-text'
import { openCard, useCard, type PersonalCard } from '@/features/me/card-store'
import { usePageParams } from '@/platform/page-params'
import { showCode } from '@/platform/shown-code'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Ready({ card }: { card: PersonalCard }) {
  const text = cardText(card.token)
  useEffect(() => showCode(text, `${card.name}的居民卡`), [text, card.name])
  return (
    <>
      <PersonCard name={card.name} role={card.role} code={text} codeNote="出示给组织者或网格员" />
      <Caption text="签到、签退时让组织者扫这个码。没有手机的家人可以请社区印一张纸卡。" />
    </>
  )
}

function CardPage() {
  const { forPersonId: personId } = usePageParams('forPersonId')
  const card = useCard(personId)
  const open = () => openCard(personId)
  useShown(open)
  return (
    <Screen title="居民卡">
      <Stack>
        {card.status === 'failed' && <Failed failure={card.failure} onRetry={open} />}
        {(card.status === 'idle' || card.status === 'loading') && <Loading count={1} />}
        {card.status === 'ready' && card.failure && <Note tone="sky" text="没有信号也能出示" />}
        {card.status === 'ready' && <Ready card={card.data} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(CardPage)
