/** Owns the list of what an activity says about itself, for everybody who repeats it: its sessions and the desk's form. */
import type { ActivityFacts } from './documents'

/** The facts alone, without what else the document holds. */
export function factsOf(
  activity: ActivityFacts,
): ActivityFacts &
  Required<
    Pick<
      ActivityFacts,
      | 'placeCode'
      | 'project'
      | 'teamId'
      | 'team'
      | 'posts'
      | 'questions'
      | 'review'
      | 'district'
      | 'training'
      | 'insured'
      | 'duty'
      | 'course'
    >
  > {
  return {
    title: activity.title,
    type: activity.type,
    audience: activity.audience,
    intro: activity.intro,
    placeName: activity.placeName,
    placeCode: activity.placeCode ?? null,
    placeDetail: activity.placeDetail,
    organiserName: activity.organiserName,
    safetyContact: activity.safetyContact,
    bring: activity.bring,
    riskNotice: activity.riskNotice,
    riskAckNeeded: activity.riskAckNeeded,
    // One that the migration has not come to yet opens at once.
    opensDays: activity.opensDays ?? null,
    minAge: activity.minAge,
    maxAge: activity.maxAge,
    volunteersOnly: activity.volunteersOnly,
    credential: activity.credential,
    training: activity.training ?? null,
    insured: activity.insured ?? false,
    duty: activity.duty ?? false,
    countsHours: activity.countsHours,
    gridIds: activity.gridIds,
    projectId: activity.projectId,
    project: activity.project ?? null,
    teamId: activity.teamId ?? null,
    team: activity.team ?? null,
    posts: activity.posts ?? [],
    questions: activity.questions ?? [],
    review: activity.review ?? '',
    district: activity.district ?? false,
    course: activity.course ?? null,
  }
}

/** What of the facts is words for people, and binds nobody. */
export const textsOf = ({
  title,
  intro,
  placeName,
  placeDetail,
  organiserName,
  safetyContact,
  bring,
  riskNotice,
}: ActivityFacts): Pick<
  ActivityFacts,
  'title' | 'intro' | 'placeName' | 'placeDetail' | 'organiserName' | 'safetyContact' | 'bring' | 'riskNotice'
> => ({ title, intro, placeName, placeDetail, organiserName, safetyContact, bring, riskNotice })
