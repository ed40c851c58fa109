/** Two records side by side: which one stays, what goes over, what is in the way; and making them one. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { apart } from '@/components/apart'
import { Button } from '@/components/button'
import { Caption, Stack, Strong, TagLine, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { durationWord } from '@/domain/words/amounts'
import { dayWord } from '@/domain/words/moments'
import { Loaded } from '@/features/screens/loaded'
import type { Saying } from '@/features/screens/said'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { type Compared, mergeRecords, openCompared, type Pair, unmergeRecord, useCompared } from './store'
import styles from './merge-sheet.module.scss'

type Kept = Compared['stays']

function bornWords({ birthDate }: Kept): string {
  if (birthDate === null) return '没写出生日期'
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate) ?? []
  if (year === undefined) return `出生日期写的是 ${birthDate}`
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日出生`
}

const homeWords = ({ gridName, building }: Kept): string =>
  [gridName, building].filter(Boolean).join(' · ') || '没写住哪里'

const sinceWords = ({ usesApp, since }: Kept): string =>
  `${usesApp ? '用手机' : '用居民卡'} · ${dayWord(since, serverNow())}建的档`

/** What its owner has written anew: a likeness may have been made by it. */
const rewrittenWords = ({ nameChangedAt, birthDateChangedAt }: Kept): string =>
  [
    ...(nameChangedAt === null ? [] : [`${dayWord(nameChangedAt, serverNow())}改过姓名`]),
    ...(birthDateChangedAt === null ? [] : [`${dayWord(birthDateChangedAt, serverNow())}改过生日`]),
  ].join('，')

const hoursWords = ({ provedMinutes, addedMinutes }: Kept): string =>
  [durationWord(provedMinutes), addedMinutes > 0 ? `补录 ${durationWord(addedMinutes)}` : '']
    .filter(Boolean)
    .join('，')

/** One of the two, in large type; its figures open to their rows. */
function Record({ one, stays }: { one: Kept; stays: boolean }) {
  const toRows = () => openPage(deskPages.ledger(one.personId))
  return (
    <View className={styles.part}>
      <View className={styles.head}>
        <TagLine>
          <Tag tone={stays ? 'jade' : 'plain'} text={stays ? '留下这一份' : '合上这一份'} />
          {one.isVolunteer && <Tag text="志愿者" />}
        </TagLine>
        <View className={styles.name}>
          <Title text={one.name} />
        </View>
        <View>{apart(bornWords(one))}</View>
        <View>{homeWords(one)}</View>
        <Caption text={sinceWords(one)} />
        {rewrittenWords(one) !== '' && (
          <TagLine>
            <Tag tone="amber" text={rewrittenWords(one)} />
          </TagLine>
        )}
      </View>
      <RowGroup>
        <Row
          title="服务时长"
          value={hoursWords(one)}
          label={`${one.name}的服务时长，${hoursWords(one)}`}
          onTap={toRows}
        />
        <Row title="积分" value={`${one.points} 分`} />
        {one.family > 0 && <Row title="家人" value={`${one.family} 位`} />}
      </RowGroup>
    </View>
  )
}

function Way({ data, onSwap }: { data: Compared; onSwap: () => void }) {
  const { stays, closes, blocks, goes, mayChoose } = data
  return (
    <Stack>
      <Record one={stays} stays />
      <Record one={closes} stays={false} />
      {mayChoose && <Button small kind="quiet" text="换过来，留另一份" onTap={onSwap} />}
      {blocks.length > 0 ? (
        <View className={styles.part}>
          <View className={styles.head}>
            <Strong text="先办好这些，再来并" />
          </View>
          <RowGroup>
            {blocks.map(({ code, text, page }) => (
              <Row key={code} title={text} {...(page !== null && { onTap: () => openPage(page) })} />
            ))}
          </RowGroup>
        </View>
      ) : (
        <View className={styles.part}>
          <View className={styles.head}>
            <Strong text="带到留下的那一份" />
          </View>
          <RowGroup>
            {goes.map((text) => (
              <Row key={text} title={text} />
            ))}
          </RowGroup>
          <View className={styles.foot}>
            <Caption text="有手机的会收到消息；7 天内可以再分开。" />
          </View>
        </View>
      )}
    </Stack>
  )
}

interface MergeSheetProps {
  pair: Pick<Pair, 'personId' | 'otherId'>
  saying: Saying
  onClose: () => void
}

export function MergeSheet({ pair, saying, onClose }: MergeSheetProps) {
  const [stays, setStays] = useState('')
  const wanted = { ...pair, stays }
  const compared = useCompared(wanted)
  const open = () => openCompared(wanted)
  useShown(open)
  const data = compared.status === 'ready' ? compared.data : null
  const merge = async () => {
    if (!data) return
    const ids = { stays: data.stays.personId, closes: data.closes.personId }
    const answer = await mergeRecords(ids)
    onClose()
    const { name } = data.stays
    if (!answer.ok) saying.sayAnswer(answer, '')
    else
      saying.offer(
        `${name} 的两份档案并成一份了`,
        () => unmergeRecord(ids.closes),
        `${name} 又是两份了，什么都没有少`,
      )
  }
  const swap = (next: string) => {
    setStays(next)
    void openCompared({ ...pair, stays: next })
  }
  return (
    <Sheet
      open
      title="是同一位吗？"
      confirm="并成一份"
      confirmDisabled={data === null || data.blocks.length > 0 || compared.status !== 'ready'}
      onConfirm={merge}
      cancel="先不并"
      onClose={onClose}
    >
      <Loaded resource={compared} open={open} count={2}>
        {(found) => <Way data={found} onSwap={() => swap(found.closes.personId)} />}
      </Loaded>
    </Sheet>
  )
}
