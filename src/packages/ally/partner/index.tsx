/** One partner as everybody sees it: what it needs and gives, what it promised and whether it was kept. */
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Section } from '@/components/section'
import { casePages } from '@/domain/case-pages'
import { AboutAlly } from '@/features/ally/parts'
import { allyOf } from '@/features/ally/store'
import { CaseCard } from '@/features/case/card'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function AllyPage() {
  const { partnerId = '' } = usePageParams('partnerId')
  return (
    <ListScreen
      title="公益合伙人"
      list={allyOf(partnerId)}
      head={({ ally }) => (
        <>
          <AboutAlly ally={ally} />
          {ally.mayPledge && (
            <Button
              kind="second"
              text="写下一件承诺"
              onTap={() => openPage(casePages.beginCaseOf('pledge', partnerId))}
            />
          )}
        </>
      )}
      empty={<Caption text="还没有承诺过什么" />}
    >
      {(items, { serverNow: now }) => (
        <Section title="答应了什么，做到没有">
          {items.map((one) => (
            <CaseCard
              key={one.caseId}
              one={one}
              now={now}
              onOpen={() => openPage(casePages.case('pledge', one.caseId))}
            />
          ))}
        </Section>
      )}
    </ListScreen>
  )
}

export default wholePage(AllyPage)
