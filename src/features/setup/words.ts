/** Owns what each step of making a station ready is called, why it is taken, and where. */
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import type { SetupStep } from '@/domain/setup/steps'
import type { IconName } from '@/components/icon'

interface StepWords {
  icon: IconName
  title: string
  why: string
  page: string
  /** What there is of it. */
  counted?: (count: number) => string
}

export const stepWords: Record<SetupStep, StepWords> = {
  sheet: {
    ...{ icon: 'home', title: '站的资料', page: deskPages.stationSheet },
    why: '几点开门、打哪个电话，居民先看这两样',
  },
  grids: {
    ...{ icon: 'pin', title: '网格和楼栋', page: appPages.grids },
    why: '写「1-26 号楼」就是 26 栋，居民才选得到住处',
    counted: (count) => `已经有 ${count} 栋楼`,
  },
  colleagues: {
    ...{ icon: 'people', title: '请两位同事', page: appPages.colleagues },
    why: '扫对方的居民卡，点上做什么；您不在，也有人办',
  },
  places: {
    ...{ icon: 'pin', title: '房间和地方', page: appPages.places },
    why: '写上功能室和点位，能印门牌和贴纸',
    counted: (count) => `已经有 ${count} 处`,
  },
  projects: {
    ...{ icon: 'list', title: '岗位与项目', page: deskPages.deskProjects },
    why: '十二个岗位已经备好，用不上的关掉，再写上项目',
  },
  closedDays: {
    ...{ icon: 'calendar', title: '节假日', page: deskPages.stationSheet },
    why: '写在「哪几天不办公」里，答复的期限就跳过这几天',
  },
  prizes: {
    ...{ icon: 'gift', title: '积分超市', page: deskPages.deskPrizes },
    why: '上架几样奖品；不办，就在「开放哪些」里关掉',
  },
  activity: {
    ...{ icon: 'flag', title: '发第一场活动', page: deskPages.activityTemplates },
    why: '十二种常办的活动，照样子写',
  },
  prints: {
    ...{ icon: 'receipt', title: '印出来', page: deskPages.paperCards },
    why: '居民卡在这里印；海报在每场活动里，门牌和贴纸在「房间和地方」里',
  },
}
