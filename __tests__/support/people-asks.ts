/** Owns what the actions about oneself, residents, their papers and colleagues are asked in the full station. */
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import type { FullStation } from './full-station'
import { consentTo } from './consents'

export const meAsks = (full: FullStation): Asks<'me' | 'inbox'> => ({
  'me.open': ask('o-wisher', {}),
  'me.updateProfile': ask('o-wisher', { nickname: '秀英', gridId: 'g01' }),
  'me.bindPhone': ask('o-wisher', { code: full.phoneCode }),
  'me.applyVolunteer': ask('o-neighbour', {
    ...{ realName: '周邻居', sex: 'man', birthDate: '1980-01-01', phone: '13800002222' },
    ...{ skills: ['cleaning'], slots: ['weekendMorning'], termsVersion: full.termsVersion },
  }),
  'me.withdrawVolunteer': ask('h-2', {}),
  'me.addDependant': ask('o-wisher', {
    name: '圆圆',
    birthDate: '2019-01-01',
    relation: 'child',
    agreedBy: 'guardian',
  }),
  'me.removeDependant': ask('o-wisher', { personId: full.childId }),
  'me.consent': ask('o-wisher', consentTo('photo')),
  'me.card': ask('o-wisher', { forPersonId: full.childId }),
  'me.renewCard': ask('o-wisher', { forPersonId: full.childId }),
  'me.phoneLooks': ask('o-wisher', {}),
  'me.subscribed': ask('o-wisher', { templates: ['placeNotice'] }),
  'inbox.open': ask('o-wisher', {}),
  'inbox.read': ask('o-wisher', { messageIds: [full.messageId] }),
})

export const residentsAsks = (): Asks<'residents'> => ({
  'residents.find': ask('o-staff', { text: '王' }),
  'residents.look': ask('o-staff', { personId: 'r-card', at: 'home' }),
  'residents.unplaced': ask('o-staff', {}),
  'residents.place': ask('o-staff', {
    ...{ personId: 'r-card', gridId: 'g01', building: '1 号楼', before: { gridId: 'g01', building: '' } },
  }),
  'residents.twins': ask('o-staff', {}),
  'residents.settleTwin': ask('o-staff', { personId: 'r-card', at: 1 }),
  'residents.absences': ask('o-founder', {}),
  'residents.settleAbsences': ask('o-founder', { personId: 'r-card', newest: 'e-card' }),
  'residents.compare': ask('o-staff', { personId: 'r-one', otherId: 'r-two' }),
  'residents.merge': ask('o-staff', { stays: 'r-one', closes: 'r-two' }),
  'residents.unmerge': ask('o-staff', { closes: 'r-two' }),
  'residents.merged': ask('o-staff', {}),
})

export const papersAsks = (): Asks<'papers'> => {
  const personId = personIdOf('o-certified')
  return {
    'papers.file': ask('o-staff', { personId }),
    'papers.grant': ask('o-staff', {
      ...{ personId, sort: 'credential', kind: 'nurse', number: 'HS-20240088', until: '2099-12-31' },
    }),
    'papers.end': ask('o-staff', { personId, paperId: 'paper-1', reason: '证书收回了' }),
    'papers.number': ask('o-staff', { personId, paperId: 'paper-1' }),
  }
}

export const colleaguesAsks = (full: FullStation): Asks<'colleagues'> => {
  const { personId, version } = full.appointed
  return {
    'colleagues.list': ask('o-staff', {}),
    'colleagues.open': ask('o-staff', { personId }),
    'colleagues.appoint': ask('o-admin', {
      ...{ personId, version, roles: ['grid_worker'], gridIds: ['g02'], partnerId: null, why: '人手不够' },
    }),
    'colleagues.end': ask('o-admin', { personId, version, role: 'team_leader', why: '搬走了' }),
    'colleagues.takeBack': ask('o-admin', { personId, version }),
    'colleagues.handOver': ask('o-admin', { personId: personIdOf('o-lead') }),
  }
}
