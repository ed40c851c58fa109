/** The points my household pools: joining by my own word, putting in and taking back, asking somebody in. */
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { greenPages } from '@/domain/green-pages'
import { HouseholdBook } from '@/features/household/book'
import { AmountMoves, Leave } from '@/features/household/moves'
import { People } from '@/features/household/people'
import { Found, Invitations } from '@/features/household/start'
import {
  invite,
  openHousehold,
  useHousehold,
  type Household,
  type HouseholdPage as Page,
} from '@/features/household/store'
import { SaidNote, useSaid, type Saying } from '@/features/screens/said'
import { scanPerson } from '@/platform/scan-person'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function Mine({ household, saying }: { household: Household; saying: Saying }) {
  const onSaid = saying.sayAnswer
  const inviteByScan = async () => {
    const found = await scanPerson()
    if ('token' in found) onSaid(await invite(found.token), '邀请发出去了，等对方在自己手机上答复')
    else if (found.problem !== null) saying.sayProblem(found.problem)
  }
  return (
    <>
      <HouseholdBook household={household} now={serverNow()} />
      <AmountMoves household={household} onSaid={onSaid} />
      <People household={household} onSaid={onSaid} />
      <Caption text={household.shareRule} />
      <Button kind="second" text="扫居民卡，请家人加入" onTap={inviteByScan} />
      <Caption text="谁来都要本人在自己手机上同意；孩子没用小程序的，积分在家长账上。" />
      <Leave household={household} onSaid={onSaid} />
    </>
  )
}

function Ready({ page }: { page: Page }) {
  const saying = useSaid()
  return (
    <>
      <SaidNote saying={saying} />
      <Invitations invitations={page.invitations} onSaid={saying.sayAnswer} />
      {page.household === null ? <Found /> : <Mine household={page.household} saying={saying} />}
      <RowGroup>
        <Row
          icon="bag"
          title="垃圾分类"
          caption="这个月我家分对几次"
          onTap={() => openPage(greenPages.sorting)}
        />
      </RowGroup>
    </>
  )
}

function HouseholdPage() {
  return (
    <LoadedScreen title="家庭积分" resource={useHousehold()} open={openHousehold}>
      {(page) => <Ready page={page} />}
    </LoadedScreen>
  )
}

export default wholePage(HouseholdPage)
