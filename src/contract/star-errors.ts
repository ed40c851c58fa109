/** Owns why nobody can apply for a star yet. */

export const starErrors = {
  STAR_VOLUNTEERS: {
    text: '星级是给志愿者的，您现在还不是',
    next: '先在「我的」里申请志愿者，通过了再来',
    retry: 'never',
  },
  STAR_TOP: { text: '五星已经是最高的了', next: '谢谢您，时长照样记着', retry: 'never' },
  STAR_RESTS: {
    text: '上一颗星有人提了异议，正在查',
    next: '等查清了再申请，结果会告诉您',
    retry: 'never',
  },
  STAR_HOURS: {
    text: '{star}要证明过的时长满 {hours} 小时，您还差 {missing}',
    next: '在「积分和时长」里看看哪几场活动能补上',
    retry: 'never',
  },
  STAR_RATING: {
    text: '{star}要对方的评价平均 {least} 分以上，您现在还不到',
    next: '再帮几次，评价上来了就能申请；有疑问请到站里问',
    retry: 'never',
  },
  STAR_COMPLAINT: {
    text: '{days} 天内有一件投诉查实了，还不能申请{star}',
    next: '过了这段时间再来；有疑问请到站里问',
    retry: 'never',
  },
} as const
