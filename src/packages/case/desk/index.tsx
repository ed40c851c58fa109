/** The station's cases of a kind: those that wait for a step of ours first. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Button } from '@/components/button'
import { casePages } from '@/domain/case-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { deskOf } from '@/features/case/store'
import { DeskQueue } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

function DeskCasesPage() {
  const { name, title, flow, desk, begin } = usePageKind()
  const { view } = usePageParams('view')
  const options = desk.views.map((state) => ({ value: state, text: flow.states[state]?.label ?? '' }))
  const waits = ({ value }: { value: string }) => flow.states[value]?.waitsFor !== undefined
  // Where a new one waits for somebody else, the desk begins with what waits for it.
  const first = waits({ value: flow.start }) ? flow.start : (desk.views[0] ?? flow.start)
  const pageOf = ({ caseId }: { caseId: string }) => casePages.case(name, caseId)
  return (
    <DeskQueue
      title={title}
      list={deskOf(name)}
      search={{ label: `找${title}`, placeholder: '内容、谁写的' }}
      start={desk.views.find((one) => one === view) ?? first}
      views={options.filter(waits)}
      further={{
        label: '看别的',
        placeholder: '办完的',
        views: options.filter((option) => !waits(option)),
      }}
      empty={() => desk.empty}
      // What everybody begins is begun elsewhere.
      action={() =>
        !begin.roles.includes('resident') && (
          <Button text="写一条" onTap={() => openPage(casePages.beginCase(name))} />
        )
      }
      opens={pageOf}
    >
      {(items, { now }) =>
        items.map((one) => (
          <CaseCard key={one.caseId} one={one} now={now} atDesk onOpen={() => openPage(pageOf(one))} />
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(DeskCasesPage, DeskFrame)
