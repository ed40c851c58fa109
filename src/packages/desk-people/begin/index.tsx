/** Beginning a district and its first station with the one-time code: four lines, and what comes of them. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Screen } from '@/components/screen'
import { openMe } from '@/api/me'
import { deskPages } from '@/domain/desk-pages'
import { blankForm, formOf, problemsIn } from '@/domain/kernel/form'
import { beginningForm } from '@/domain/setup/beginning'
import { unitNamed } from '@/domain/station/units'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { beginDistrict } from '@/features/setup/store'
import { wholePage } from '@/features/whole-page'
import { replacePage } from '@/platform/navigate'

function BeginPage() {
  const filling = useFilling('begin', blankForm(beginningForm), (draft) => problemsIn(beginningForm, draft))
  const { value, edit, wrong } = filling
  const begin = async () => {
    const answer = await filling.handIn(() => beginDistrict(formOf(beginningForm, value)))
    if (!answer?.ok) return
    // The phone still holds that nobody works here.
    await openMe()
    replacePage(deskPages.setup)
  }
  const [district, station] = [value.district.trim(), value.station.trim()]
  return (
    <Screen title="开通" action={<FormFoot filling={filling} text="开通" onTap={begin} />}>
      <Stack>
        <Caption text="开通码由装小程序的人给您，只能用一次。开通以后，您是区管理员，也是第一个站的站长。" />
        <Card>
          <Fields table={beginningForm} answers={value} {...{ edit, wrong }} />
        </Card>
        {district !== '' && station !== '' && (
          <Card>
            <Strong text="居民看到的名字" />
            <Caption text={unitNamed('center', district)} />
            <Caption text={unitNamed('station', station)} />
          </Card>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(BeginPage)
