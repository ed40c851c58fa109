/** Owns the paths of the pages about honours, campaigns, stars and certificates that no tab opens. */
import { inPackage } from './app-pages'

/** Whom a neighbour means, once that one was found: which recommendation it is, as it was seen, and who. */
interface FoundNominee {
  entryId: string
  version: string
  who: string
  name: string
}

export const honourPages = {
  certificate: (no: string) => inPackage('honour/certificate', { no }),
  checkCertificate: (no?: string) => inPackage('honour/check', { no }),
  /** Where the code on a certificate leads, as WeChat takes it; the number comes as the scene. */
  checkByCode: 'packages/honour/check/index',
  trainings: inPackage('honour/trainings'),
  seals: (no?: string) => inPackage('desk-honour/seals', { no }),
  /** What was done for it, in words that its holder has agreed to. */
  honour: (honourId: string) => inPackage('honour/story', { honourId }),
  /** What the station has given; giving another one, to somebody where that one was chosen. */
  deskHonours: inPackage('desk-honour/honours'),
  grantHonour: (holder?: { personId: string; name: string }) => inPackage('desk-honour/grant', { ...holder }),
  starCard: inPackage('honour/star-card'),
  /** Campaigns, one of them, and recommending somebody for it. */
  campaigns: inPackage('honour/campaigns'),
  campaign: (campaignId: string) => inPackage('honour/campaign', { campaignId }),
  /** What the panel marks and the staff decides; writing a campaign; how scores are reckoned. */
  campaignDesk: (campaignId: string, found?: FoundNominee | { view?: 'named' }) =>
    inPackage('desk-honour/campaign-desk', { campaignId, ...found }),
  campaignForm: (campaignId?: string) => inPackage('desk-honour/campaign-form', { campaignId }),
  deskCampaigns: inPackage('desk-honour/campaigns'),
  scoreRules: inPackage('desk-honour/score-rules'),
} as const
