/** How far a notice has come: read and not, answered, told by voice; the same for each building, and the way to the rest. */
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { Button } from '@/components/button'
import { Caption, Card, Strong } from '@/components/card'
import { Figures } from '@/components/figure'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { homeWords } from '@/domain/words/homes'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import styles from './reach.module.scss'
import type { BuildingReach, Reach } from './store'

interface BuildingLineProps {
  noticeId: string
  reach: BuildingReach
  asks: boolean
}

function BuildingLine({ noticeId, reach, asks }: BuildingLineProps) {
  const { gridId, building, people, read, confirmed, ticked } = reach
  const left = Math.max(0, people - read - ticked)
  const words = [
    `看过 ${read} / ${people}`,
    asks ? `回收到 ${confirmed}` : '',
    ticked > 0 ? `打过电话或上过门 ${ticked}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
  const place = homeWords(reach)
  const content = (
    <>
      <View className={styles.line}>
        <Strong text={place} />
        {left > 0 && <Caption text={`还差 ${left} 位 ›`} />}
      </View>
      <View className={styles.share}>
        <Meter value={read + ticked} max={people} label={`${place}，${words}`} />
        <Caption text={words} />
      </View>
    </>
  )
  if (left === 0 || gridId === null) return <View className={styles.building}>{content}</View>
  const open = () => openPage(appPages.callList(noticeId, gridId, building))
  return (
    <View
      className={styles.building}
      {...tappable({ label: `${place}，${words}，还差 ${left} 位，看名单`, onTap: open })}
    >
      {content}
    </View>
  )
}

export function ReachPart({ reach }: { reach: Reach }) {
  const { notice, people, read, unread, confirmed, ticked, counted, buildings } = reach
  const { noticeId, pushed, pushing } = notice
  const asks = notice.form.askReceipt
  return (
    <>
      <Figures
        items={[
          { value: read, caption: '看过', tone: 'jade' },
          { value: unread, caption: '没看' },
          ...(asks ? [{ value: confirmed, caption: '回收到' }] : []),
          ...(ticked > 0 ? [{ value: ticked, caption: '电话上门' }] : []),
        ]}
      />
      {pushed > 0 && (
        <Caption text={`${pushing ? '正在微信里提醒，已' : '微信里'}提醒了 ${pushed} 位同意过的人。`} />
      )}
      {unread > 0 && notice.state === 'published' && (
        <Button
          kind="second"
          text={`打电话、上门，告诉没看的 ${Math.max(0, unread - ticked)} 位`}
          onTap={() => openPage(appPages.callList(noticeId))}
        />
      )}
      <Section title="按楼看">
        {!counted && <Note tone="sky" text={`正在按楼清点 ${people} 位，过一分钟下拉看看`} />}
        {buildings.length > 0 && (
          <Card flush>
            {buildings.map((building) => (
              <BuildingLine
                key={`${building.gridId ?? ''}/${building.building}`}
                noticeId={noticeId}
                reach={building}
                asks={asks}
              />
            ))}
          </Card>
        )}
      </Section>
    </>
  )
}
