/** Writing a campaign: what, for which time, when one may enter, and who marks. */
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Screen } from '@/components/screen'
import { honourPages } from '@/domain/honour-pages'
import { campaignForm, chosenPeriod, whichOf } from '@/domain/campaign/form'
import { panelRules } from '@/domain/campaign/panel'
import { dayOf } from '@/domain/kernel/clock'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import type { Output } from '@/contract'
import { replacePage } from '@/platform/navigate'
import type { ReactNode } from 'react'
import { saveCampaign } from './store'

type Form = Output<'campaign.form'>

function begun({ draft }: Form, day: string) {
  if (draft === null) return { ...blankForm(campaignForm), panel: [] as string[] }
  const { period, panel, ...answers } = draft
  const given = { ...answers, by: period.by, which: whichOf(period, day) }
  return { ...draftOf(campaignForm, given), panel }
}

export function CampaignForm({ form, stale }: { form: Form; stale: ReactNode }) {
  const { draft, people } = form
  const day = dayOf(serverNow())
  const filling = useFilling(
    `campaign:${draft?.campaignId ?? ''}:${draft?.version ?? 0}`,
    begun(form, day),
    (value) => ({
      ...problemsIn(campaignForm, value),
      ...(value.panel.length < panelRules.fewest && { panel: `请选至少 ${panelRules.fewest} 位` }),
      ...(value.panel.length > panelRules.most && { panel: `最多 ${panelRules.most} 位` }),
    }),
  )
  const { value, edit, wrong } = filling
  const panelOnly = draft?.panelOnly ?? false
  // Once it was published nobody leaves the panel any more.
  const kept = draft !== null && panelOnly ? draft.panel : []
  const save = async () => {
    const { by, which, ...answers } = formOf(campaignForm, value)
    const period = draft !== null && panelOnly ? draft.period : chosenPeriod(by, which, day)
    const answer = await filling.handIn(() =>
      saveCampaign({
        ...(draft && { campaignId: draft.campaignId, version: draft.version }),
        ...{ ...answers, period, panel: value.panel },
      }),
    )
    if (answer?.ok) replacePage(honourPages.campaignDesk(answer.data.campaignId))
  }
  return (
    <Screen
      title={draft === null ? '办一个评选' : panelOnly ? '加评议的人' : '改评选'}
      action={<FormFoot filling={filling} text="存下来" onTap={save} />}
    >
      <Stack>
        {stale}
        {!panelOnly && (
          <Card>
            <Fields table={campaignForm} answers={value} {...{ edit, wrong }} />
          </Card>
        )}
        <Card>
          <Field label="请谁来评议" {...wrong('panel')}>
            <Choices
              label="请谁来评议"
              options={people.map(({ personId, called }) => ({ value: personId, text: called }))}
              values={value.panel}
              onChange={(panel) => edit({ panel: [...new Set([...kept, ...panel])] })}
            />
          </Field>
          <Caption
            text={`至少 3 位。自己、家里人在评的，这一期不打分；推荐过谁，不给谁打。${panelOnly ? '发布以后只能加，不能去掉。' : ''}`}
          />
        </Card>
      </Stack>
    </Screen>
  )
}
