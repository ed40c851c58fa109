/** Owns which documents the database keeps whose size is bounded, by their collections. */
import type { AllyMonthDocument } from './agreement/month'
import type { AccountDocument } from './account/account'
import type { ActivityDocument, EnrollmentDocument, SessionDocument } from './activity/documents'
import type { RecapDocument } from './activity/recap'
import type { ThanksDocument } from './activity/thanks'
import type { ArticleDocument } from './article/documents'
import type { BinderDocument, BinderPartDocument } from './binder/documents'
import type { CampaignDocument } from './campaign/documents'
import type { EntryDocument } from './campaign/entry'
import type { CertificateDocument } from './certificate/documents'
import type { ClosingDocument } from './closing/documents'
import type { StationMonthDocument } from './figures/count'
import type { OutsideFiguresDocument } from './figures/outside'
import type { CaseDocument } from './case/documents'
import type { DutyNoteDocument } from './duty/note'
import type { DutySwapDocument } from './duty/swap'
import type { ServiceRecordDocument } from './hours/documents'
import type { CourseDocument } from './course/documents'
import type { RobotDocument } from './gaps/robot'
import type { HonourDocument } from './honour/documents'
import type { HouseholdDocument } from './household/documents'
import type { ImportDocument, ImportPartDocument } from './imports/documents'
import type { LivelihoodDocument, LivelihoodQuestionDocument } from './livelihood/documents'
import type { MessageDocument } from './message/documents'
import type { CheckDocument } from './moderation/documents'
import type { NoticeDocument, ReceiptDocument } from './notice/documents'
import type { PersonDocument } from './person/documents'
import type { PointsSummaryDocument } from './points/documents'
import type { ProjectDocument } from './project/documents'
import type { RoomDayDocument } from './room/documents'
import type { SeasonDocument } from './season/documents'
import type {
  SortingDocument,
  SortingHomeDocument,
  SortingPairDocument,
  SortingPointDocument,
} from './sorting/documents'
import type { StallsDocument } from './stalls/documents'
import type { StationDocument } from './station/documents'
import type { PartnerDocument, PrizeDocument, RedemptionDocument, StockMoveDocument } from './store/documents'
import type { StoreDocument } from './store/opening'
import type {
  SurveyAnswerDocument,
  SurveyContactDocument,
  SurveyDocument,
  SurveyTicketDocument,
} from './survey/documents'
import type { TeamDocument, TeamMemberDocument } from './team/documents'
import type { VisitDocument } from './visit/documents'
import type { WishDocument } from './wish/documents'

export interface Documents {
  allyMonths: AllyMonthDocument
  articles: ArticleDocument
  campaigns: CampaignDocument
  campaignEntries: EntryDocument
  visits: VisitDocument
  roomDays: RoomDayDocument
  courses: CourseDocument
  seasons: SeasonDocument
  robots: RobotDocument
  recaps: RecapDocument
  honours: HonourDocument
  thanks: ThanksDocument
  dutyNotes: DutyNoteDocument
  dutySwaps: DutySwapDocument
  fairStalls: StallsDocument
  stations: StationDocument
  projects: ProjectDocument
  certificates: CertificateDocument
  sortingPoints: SortingPointDocument
  livelihoods: LivelihoodDocument
  livelihoodQuestions: LivelihoodQuestionDocument
  sortingHomes: SortingHomeDocument
  sortingPairs: SortingPairDocument
  sortings: SortingDocument
  surveys: SurveyDocument
  surveyTickets: SurveyTicketDocument
  surveyAnswers: SurveyAnswerDocument
  surveyContacts: SurveyContactDocument
  closings: ClosingDocument
  people: PersonDocument
  activities: ActivityDocument
  sessions: SessionDocument
  enrollments: EnrollmentDocument
  serviceRecords: ServiceRecordDocument
  accounts: AccountDocument
  checks: CheckDocument
  notices: NoticeDocument
  receipts: ReceiptDocument
  pointsSummaries: PointsSummaryDocument
  households: HouseholdDocument
  wishes: WishDocument
  cases: CaseDocument
  prizes: PrizeDocument
  stockMoves: StockMoveDocument
  redemptions: RedemptionDocument
  partners: PartnerDocument
  stores: StoreDocument
  messages: MessageDocument
  teams: TeamDocument
  teamMembers: TeamMemberDocument
  imports: ImportDocument
  importParts: ImportPartDocument
  binders: BinderDocument
  binderParts: BinderPartDocument
  stationMonths: StationMonthDocument
  outsideFigures: OutsideFiguresDocument
}
