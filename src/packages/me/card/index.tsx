/** The code that stands for me, or for somebody in my family, shown large. */
import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { PersonCard } from '@/components/person-card'
import { Sheet } from '@/components/sheet'
import { cardText } from '@/domain/attendance/scan-text'
import { openCard, renewCard, useCard, type PersonalCard } from '@/features/me/card-store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { usePageParams } from '@/platform/page-params'
import { showCode } from '@/platform/shown-code'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

/** A card that was lost, or that somebody may have copied, is replaced; that is asked about first. */
function NewCard({ personId, name }: { personId: string | undefined; name: string }) {
  const [asking, setAsking] = useState(false)
  const saying = useSaid()
  const renew = async () => {
    const answer = await renewCard(personId)
    setAsking(false)
    saying.sayAnswer(answer, '换好了，旧卡不能再用')
  }
  return (
    <>
      <SaidNote saying={saying} />
      <Button kind="quiet" text="换一张新卡" onTap={() => setAsking(true)} />
      <Sheet
        open={asking}
        title={`给${name}换一张新卡？`}
        confirm="换新卡"
        onConfirm={renew}
        onClose={() => setAsking(false)}
      >
        <View>卡丢了，或者怕被人抄下来用，就换一张。旧卡和印好的纸卡马上作废，时长和积分都在。</View>
      </Sheet>
    </>
  )
}

function Ready({ card, personId }: { card: PersonalCard; personId: string | undefined }) {
  const text = cardText(card.token)
  useEffect(() => showCode(text, `${card.name}的居民卡`), [text, card.name])
  return (
    <>
      <PersonCard name={card.name} role={card.role} code={text} codeNote="出示给组织者或网格员" />
      <Caption text="签到、签退时让组织者扫这个码。没用小程序的家人可以请社区印一张纸卡。" />
      <NewCard personId={personId} name={card.name} />
    </>
  )
}

function CardPage() {
  const { forPersonId: personId } = usePageParams('forPersonId')
  return (
    <LoadedScreen
      title="居民卡"
      resource={useCard(personId)}
      open={() => openCard(personId)}
      count={1}
      stale={{ tone: 'sky', text: '没有信号也能出示' }}
    >
      {(card) => <Ready card={card} personId={personId} />}
    </LoadedScreen>
  )
}

export default wholePage(CardPage)
