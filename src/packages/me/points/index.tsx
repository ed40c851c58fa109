/** My points: the balance and where each came from, what they are good for next, and until when they hold. */
import type { ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { deskPages } from '@/domain/desk-pages'
import { PagedScreen } from '@/features/screens/loaded-list'
import { PointsLedger } from '@/features/points/ledger'
import { Expiring, Lots } from '@/features/points/lots'
import { NextStepCard } from '@/features/points/next-step'
import { myPoints, type Points } from '@/features/points/store'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

function Ways({ points }: { points: Points }) {
  const { household } = points
  return (
    <RowGroup>
      <Row icon="gift" title="积分超市" caption="看看能换什么" onTap={() => openPage(appPages.store)} />
      <Row
        icon="people"
        title={household === null ? '家庭积分' : household.name}
        caption={household === null ? '和家人合着用' : '家里合着用的'}
        {...(household !== null && { value: `${household.balance} 分` })}
        onTap={() => openPage(appPages.household)}
      />
      <Row icon="info" title="积分怎么算" onTap={() => openPage(deskPages.pointsRules)} />
      <Row
        icon="list"
        title="积分公示"
        caption="每月得了多少、用了多少"
        onTap={() => openPage(furtherPages.pointsSummary())}
      />
    </RowGroup>
  )
}

function Ready({ points, more }: { points: Points; more: ReactNode }) {
  const now = serverNow()
  return (
    <>
      <Expiring points={points} now={now} />
      <PointsLedger points={points} now={now} />
      {points.entries.length === 0 && (
        <Empty title="还没有积分" text="做一次志愿服务，时长核好了积分就到账" />
      )}
      {more}
      {points.nextStep && <NextStepCard step={points.nextStep} now={now} />}
      <Ways points={points} />
      <Lots points={points} now={now} />
    </>
  )
}

const PointsPage = () => (
  <PagedScreen title="我的积分" list={myPoints}>
    {(points, more) => <Ready points={points} more={more} />}
  </PagedScreen>
)

export default wholePage(PointsPage)
