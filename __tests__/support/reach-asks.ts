/** Owns what each action that ends at a grid or a session is asked about the things of one place. */
import type { ActionName, Contract } from '../../src/contract'
import { dayOf, HOUR } from '../../src/domain/kernel/clock'
import type { TestInput } from './as-shown'
import { anActivityForm } from './activity-forms'
import { aRecapForm } from './full-activities'
import type { TestCloud } from './test-cloud'
import { aWishForm } from './wishes'

/** Actions whose scope binds the roles of those who ask to a grid or to what they lead; of declared kinds, types do not know. */
export type Bound =
  | { [A in ActionName]: Contract[A]['scope'] extends 'grid' | 'session' ? A : never }[ActionName]
  | 'incident.move'
  | 'incident.contact'
  | 'whistle.move'
  | 'whistle.paper'

/** One of everything, for one place and one leader. */
export interface Things {
  personId: string
  card: string
  gridId: string
  sessionId: string
  activityId: string
  recordId: string
  recordVersion: number
  wishId: string
  noticeId: string
  incidentId: string
  whistleId: string
}

const oneWish = ({ wishId }: Things) => ({ wishId })

const onWish = ({ wishId }: Things) => ({ wishId, version: 1 })

const atDoor = ({ sessionId }: Things) => ({ sessionId })

export const buildingIn = (gridId: string) => (gridId === 'g01' ? '1 号楼' : '3 号楼')

const atHome = ({ personId, gridId }: Things) => ({
  ...{ personId, gridId, building: buildingIn(gridId), shown: '' },
})

const onApplicant = ({ sessionId, personId }: Things) => ({ sessionId, people: [{ personId, at: 1 }] })

const onCourse = ({ activityId: courseId, personId }: Things) => ({ courseId, personId })

/** What each bound action is asked for, about the things of one place. Actions that are not tried do not compile. */
export const asksAt = (
  test: TestCloud,
  prizeId: string,
): { [A in Bound]: (things: Things) => TestInput<A> } => ({
  'course.roll': ({ activityId: courseId }) => ({ courseId }),
  'course.drop': (things) => ({ ...onCourse(things), reason: '没来' }),
  'course.undoDrop': onCourse,
  'attendance.door': atDoor,
  'attendance.roster': atDoor,
  'applicants.list': atDoor,
  'applicants.confirm': onApplicant,
  'applicants.decline': (things) => ({ ...onApplicant(things), reason: '这次人满了' }),
  'applicants.takeBack': onApplicant,
  'duty.place': (things) => ({ ...atDoor(things), from: 'nobody', to: 'nobody' }),
  'duty.week': ({ activityId }) => ({ activityId }),
  'recap.draft': atDoor,
  'recap.save': (things) => ({ ...atDoor(things), version: 0, form: aRecapForm() }),
  'recap.withdraw': (things) => ({ ...atDoor(things), version: 1 }),
  'attendance.scanCard': ({ sessionId, card }) => ({ sessionId, card, as: 'in', walkIn: true }),
  'attendance.mark': ({ sessionId, personId }) => ({ sessionId, personId, as: 'in' }),
  'attendance.undo': ({ sessionId, personId }) => ({ sessionId, personId, as: 'in' }),
  'attendance.checkOutAll': atDoor,
  'attendance.releaseStandby': atDoor,
  'desk.updateActivity': ({ activityId }) => ({
    activityId,
    version: 1,
    form: anActivityForm(test.now() + 48 * HOUR, {
      ...{
        title: '大扫除',
        intro: '',
        placeName: '楼下',
        organiserName: '',
        safetyContact: '',
        riskNotice: '',
      },
    }),
  }),
  'desk.moveActivity': ({ activityId }) => ({ activityId, version: 1, event: 'cancel', reason: '下雨' }),
  'desk.moveSession': ({ sessionId }) => ({ sessionId, event: 'cancel', reason: '下雨' }),
  'desk.renewCard': ({ personId }) => ({ personId }),
  'desk.registerResident': ({ gridId }) => ({
    ...{ realName: '张桂珍', sex: 'woman', birthDate: '1941-02-03', gridId, building: '1 号楼' },
    consentEvidence: '当面说好了',
  }),
  'visit.list': ({ gridId }) => ({ home: { gridId, building: buildingIn(gridId) } }),
  'visit.household': (things) => atHome(things),
  'visit.save': (things) => ({
    ...atHome(things),
    ...{ at: test.now(), chips: ['well'], words: '', alone: false, photos: [] },
  }),
  'residents.look': ({ personId }) => ({ personId, at: 'phone' }),
  'hours.decide': ({ recordId, recordVersion: version }) => ({ recordId, version, event: 'leaderCheck' }),
  'hours.agree': ({ recordId: id, recordVersion: version }) => ({ records: [{ id, version }] }),
  'hours.takeBack': ({ recordId: id, recordVersion: version }) => ({ records: [{ id, version }] }),
  'hours.add': ({ personId }) => ({
    ...{ personId, title: '读报', day: dayOf(test.now()), minutes: 30, reason: '上门' },
  }),
  'store.reserve': ({ personId, card }) => ({ prizeId, purse: 'own', forPersonId: personId, card }),
  'wish.open': oneWish,
  'wish.make': ({ card }) => ({ form: aWishForm(test), cardToken: card }),
  'wish.amend': (things) => ({ ...onWish(things), form: aWishForm(test) }),
  'wish.claim': oneWish,
  'wish.leave': oneWish,
  'wish.note': (things) => ({ ...oneWish(things), text: '明天去', photos: [] }),
  'wish.deliver': (things) => ({ ...onWish(things), text: '送到了', photos: [], facesAgreed: true }),
  'wish.move': (things) => ({ ...onWish(things), event: 'verify' }),
  'wish.rejectMany': ({ wishId }) => ({ wishes: [{ id: wishId, version: 1 }], reason: '重复了' }),
  'wish.thank': (things) => ({ ...onWish(things), text: '谢谢' }),
  'wish.contact': oneWish,
  'incident.move': ({ incidentId: caseId }) => ({ caseId, version: 1, event: 'take' }),
  'incident.contact': ({ incidentId: caseId }) => ({ caseId }),
  'whistle.move': ({ whistleId: caseId }) => ({ caseId, version: 2, event: 'note', words: '问过了' }),
  'whistle.paper': ({ whistleId: caseId }) => ({ caseId }),
})
