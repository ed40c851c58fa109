/** The stalls of a fair, to be printed. */
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { stallsPaper } from '@/domain/stalls/paper'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { stallsFile } from '@/features/screens/paper-files'
import { PaperSheet, PrintFoot } from '@/features/screens/paper-sheet'
import { type Fair, openFair, useFair } from '@/features/stalls/store'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function Ready({ fair }: { fair: Fair }) {
  const paper = stallsPaper(fair, serverNow())
  if (paper === null) return <Empty title="还没有摆摊位" text="摆好了再来打印" />
  return (
    <>
      <Caption text="表比屏幕宽，左右滑动看全；有电话，用完收好" />
      <PaperSheet paper={paper} />
    </>
  )
}

function StallsSheetPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="摊位表"
      resource={useFair(sessionId)}
      open={() => openFair(sessionId)}
      count={4}
      stale={false}
      action={() => <PrintFoot text="打印摊位表" take={stallsFile({ sessionId })} />}
    >
      {(fair) => <Ready fair={fair} />}
    </LoadedScreen>
  )
}

export default wholePage(StallsSheetPage, DeskFrame)
