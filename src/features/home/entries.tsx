/** The ways from the home page to what a resident has here. */
import { Tiles } from '@/components/tiles'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'

const entries = [
  { icon: 'list', text: '我报的', onTap: () => openPage(appPages.mine) },
  { icon: 'code', text: '居民码', onTap: () => openPage(appPages.card()) },
  { icon: 'book', text: '时长存折', onTap: () => openPage(appPages.hours) },
  { icon: 'gift', text: '积分', onTap: () => openPage(appPages.points) },
] as const

export const Entries = () => <Tiles items={entries} />

/** The way to the desk, for those who have one. */
export const DeskEntry = () => (
  <RowGroup>
    <Row
      icon="tools"
      title="工作台"
      caption="今天的场次、待办、核时长"
      onTap={() => openPage(appPages.desk)}
    />
  </RowGroup>
)
