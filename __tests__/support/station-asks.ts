/** Owns what the actions about a district and its stations are asked in the full station. */
import { allyAsks } from './allies'
import { binderAsks } from './binders'
import { certificateAsks } from './certificates'
import { livelihoodAsks } from './livelihoods'
import { figureAsks } from './figures'
import { fileAsks } from './file-asks'
import { gigAsks } from './gigs'
import { honourAsks } from './honours'
import { sortAsks } from './sortings'
import { articleAsks } from './articles'
import { stallAsks } from './stalls'
import { surveyAsks } from './surveys'
import { DAY, dayOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import type { FullStation } from './full-station'
import { campaignAsks } from './campaigns'
import { robotAddress } from './group-robot'
import { testEnv, type TestCloud } from './test-cloud'

export const stationAsks = (
  full: FullStation,
  test: TestCloud,
): Asks<
  | 'setup'
  | 'station'
  | 'units'
  | 'gaps'
  | 'livelihood'
  | 'binder'
  | 'figures'
  | 'file'
  | 'certificate'
  | 'honour'
  | 'starCard'
  | 'campaign'
  | 'survey'
  | 'sort'
  | 'gig'
  | 'article'
  | 'search'
  | 'ally'
  | 'stalls'
> => ({
  ...allyAsks,
  ...stallAsks(full),
  ...binderAsks(full, test),
  ...fileAsks(full, test),
  ...figureAsks(full, test),
  ...livelihoodAsks(full, test),
  ...certificateAsks(full, test),
  ...honourAsks(full),
  ...campaignAsks(full),
  ...surveyAsks(full, test),
  ...sortAsks(full, test),
  ...gigAsks(full.postId),
  ...articleAsks(full),
  'gaps.list': ask('o-staff', {}),
  'gaps.robot': ask('o-admin', {}),
  'gaps.setRobot': ask('o-admin', { address: robotAddress('b'), version: full.robotVersion }),
  'gaps.removeRobot': ask('o-admin', { version: full.robotVersion }),
  'gaps.tryRobot': ask('o-admin', {}),
  'units.stations': ask('o-wisher', { at: 'st1' }),
  'units.join': ask('o-wisher', { stationId: 'st1' }),
  'units.askMove': ask('o-applicant', { stationId: 'st2', where: '2 号楼' }),
  'units.withdrawMove': ask('o-going', {}),
  'units.moves': ask('o-staff', {}),
  'units.decideMove': ask('o-staff', { personId: personIdOf('o-mover'), version: 3, event: 'agree' }),
  'units.takeBackMove': ask('o-staff', { personId: personIdOf('o-moved'), version: 3 }),
  'units.tree': ask('o-center', {}),
  'units.add': ask('o-center', {
    ...{ parentId: 'linzhou', type: 'station', name: '新村社区新时代文明实践站', address: '新村路 1 号' },
  }),
  'units.change': ask('o-center', {
    ...{
      unitId: 'linzhou',
      version: 1,
      name: '麟州街道新时代文明实践所',
      address: '麟州路 2 号',
      active: true,
    },
  }),
  'setup.begin': ask('o-founder', {
    ...{ code: testEnv.FIRST_HEAD_CODE, district: '水磨沟区', station: '兴神路社区', address: '兴神路 8 号' },
  }),
  'setup.steps': ask('o-staff', {}),
  'station.open': ask('o-wisher', {}),
  'station.sheet': ask('o-staff', {}),
  'station.saveSheet': ask('o-admin', {
    form: {
      ...{ hours: '周一到周五 8:30–17:30', phone: '09120000000', about: '街坊有事先到这里' },
      slogans: '有事您说话',
    },
    version: full.switchesVersion,
  }),
  'station.closeDays': ask('o-admin', {
    ...{ from: dayOf(test.now() + DAY), to: dayOf(test.now() + 3 * DAY), closed: true },
    version: full.switchesVersion,
  }),
  'station.grids': ask('o-staff', {}),
  'station.saveGrid': ask('o-admin', {
    gridId: 'g03',
    form: {
      ...{ name: '北区三网格', buildings: '5-7 号楼', steward: '王秀英', staff: '', police: '' },
      ...{ justice: '', party: '赵卫国', volunteer: '' },
    },
    version: full.switchesVersion,
  }),
  'station.removeGrid': ask('o-admin', { gridId: 'g13', version: full.switchesVersion }),
  'station.place': ask('o-wisher', { placeCode: 'place03', stationId: 'st1' }),
  'station.places': ask('o-staff', {}),
  'station.savePlace': ask('o-admin', {
    placeCode: 'place03',
    form: {
      ...{ name: '社区图书室', kind: 'room', purposes: ['reading'], floor: 'f2', lift: 'no', opening: 'own' },
      ...{ hours: '周一到周日 9:00–20:00', holds: 30, about: '报刊和老花镜' },
      ...{ bookable: false, bookDays: 'all', bookFrom: '09:00', bookTo: '17:00' },
    },
    gridId: 'g04',
    version: full.switchesVersion,
  }),
  'station.removePlace': ask('o-admin', { placeCode: 'place11', version: full.switchesVersion }),
  'station.code': ask('o-staff', {}),
  'station.switches': ask('o-staff', {}),
  'station.saveSwitches': ask('o-admin', {
    ...{ features: { wishes: true, store: false }, version: full.switchesVersion },
  }),
})
