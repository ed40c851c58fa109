/** Owns the rejections about courses: enrolling, drawing, writing one. */

export const courseErrors = {
  COURSE_FIRST: {
    text: '这是「{title}」里的一课，要先报这门课',
    next: '点「看这门课」，报一次，每一课都有您的位子',
    retry: 'never',
  },
  NOT_AWAY: { text: '这一课没有请假', next: '来不了的，先点「请假」，再找一课补', retry: 'never' },
  MADE_UP_ALREADY: {
    text: '这一课已经补过，或者约好去哪一课补了',
    next: '在「我的日程」里看',
    retry: 'never',
  },
  NO_MAKE_UP: { text: '这一课补不了', next: '请在列出来的里面选', retry: 'never' },
  COURSE_OVER: { text: '这门课不再收人了', next: '看看别的课，或者问问站里什么时候再开', retry: 'never' },
  COURSE_DRAWING: { text: '登记的时间到了，正在抽签', next: '过几分钟再看结果', retry: 'never' },
  COURSE_CHANGED: {
    text: '这门课刚刚改过',
    next: '还没有报上；看过新的时间、地点和提醒，再点一次',
    retry: 'never',
  },
  OWN_STATION_FIRST: {
    text: '{when}前先让本站的居民报',
    next: '到时候还有名额，您就能报',
    retry: 'never',
  },
  GUARDIAN_CONSENT: {
    text: '孩子来上课，要监护人同意',
    next: '请看一遍要求，点「我是监护人，同意」再报',
    retry: 'never',
  },
  CHILD_PLACED: {
    text: '「{name}」已经由家里人在另一部手机上报过',
    next: '一家算一份，请看家里人的手机；要换您来报，请先在那边退掉',
    retry: 'never',
  },
  GUARDIAN_ENROLS: {
    text: '未满 18 岁，要监护人来报',
    next: '请监护人在自己的手机上把您添加为家人，看过要求再报',
    retry: 'never',
  },
  COURSE_NEEDED: {
    text: '教孩子功课，要当成一门课来办，监护人同意了才能报',
    next: '请点开「这是一门课」，写上在场的两位大人，再送审',
    retry: 'never',
  },
  COURSE_ADULTS: {
    text: '在场的大人有重复的，或者就是老师',
    next: '老师以外，写几位不同的人',
    retry: 'never',
  },
  COURSE_TOO_LARGE: {
    text: '一门课最多收 {most} 人、候补 {line} 人',
    next: '人再多，请分成两个班',
    retry: 'never',
  },
  COURSE_DRAW_LATE: {
    text: '抽签要在第一课前 12 个小时以上',
    next: '请把抽签的时间往前放，大家才来得及知道',
    retry: 'never',
  },
  COURSE_PLAIN: {
    text: '课程不分岗位，也不用审核',
    next: '请去掉岗位和「报名要先审核」，或者不当成课程',
    retry: 'never',
  },
  COURSE_STANDS: {
    text: '发布以后，是不是一门课就不能再改了',
    next: '请取消这个活动，另外写一个',
    retry: 'never',
  },
  DROP_UNDO_OVER: {
    text: '过了 10 分钟，名额已经给了下一位',
    next: '请联系这位学员，请人家再报一次',
    retry: 'never',
  },
} as const
