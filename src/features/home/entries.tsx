/** The ways from the home page to what a resident has here. */
import { Tiles } from '@/components/tiles'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { type Features, isOn } from '@/domain/station/features'
import { openPage } from '@/platform/navigate'

const entries = [
  { icon: 'list', text: '我报的', onTap: () => openPage(appPages.mine) },
  { icon: 'code', text: '居民码', onTap: () => openPage(appPages.card()) },
  { icon: 'book', text: '时长存折', onTap: () => openPage(appPages.hours) },
] as const

const store = { icon: 'gift', text: '积分超市', onTap: () => openPage(appPages.store) } as const
/** Where the store is closed, what was reserved can still be fetched. */
const reserved = { icon: 'gift', text: '我的兑换', onTap: () => openPage(appPages.myRedemptions) } as const

export const Entries = ({ open }: { open?: Features }) => (
  <Tiles items={[...entries, isOn(open, 'store') ? store : reserved]} />
)

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
  /** What the station has open; everything until it is known. */
  open?: Features
  /** Whether this person hands out prizes. */
  counter: boolean
  /** Whether this person works at the desk. */
  desk: boolean
}

/** The ways from the service tab: the points store for everybody, the counter and the desk for those who have them. */
export const ServiceEntries = ({ open, counter, desk }: ServiceEntriesProps) => (
  <RowGroup>
    {isOn(open, 'store') ? (
      <Row icon="gift" title="积分超市" caption="积分换东西、换服务" onTap={() => openPage(appPages.store)} />
    ) : (
      <Row
        icon="gift"
        title="我的兑换"
        caption="积分超市暂时没有开放，订好的照样能领"
        onTap={() => openPage(appPages.myRedemptions)}
      />
    )}
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
