/** Owns what is asked about an activity beside its sessions and grids, in the order in which an organiser thinks of it. */
import { defineForm } from '../kernel/form'
import { activityTypeNames, audienceNames } from './vocabulary'

export const activityForm = defineForm({
  title: { is: 'text', label: '活动名称', most: 40, hint: '比如：剪窗花，迎新春', missing: '请写活动名称' },
  type: { is: 'choice', label: '类型', options: activityTypeNames, wheel: true, missing: '请选一个类型' },
  intro: { is: 'text', label: '介绍', most: 1000, placeholder: '来了做什么、适合谁', optional: true },
  placeName: { is: 'text', label: '地点', most: 40, hint: '比如：社区培训室', mayWait: true },
  placeDetail: {
    is: 'text',
    label: '怎么走',
    most: 100,
    line: true,
    optional: true,
    hint: '比如：党群服务中心二楼，有电梯',
  },
  capacity: { is: 'whole', label: '每场多少名额', least: 1, most: 500, start: '30' },
  queueCapacity: {
    is: 'whole',
    label: '满了以后还能候补多少人',
    least: 0,
    most: 500,
    start: '10',
    hint: '写 0 就不设候补',
  },
  audience: { is: 'choice', label: '适合谁', options: audienceNames, wheel: true, start: 'all' },
  minAge: { is: 'whole', label: '最小年龄', least: 0, most: 120, optional: true },
  maxAge: { is: 'whole', label: '最大年龄', least: 0, most: 120, optional: true },
  volunteersOnly: { is: 'switch', label: '只给志愿者报名' },
  credential: {
    is: 'text',
    label: '要有什么证',
    most: 20,
    optional: true,
    orNull: true,
    hint: '比如：健康证',
  },
  countsHours: {
    is: 'switch',
    label: '计服务时长',
    start: true,
    hint: '签到签退后按规则算，记在存折里',
  },
  bring: { is: 'text', label: '要带什么', most: 100, line: true, hint: '比如：带手套', optional: true },
  riskNotice: {
    is: 'text',
    label: '安全提醒',
    most: 300,
    mayWait: true,
    hint: '送审前要写上',
    placeholder: '比如：用剪刀时大人要陪在孩子身边',
  },
  riskAckNeeded: { is: 'switch', label: '报名前要点「知道了」' },
  safetyContact: {
    is: 'text',
    label: '安全联系人',
    most: 40,
    mayWait: true,
    hint: '送审前要写上，比如：周敏 6688 1234',
  },
  organiserName: {
    is: 'text',
    label: '哪个队组织',
    most: 40,
    optional: true,
    hint: '比如：文明传承服务队',
  },
})
