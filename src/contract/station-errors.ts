/** Owns the rejections about what a station writes of itself: its sheet, its closed days, its grids. */

export const stationErrors = {
  STATION_CHANGED: { text: '{name}刚刚改过站的资料', next: '请看一眼现在的，再存', retry: 'never' },
  DAYS_NO_WEEKEND: {
    text: '这里面有不是周末的日子',
    next: '调休上班的是周六、周日；平常的日子本来就办公，不用写',
    retry: 'never',
  },
  DAYS_WRONG: {
    text: '这几天写得不对',
    next: '从今天起一年以内，先写头一天再写最后一天，一次最多 31 天',
    retry: 'never',
  },
  GRID_NAME_TAKEN: { text: '本站已经有「{grid}」了', next: '请换个名字，或者改那一个', retry: 'never' },
  GRID_LIVED_IN: {
    text: '「{place}」还有居民登记着',
    next: '请先在「找居民」里改好住处，再去掉',
    retry: 'never',
  },
  GRID_LOOKED_AFTER: {
    text: '「{grid}」还有网格员管着',
    next: '请先在「同事」里换一个网格，再去掉',
    retry: 'never',
  },
  PLACE_NAME_TAKEN: { text: '本站已经有「{place}」了', next: '请换个名字，或者改那一个', retry: 'never' },
  STATION_PLACES_FULL: { text: '地方已经有 {most} 个', next: '请先去掉不用的', retry: 'never' },
  PLACE_UNKNOWN: {
    text: '没有查到这个地方',
    next: '码可能换过了，请告诉社区工作人员，或者看看站里别的地方',
    retry: 'never',
  },
  STATION_CODE_NOT_MADE: {
    text: '站的码这会儿没有做成',
    next: '请过几分钟再点一次；小程序发布以后才做得成',
    retry: 'same-key',
  },
  GRIDS_FULL: { text: '网格已经有 {most} 个', next: '请先去掉不用的', retry: 'never' },
} as const
