/** Recommending a neighbour: who, and why. */
import { Caption, Card, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { appPages } from '@/domain/app-pages'
import { nominationForm } from '@/domain/campaign/entry'
import { blankForm, formOf, problemsIn } from '@/domain/kernel/form'
import { nominate } from '@/features/campaign/store'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { wholePage } from '@/features/whole-page'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function NominatePage() {
  const { campaignId = '' } = usePageParams('campaignId')
  const filling = useFilling(`nominate:${campaignId}`, blankForm(nominationForm), (draft) =>
    problemsIn(nominationForm, draft),
  )
  const { value, edit, wrong } = filling
  const send = async () => {
    const answer = await filling.handIn(() => nominate({ campaignId, form: formOf(nominationForm, value) }))
    if (answer?.ok) goBack(appPages.campaign(campaignId))
  }
  return (
    <Screen title="推荐一位邻居" action={<FormFoot filling={filling} text="送出推荐" onTap={send} />}>
      <Stack>
        <Card>
          <Fields table={nominationForm} answers={value} {...{ edit, wrong }} />
        </Card>
        <Caption text="社区先看一遍，再问本人愿不愿意。本人愿意才参评；不愿意，谁也不会知道。" />
      </Stack>
    </Screen>
  )
}

export default wholePage(NominatePage)
