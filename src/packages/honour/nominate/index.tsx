/** Recommending a neighbour: who, and why. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { honourPages } from '@/domain/honour-pages'
import { nominationForm } from '@/domain/campaign/entry'
import { blankForm, formOf, problemsIn } from '@/domain/kernel/form'
import { nominateWords } from '@/features/campaign/parts'
import { nominate } from '@/features/campaign/store'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'
import { TeamChoice } from '@/features/screens/team-choice'
import { wholePage } from '@/features/whole-page'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function NominatePage() {
  const { campaignId = '', entrant = 'person' } = usePageParams('campaignId', 'entrant')
  const isTeam = entrant === 'team'
  const [choosing, setChoosing] = useState(false)
  const filling = useFilling(`nominate:${campaignId}`, blankForm(nominationForm), (draft) =>
    problemsIn(nominationForm, draft),
  )
  const { value, edit, wrong } = filling
  const send = async () => {
    const answer = await filling.handIn(() => nominate({ campaignId, form: formOf(nominationForm, value) }))
    if (answer?.ok) goBack(honourPages.campaign(campaignId))
  }
  return (
    <Screen
      title={nominateWords[entrant] ?? nominateWords.person}
      action={<FormFoot filling={filling} text="送出推荐" onTap={send} />}
    >
      <Stack>
        <Card>
          <Stack>
            {isTeam && <Button kind="second" text="从站里的队伍里选" onTap={() => setChoosing(true)} />}
            <View>
              <Fields table={nominationForm} answers={value} {...{ edit, wrong }} />
            </View>
          </Stack>
        </Card>
        <Caption
          text={`社区先看一遍，再问${isTeam ? '带队的' : '本人'}愿不愿意。愿意才参评；不愿意，谁也不会知道。`}
        />
      </Stack>
      <Slot>
        {choosing && (
          <TeamChoice
            title="推荐哪支队伍"
            onChoose={({ name }) => {
              edit({ who: name })
              setChoosing(false)
            }}
            onClose={() => setChoosing(false)}
          />
        )}
      </Slot>
    </Screen>
  )
}

export default wholePage(NominatePage)
