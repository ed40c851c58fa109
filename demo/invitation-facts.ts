/** Owns whom the people of the demo have asked to perform, at the first station and at the second, and how far each has come. */
import { DAY, dayOf, HOUR } from '../src/domain/kernel/clock'
import { DRUMS, drumsId, LEADS_DRUMS } from './district/teams'
import type { DemoCase } from './make-cases'
import { teamIdOf } from './team-facts'

const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const STAFF = 'demo-staff-zhou'
const LEADER = 'demo-volunteer-chen'
const LAN = 'demo-resident-lan'
const PEI = 'demo-resident-pei'

/** One that was performed and confirmed; its day came 560 hours before the demo begins. */
const performed = (by: string, leader: string, form: DemoCase['form'], now: number): DemoCase => ({
  ...{ kind: 'invitation', by, hoursAgo: by === WANG ? 700 : 698 },
  form: { ...form, day: dayOf(now - 566 * HOUR), time: '10:00' },
  steps: [
    {
      ...{ hoursAgo: 690, by: leader, event: 'accept' },
      answers: { brings: '三个节目，一共二十分钟', wants: '几把椅子' },
    },
    { hoursAgo: 540, by: 'time', event: 'come' },
    { hoursAgo: 538, by: leader, event: 'perform' },
    { hoursAgo: 530, by, event: 'confirm', words: '老人们跟着唱，都说下回还请。' },
  ],
})

/** @param now when the demo begins */
export function invitationsAt(now: number): DemoCase[] {
  const ahead = (days: number) => dayOf(now + days * DAY)
  const singing = { nature: 'welfare', team: teamIdOf('文化艺术协会'), occasion: 'elders', audience: 40 }
  const drums = { nature: 'community', team: drumsId, occasion: 'festival', audience: 200 }
  return [
    performed(WANG, LEADER, { ...singing, place: '北区老年活动室', text: '老人坐着看，声音别太大。' }, now),
    {
      ...{ kind: 'invitation', by: LI, hoursAgo: 30 },
      form: {
        ...singing,
        ...{ nature: 'community', occasion: 'estate', day: ahead(9), time: '14:30', place: '3 号楼前小广场' },
        text: '楼里几家凑的纳凉会，来两段就好。',
      },
      steps: [
        {
          ...{ hoursAgo: 26, by: LEADER, event: 'accept' },
          answers: { brings: '合唱两首，快板一段', wants: '一个插座' },
        },
        { hoursAgo: 5, by: LI, event: 'wishDay', answers: { day: ahead(10), time: '14:30' } },
      ],
    },
    {
      ...{ kind: 'invitation', by: STAFF, hoursAgo: 200 },
      form: {
        ...singing,
        ...{ occasion: 'school', day: ahead(12), time: '10:00', place: '街角小学操场' },
        text: '学校的开放日，想请一段。',
      },
      steps: [],
    },
    performed(LAN, LEADS_DRUMS, { ...drums, place: '明珠广场', text: `重阳那天请${DRUMS}热闹一下。` }, now),
    {
      ...{ kind: 'invitation', by: PEI, hoursAgo: 20 },
      form: {
        ...drums,
        day: ahead(14),
        time: '09:30',
        place: '2 号楼前',
        text: '小区十周年，来一段就好。',
      },
      steps: [],
    },
  ]
}
