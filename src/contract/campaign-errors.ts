/** Owns the rejections about campaigns. */

export const campaignErrors = {
  CAMPAIGN_DATES: { text: '截止的日子要在开始以后，也不能已经过了', next: '请改一改日子', retry: 'never' },
  PANEL_SMALL: { text: '评议的人不到 3 位', next: '请再选几位，至少 3 位', retry: 'never' },
  PERIOD_RUNS: { text: '要评的这段日子还没过完', next: '过完了再定', retry: 'never' },
  NOBODY_ENTERED: { text: '还没有人报名', next: '可以请居民推荐，或者不办了', retry: 'never' },
  MARKS_MISSING: {
    text: '还有 {people} 位不够 3 个评议分',
    next: '请评议的人打完分；有人要回避的，请再加一位评议',
    retry: 'never',
  },
  TIE_OPEN: {
    text: '最后的名额有 {people} 位分数一样：{alike}',
    next: '请评议的人商量选出来，写明理由',
    retry: 'never',
  },
  OBJECTION_OPEN: { text: '还有异议没有答复', next: '答复以后接着公示', retry: 'never' },
  NOT_ON_NOTICE: { text: '现在不在公示', next: '定下来去公示了，再来印', retry: 'never' },
  CAMPAIGN_CLOSED: { text: '现在不在报名的日子里', next: '请看看别的评选', retry: 'never' },
  CAMPAIGN_NOTICED: { text: '已经公示了，现在不能改', next: '有话要说，请打站里的电话', retry: 'never' },
  ADULTS_ONLY: {
    text: '这个评选只请年满 18 岁的邻居参加',
    next: '生日填错了，请到“我的资料”里改',
    retry: 'never',
  },
  WINNERS_ONLY: {
    text: '这一期只从前面评上的人里评',
    next: '请先参加这段日子里的小评选',
    retry: 'never',
  },
  SUSPENDED_ENTRANT: {
    text: '您的志愿服务还暂停着，恢复以后才能参评',
    next: '有疑问，请打站里的电话',
    retry: 'never',
  },
  CAMPAIGN_FULL: { text: '报名的人满了', next: '请等下一期', retry: 'never' },
  NOT_ON_PANEL: { text: '您不在这一期的评议里', next: '请问站里', retry: 'never' },
  MARK_NOT_YOURS: {
    text: '这位和您是一家人，或者是您推荐的，您不给这位打分',
    next: '请给别的几位打分',
    retry: 'never',
  },
  STANDS_IN_IT: {
    text: '您、家里人或者您的队伍在这一期参评，打分和定人由别人来',
    next: '请转给另一位同事',
    retry: 'never',
  },
  MARK_STANDS: {
    text: '公示过了，打过的分不能再改',
    next: '分数一样的，请商量选出来，写明理由',
    retry: 'never',
  },
  PANEL_KEPT: {
    text: '发布以后，评议的人只能加，不能去掉',
    next: '请把原来的几位都选上',
    retry: 'never',
  },
  PANEL_CLOSED: {
    text: '公示过了，分数大家看过了，不能再加评议的人',
    next: '请原来的几位商量定',
    retry: 'never',
  },
  SCORE_SUM: { text: '四样加起来不是 100 分', next: '请改一改数字', retry: 'never' },
} as const
