/** Giving an honour by hand: what it is, whose, and for which time. */
import { Card, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { honourPages } from '@/domain/honour-pages'
import { deskPages } from '@/domain/desk-pages'
import { grantForm } from '@/domain/honour/form'
import { blankForm, formOf, problemsIn } from '@/domain/kernel/form'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { grantHonour } from '@/features/honour/desk-store'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { wholePage } from '@/features/whole-page'
import { goBack, openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const isOf = (as: unknown): boolean => as === 'person' || as === 'family'

function GrantPage() {
  const { personId, name } = usePageParams('personId', 'name')
  const begun = { ...blankForm(grantForm), ...(personId !== undefined && { as: 'person' as const }) }
  const filling = useFilling(`grant-honour:${personId ?? ''}`, begun, (draft) => problemsIn(grantForm, draft))
  const { value, edit, wrong } = filling
  const asks = isOf(value.as)
  const save = async () => {
    const given = { personId: asks ? (personId ?? null) : null, form: formOf(grantForm, value) }
    const answer = await filling.handIn(() => grantHonour(given))
    if (answer?.ok) goBack(honourPages.deskHonours)
  }
  return (
    <Screen
      title="登记荣誉"
      action={<FormFoot filling={filling} text={asks ? '登记，告诉本人' : '登记'} onTap={save} />}
    >
      <Stack>
        <RowGroup>
          <Row
            icon="search"
            title={name ?? '给哪位居民'}
            caption={name === undefined ? '给居民、家庭的先选好人；给单位的不用选' : '点开换一位'}
            onTap={() => openPage(deskPages.findHolder)}
          />
        </RowGroup>
        <Card>
          <Fields table={grantForm} answers={value} {...{ edit, wrong }} />
        </Card>
      </Stack>
    </Screen>
  )
}

export default wholePage(GrantPage, DeskFrame)
