/** The prizes and their stock as the desk sees them: what runs low comes first. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import { PrizeRow } from '@/features/store-desk/prize-row'
import { deskPrizes, type PrizeView } from '@/features/store-desk/store'
import { DeskQueue } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const views: { value: PrizeView; text: string }[] = [
  { value: 'all', text: '全部' },
  { value: 'onShelf', text: '在架' },
  { value: 'draft', text: '草稿' },
  { value: 'offShelf', text: '下架了' },
]

const empties: Record<PrizeView, { title: string; text: string }> = {
  all: { title: '还没有奖品', text: '写好一件，进了货就能上架' },
  onShelf: { title: '货架上没有东西', text: '写好、进货、上架，居民就能换' },
  draft: { title: '没有草稿', text: '新建的奖品先存在这里' },
  offShelf: { title: '没有下架的', text: '下架的奖品会收在这里' },
}

function Ways({ mayEdit, opening }: { mayEdit: boolean; opening: string }) {
  return (
    <RowGroup>
      <Row
        icon="scan"
        title="兑换柜台"
        caption="扫领取码，交给本人"
        onTap={() => openPage(appPages.counter)}
      />
      <Row
        icon="receipt"
        title="商家对账"
        caption="每月各家发了多少"
        onTap={() => openPage(deskPages.statement())}
      />
      {mayEdit && (
        <Row
          icon="calendar"
          title="哪天可以兑换"
          caption={opening}
          onTap={() => openPage(deskPages.storeDays)}
        />
      )}
      {mayEdit && <Row icon="people" title="共建商家" onTap={() => openPage(appPages.partners)} />}
      {mayEdit && <Row icon="list" title="积分规则" onTap={() => openPage(deskPages.pointsRules)} />}
    </RowGroup>
  )
}

const pageOf = ({ prizeId }: { prizeId: string }) => appPages.deskPrize(prizeId)

function PrizesPage() {
  return (
    <DeskQueue
      title="奖品和库存"
      search={{ label: '找奖品', placeholder: '奖品、商家' }}
      list={deskPrizes}
      start="all"
      views={views}
      label="哪些奖品"
      empty={(view) => empties[view]}
      opens={pageOf}
      action={(page) =>
        page?.rights.mayEdit && <Button text="新建奖品" onTap={() => openPage(deskPages.prizeForm())} />
      }
      foot={(page) => <Ways mayEdit={page?.rights.mayEdit ?? false} opening={page?.opening.text ?? ''} />}
    >
      {(items, { page }) =>
        items.map((prize) => (
          <PrizeRow
            key={prize.prizeId}
            prize={prize}
            {...(page.rights.mayEdit && { onTap: () => openPage(pageOf(prize)) })}
          />
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(PrizesPage, DeskFrame)
