/** The ways from the home page to what a resident has here. */
import { Tiles } from '@/components/tiles'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'

const entries = [
  { icon: 'list', text: '我报的', onTap: () => openPage(appPages.mine) },
  { icon: 'code', text: '居民码', onTap: () => openPage(appPages.card()) },
  { icon: 'book', text: '时长存折', onTap: () => openPage(appPages.hours) },
  { icon: 'gift', text: '积分超市', onTap: () => openPage(appPages.store) },
] as const

export const Entries = () => <Tiles items={entries} />

const DeskRow = () => (
  <Row icon="tools" title="工作台" caption="今天的场次、待办、核时长" onTap={() => openPage(appPages.desk)} />
)

/** The way to the desk, for those who have one. */
export const DeskEntry = () => (
  <RowGroup>
    <DeskRow />
  </RowGroup>
)

interface ServiceEntriesProps {
  /** Whether this person hands out prizes. */
  counter: boolean
  /** Whether this person works at the desk. */
  desk: boolean
}

/** The ways from the service tab: the points store for everybody, the counter and the desk for those who have them. */
export const ServiceEntries = ({ counter, desk }: ServiceEntriesProps) => (
  <RowGroup>
    <Row icon="gift" title="积分超市" caption="积分换东西、换服务" onTap={() => openPage(appPages.store)} />
    {counter && (
      <Row
        icon="scan"
        title="兑换柜台"
        caption="扫领取码，把东西交给邻居"
        onTap={() => openPage(appPages.counter)}
      />
    )}
    {desk && <DeskRow />}
  </RowGroup>
)
