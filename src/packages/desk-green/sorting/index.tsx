/** Points and their helpers at the desk, what was scanned too fast, and how the month stands. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { greenPages } from '@/domain/green-pages'
import { momentWord, monthWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import {
  decideHeld,
  type DeskPoint,
  type DeskSorting,
  endHelper,
  nameHelper,
  openDesk,
  useDesk,
} from '@/features/green/sort-store'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { Moves } from '@/features/screens/moves'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { scanPerson } from '@/platform/scan-person'

function Held({ held, saying }: Pick<DeskSorting, 'held'> & { saying: Saying }) {
  if (held.length === 0) return null
  return (
    <Section title="扫得太快，请看一眼">
      <Stack>
        {held.map(({ sortingId, at, pointName, helper, version }) => {
          const decide = async (event: 'count' | 'drop', text: string) =>
            saying.sayAnswer(await decideHeld({ sortingId, version, event }), text)
          const what = `${momentWord(at, serverNow())} ${helper}`
          return (
            <Card key={sortingId}>
              <Stack>
                <Strong text={what} />
                <Caption text={`${pointName}，一分钟里扫了二十户以上`} />
                <Moves>
                  <Button
                    small
                    kind="second"
                    text="算数"
                    label={`算数：${what}`}
                    onTap={() => decide('count', '算数了，积分记上了')}
                  />
                  <Button
                    small
                    kind="danger"
                    text="不算"
                    label={`不算：${what}`}
                    onTap={() => decide('drop', '这一次不算')}
                  />
                </Moves>
              </Stack>
            </Card>
          )
        })}
      </Stack>
    </Section>
  )
}

interface PointProps {
  point: DeskPoint
  saying: Saying
}

function Point({ point, saying }: PointProps) {
  const { pointId, name, hours, helpers } = point
  const [ending, setEnding] = useState<DeskPoint['helpers'][number] | null>(null)
  const add = async () => {
    const found = await scanPerson()
    if ('token' in found)
      saying.sayAnswer(await nameHelper({ pointId, cardToken: found.token }), '加上了，本人会收到消息')
    else if (found.problem !== null) saying.sayProblem(found.problem)
  }
  return (
    <Section title={name}>
      <RowGroup>
        <Row
          icon="clock"
          title={hours}
          caption="点开改名字和时间"
          onTap={() => openPage(greenPages.sortingPointForm(pointId))}
        />
        {helpers.map((helper) => (
          <Row
            key={helper.personId}
            icon="person"
            title={helper.name}
            caption="帮手，点开可以去掉"
            onTap={() => setEnding(helper)}
          />
        ))}
      </RowGroup>
      <Button small kind="second" text="扫居民卡，加一位帮手" label={`给${name}加一位帮手`} onTap={add} />
      {ending && (
        <ActionSheet
          title={`${ending.name}不再值守这里？`}
          text="以后不能在这个点扫卡；扫过的都在。"
          confirm="去掉"
          draft={`sorting-helper:${pointId}`}
          onConfirm={() => endHelper({ pointId, personId: ending.personId })}
          onDone={() => saying.say('去掉了')}
          onClose={() => setEnding(null)}
        />
      )}
    </Section>
  )
}

function Ready({ desk }: { desk: DeskSorting }) {
  const saying = useSaid()
  const { month, counts, points, held } = desk
  return (
    <>
      <SaidNote saying={saying} />
      <Held held={held} saying={saying} />
      <Figures
        items={[
          { value: counts.right, unit: '户次', caption: `${monthWord(month)}分对` },
          { value: counts.again, unit: '户次', caption: '再分一下' },
          { value: counts.dropped, unit: '户次', caption: '看过不算的' },
        ]}
      />
      {points.length === 0 && (
        <Empty drawing="empty-list" title="还没有投放点" text="写一个投放点，再扫居民卡请几位帮手" />
      )}
      {points.map((point) => (
        <Point key={point.pointId} point={point} saying={saying} />
      ))}
    </>
  )
}

function DeskSortingPage() {
  return (
    <LoadedScreen
      title="垃圾分类"
      resource={useDesk()}
      open={openDesk}
      action={<Button text="加一个投放点" onTap={() => openPage(greenPages.sortingPointForm())} />}
    >
      {(desk) => <Ready desk={desk} />}
    </LoadedScreen>
  )
}

export default wholePage(DeskSortingPage, DeskFrame)
