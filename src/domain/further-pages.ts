/** Owns the paths of the pages about activities, wishes, rooms, courses, the store and oneself that no tab opens. */
import { inPackage, type CardBearer } from './app-pages'

export const furtherPages = {
  /** Where the code on a poster leads, as WeChat takes it: no first stroke, and the session's id comes as the scene. */
  sessionByCode: 'packages/activity/detail/index',
  /** From a reminder: whoever cannot come says so in one tap. */
  reminded: (sessionId: string) => inPackage('activity/detail', { sessionId, from: 'reminder' }),
  project: (projectId: string) => inPackage('activity/project', { projectId }),
  teamMembers: (teamId: string) => inPackage('activity/team-members', { teamId }),
  /** For somebody who stands there with a card. */
  makeWishFor: inPackage('wish/make', { who: 'card' }),
  hoursOf: (month: string) => inPackage('me/hours', { month }),
  phoneLooks: inPackage('me/phone-looks'),
  myDataRows: (held: string) => inPackage('me/my-data-rows', { held }),
  /** Where the code of a station leads, as WeChat takes it; the station's id comes as the scene. */
  homeByCode: 'packages/me/home-station/index',
  course: (courseId: string) => inPackage('course/course', { courseId }),
  courseLots: (courseId: string) => inPackage('course/lots', { courseId }),
  courseRoll: (courseId: string) => inPackage('course/roll', { courseId }),
  /** All rooms on one day, for the desk. */
  roomBoard: inPackage('room/board'),
  pointsSummary: (month?: string) => inPackage('me/points-summary', { month }),
  /** The shelf for somebody whose card was scanned at the counter. */
  storeFor: (cardHolder: CardBearer) => inPackage('store/home', { ...cardHolder }),
  /** Partners of the station, as everybody sees them, and one of them. */
  allies: inPackage('ally/list'),
  ally: (partnerId: string) => inPackage('ally/partner', { partnerId }),
  /** What is drawn of what it gives each month, for the station's own people. */
  allyDrawn: (agreementId: string) => inPackage('ally/drawn', { agreementId }),
} as const
