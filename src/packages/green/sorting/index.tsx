/** What my household has put out this month, and where and when somebody stands there. */
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import type { Output } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { greenPages } from '@/domain/green-pages'
import { monthWord } from '@/domain/words/moments'
import { openMine, useMine } from '@/features/green/sort-store'
import { partWord, stateWord } from '@/features/green/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

type Mine = Output<'sort.mine'>

const Month = ({ month, counts, ruleText }: Mine) => (
  <Stack>
    <Figures
      items={[
        { value: counts.right, unit: '次', caption: `${monthWord(month)}我家分对` },
        ...(counts.again > 0 ? [{ value: counts.again, unit: '次', caption: '还要再分一下' }] : []),
      ]}
    />
    <Caption text={`${ruleText}。早上、晚上各算一次，孩子带自己的居民卡来也算这一户的。`} />
  </Stack>
)

const Points = ({ points }: Mine) => (
  <Section title="投放点">
    <RowGroup>
      {points.map(({ pointId, name, hours, openNow }) => (
        <Row
          key={pointId}
          icon="pin"
          title={name}
          caption={hours}
          {...(openNow && { end: <Tag tone="jade" text="现在有人" /> })}
        />
      ))}
    </RowGroup>
  </Section>
)

const Times = ({ items }: Mine) => (
  <Section title="这个月的每一次">
    <RowGroup>
      {items.map(({ sortingId, at, part, state, points, pointName }) => (
        <Row
          key={sortingId}
          icon={state === 'right' ? 'check' : 'info'}
          title={`${partWord(at, part, serverNow())}，${stateWord(state)}`}
          caption={pointName}
          {...(points > 0 && { value: `+${points} 分` })}
        />
      ))}
    </RowGroup>
  </Section>
)

/** Where the caller stands to help others sort. */
const Helping = ({ points, helping }: Mine) => (
  <Section title="您值守的投放点">
    <RowGroup>
      {points
        .filter(({ pointId }) => helping.includes(pointId))
        .map(({ pointId, name, hours }) => (
          <Row
            key={pointId}
            icon="scan"
            title={name}
            caption={hours}
            onTap={() => openPage(greenPages.sortingPoint(pointId))}
          />
        ))}
    </RowGroup>
  </Section>
)

/** What need not be thrown away. */
const Shown = () => (
  <RowGroup>
    <Row
      icon="bag"
      title="变废为宝"
      caption="旧物给站里，看看改成了什么"
      onTap={() => openPage(greenPages.reuse)}
    />
  </RowGroup>
)

function SortingPage() {
  return (
    <LoadedScreen title="垃圾分类" resource={useMine()} open={openMine}>
      {(mine) =>
        mine.points.length === 0 && mine.items.length === 0 ? (
          <>
            <Empty drawing="empty-list" title="还没有投放点" text="站里设好投放点，这里会写几点有人值守" />
            <Shown />
          </>
        ) : (
          <>
            {mine.helping.length > 0 && <Helping {...mine} />}
            <Month {...mine} />
            <RowGroup>
              <Row
                icon="person"
                title="我的居民卡"
                caption="投放时给帮手扫，家人的也在里面"
                onTap={() => openPage(appPages.card())}
              />
            </RowGroup>
            {mine.items.length > 0 && <Times {...mine} />}
            {mine.points.length > 0 && <Points {...mine} />}
            <Shown />
          </>
        )
      }
    </LoadedScreen>
  )
}

export default wholePage(SortingPage)
