/** Writing a campaign, or naming those who mark it. */
import { CampaignForm } from '@/features/campaign/campaign-form'
import { openCampaignForm, useCampaignForm } from '@/features/campaign/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function CampaignFormPage() {
  const { campaignId = '' } = usePageParams('campaignId')
  return (
    <LoadedScreen
      title="办一个评选"
      resource={useCampaignForm(campaignId)}
      open={() => openCampaignForm(campaignId)}
      screen={(form, stale) => <CampaignForm form={form} stale={stale} />}
    />
  )
}

export default wholePage(CampaignFormPage, DeskFrame)
